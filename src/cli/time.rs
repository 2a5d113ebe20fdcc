//! `roadmap time FILE MINUTES`: minutes of study, written down as the timer on the screen does.

use chrono::Duration;

use super::arguments::TimeArguments;
use super::keep::keep;
use super::read::open;
use super::{Answer, Environment, Exit};
use crate::app::action::View;
use crate::progress::journal::{By, Deed, Place};
use crate::report::json::Reporter;
use crate::text::language::Say;

pub(super) fn run(arguments: &TimeArguments, environment: Environment) -> Answer {
    let words = environment.words();
    let store = match environment.open(&arguments.file) {
        Ok(store) => store,
        Err(error) => return Answer::refused(&error, words),
    };
    let mut app = open(store.text().to_owned(), arguments.dates, environment, View::Plan);
    let Some(kept) = keep(&store, &mut app, environment, (By::Shell, arguments.dates.on)) else {
        return Answer::failed(&words.no_data_folder(), Exit::File);
    };
    let day = app.standing().focus().map(|day| app.plan().day(day).node);
    let place = day.map(|node| Place::of(app.document().outline(), app.plan(), node));
    let minutes = u32::from(arguments.minutes);
    let now = (environment.now)();
    // On a date of its own a run begins on that date: of those that begin together the longest alone counts.
    let from_today = arguments.dates.on.map_or(Duration::zero(), |on| on - environment.today());
    let length = Duration::minutes(i64::from(minutes));
    let run = from_today.checked_sub(&length).and_then(|from| now.checked_add_signed(from)).unwrap_or(now);
    if let Err(error) = kept.write_down_also(&mut app, Deed::Minutes { place, run, minutes }) {
        return Answer::failed(&words.not_written_down(&error.say(words.language)), Exit::File);
    }
    let date = app.standing().date;
    let out = if arguments.json {
        Reporter::new(&app, &arguments.file.to_string_lossy()).timed()
    } else {
        format!("{}\n", words.minutes_noted(minutes, app.activity().on(date).minutes))
    };
    Answer::new(out, Exit::Done)
}
