//! Today in one line, for a prompt or a status bar.

use crate::app::App;
use crate::plan::calendar::Calendar;
use crate::plan::standing::State;
use crate::ui::words::Words;

/// The study day, how far behind, what is to be reviewed, minutes and streak; nothing where there is nothing to study.
#[must_use]
pub fn short(app: &App, words: Words) -> Option<String> {
    let standing = app.standing();
    let activity = app.activity();
    let behind = words.behind_in_short(standing.behind);
    let minutes = activity.on(standing.date).minutes;
    let due = app.reviews().map_or(0, |reviews| reviews.due().len());
    let parts = [
        Some(place(app, words)?),
        Some(behind).filter(|said| !said.is_empty()),
        (due > 0).then(|| words.reviews_in_short(due)),
        (minutes > 0).then(|| words.estimate(minutes)),
        Some(app.streak(&activity).days).filter(|days| *days > 0).map(|days| words.streak_in_short(days)),
    ];
    Some(parts.into_iter().flatten().collect::<Vec<_>>().join(words.comma()))
}

/// Where today is in the plan.
fn place(app: &App, words: Words) -> Option<String> {
    let (plan, standing) = (app.plan(), app.standing());
    let focus = standing.focus()?;
    let span = app.calendar().and_then(Calendar::span);
    let said = match (standing.state, standing.counted, span) {
        (State::On, Some(day), _) => {
            let is_done = standing.days.iter().all(|&day| plan.is_done(day, app.document()));
            words.day_in_short(day, plan.total_days(), is_done)
        }
        (State::Before, _, Some((start, _))) => words.begins_on(start, standing.date),
        (State::After, _, Some((_, end))) => words.ends_on(end, standing.date),
        (State::Rest, ..) if standing.paused.is_some() => words.paused().to_owned(),
        (State::Rest, ..) => words.rest_day().to_owned(),
        _ => words.next(&words.day_name(app, focus)),
    };
    Some(said)
}
