//! What the program hears of the world outside: the file, its journal, other programs, the clock.

use super::App;
use super::action::{Effect, News};
use super::notice::Notice;

impl App {
    /// Hears what happened outside.
    pub fn hear(&mut self, news: News) -> Option<Effect> {
        self.end_hunt_at(&news);
        match news {
            News::Saved(count) => self.reach_disk(count),
            News::NotSaved(reason) => self.fail(reason),
            News::Moved(text) => {
                self.find_again();
                return self.follow(text);
            }
            News::Same => self.find_again(),
            News::Gone => self.lose(),
            News::Unreadable(reason) => self.notice = Some(Notice::Unreadable(reason)),
            News::Copy { name, text } => self.hear_of_copy(name, &text),
            News::ReadOnly(reason) => self.notice = Some(Notice::ReadOnly(reason)),
            News::CutOff => self.notice = Some(Notice::CutOff),
            News::Edited => {
                // What a tick writes is said after it.
                self.told &= self.notice.take_if(|notice| notice.stands_beside()).is_none();
                self.notice = Some(self.notice.take().map_or(Notice::Unedited, Notice::edited));
            }
            News::Opened(address) => self.notice = Some(Notice::Opened(address)),
            News::Copied(text) => self.notice = Some(Notice::Copied(text)),
            News::Failed(reason) => self.notice = Some(Notice::Failed(reason)),
            News::Read(percent) => self.hear_read(percent),
            News::Quiet => drop(self.notice.take_if(|notice| notice.passes())),
            News::FirstRun => {
                // What a tick writes is said after it.
                self.told = false;
                self.notice = Some(Notice::Hint);
            }
            News::Journal(journal) => {
                self.read_journal(*journal);
                self.look_back();
            }
            News::Noted(events) => {
                self.note(&events);
                self.look_back_on(&events);
            }
            News::NotNoted(reason) => self.notice = Some(Notice::NotNoted(reason)),
            News::Minutes(minutes) => self.hear_minutes(minutes),
            News::Date(date) => {
                self.opening.date = date;
                // What was graded yesterday is not graded anew today.
                self.recall.past.clear();
                self.recall.forget();
                self.reckon();
                self.look_back();
                self.part_timer();
            }
        }
        self.list_reviews();
        None
    }
}
