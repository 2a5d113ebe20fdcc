//! `roadmap restore FILE`: the backups of a file; and one of them brought back.

use super::keep::keep_first;
use super::{Answer, Environment, Exit, RestoreArguments};
use crate::document::Document;
use crate::progress::Progress;
use crate::report::backups::{self, Copy};
use crate::report::json;
use crate::store::backup::{Backup, Kind};
use crate::store::restore::{self, Restored};
use crate::text::sanitise::sanitise;
use crate::ui::words::{Occasion, Words};

pub(super) fn run(arguments: &RestoreArguments, environment: Environment) -> Answer {
    let words = environment.words();
    let Some(data) = environment.data else { return Answer::failed(&words.no_data_folder(), Exit::File) };
    let found = match restore::backups(&arguments.file, data) {
        Ok(found) => found,
        Err(error) => return Answer::refused(&error, words),
    };
    let file = arguments.file.to_string_lossy();
    let Some(which) = &arguments.which else { return list(&found, &file, arguments.json, words) };
    let Some(number) = pick(&found, which) else {
        return Answer::failed(&words.no_such_backup(&sanitise(which)), Exit::Usage);
    };
    let copy = copy(number, &found[number]);
    if let Ok(store) = environment.open(&arguments.file) {
        keep_first(&store, environment);
    }
    match restore::restore(&arguments.file, data, &found[number]) {
        Ok(restored) => {
            let changed = restored != Restored::Same;
            let out = if arguments.json {
                json::backups::restored(&file, &copy, changed)
            } else {
                backups::restored(&copy, changed, words)
            };
            Answer::new(out, Exit::Done)
        }
        Err(error) => Answer::refused(&error, words),
    }
}

fn list(found: &[Backup], file: &str, as_json: bool, words: Words) -> Answer {
    let copies: Vec<Copy> = found.iter().enumerate().map(|(index, backup)| copy(index, backup)).collect();
    match (as_json, copies.is_empty()) {
        (true, empty) => Answer::new(json::backups::backups(file, &copies), if empty { Exit::No } else { Exit::Done }),
        (false, true) => Answer::failed(&words.no_backup(), Exit::No),
        (false, false) => Answer::new(backups::backups(&copies, words), Exit::Done),
    }
}

/// The backup with a number, or of a date: of several, the day's own, which is what the date alone stands for.
fn pick(found: &[Backup], which: &str) -> Option<usize> {
    if let Ok(number) = which.parse::<usize>() {
        return number.checked_sub(1).filter(|&index| index < found.len());
    }
    let date: chrono::NaiveDate = super::arguments::parse_date(which).ok()?;
    let of_date = |backup: &Backup| backup.date == date;
    let own = found.iter().position(|backup| of_date(backup) && backup.kind == Kind::Opened);
    own.or_else(|| found.iter().position(of_date))
}

fn copy(index: usize, backup: &Backup) -> Copy {
    // One that cannot be read is listed all the same; bringing it back says why.
    let text = backup.text().unwrap_or_default();
    Copy {
        number: index + 1,
        at: backup.at,
        bytes: backup.bytes,
        progress: Progress::of(Document::read(text).outline()).whole,
        occasion: match backup.kind {
            Kind::Opened => Occasion::Opened,
            Kind::Replaced => Occasion::Restored,
            Kind::CutOff => Occasion::CutOff,
            Kind::Left => Occasion::Left,
        },
    }
}
