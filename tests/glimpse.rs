//! A long roadmap of which only the beginning is there yet: what is done with that is done with the whole.

#![allow(clippy::unwrap_used)]

mod support;

use chrono::NaiveDate;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use roadmap::app::action::{Action, Effect, News, View};
use roadmap::app::rework::Rework;
use roadmap::app::{App, Opening, Saved};
use roadmap::document::Document;
use roadmap::document::arrange::Place;
use roadmap::ui::Screen;
use roadmap::ui::theme::Theme;
use roadmap::ui::words::Words;
use support::{drawn, rows};

/// A roadmap of sections, with a plan at its end. Of its text so many bytes are the beginning.
fn roadmap(sections: usize) -> (String, usize) {
    let section = |number: usize| {
        format!("## Part {number}\n\n- [ ] a {number}\n  - [x] b\n  - [ ] c\n- [/] d\n- e\n\nwords\n\n")
    };
    let parts: String = (0..sections).map(section).collect();
    let days: String = (1..5).map(|day| format!("* **Day {day}: f**\n* [ ] g\n")).collect();
    (format!("# Roadmap\n\n{parts}## Plan\n\n### Phase 1: h\n\n{days}"), parts.len() / 2)
}

fn opening() -> Opening {
    Opening { date: NaiveDate::from_ymd_opt(2026, 2, 4).unwrap(), view: Some(View::Roadmap), ..Opening::default() }
}

fn beginning(text: &str, bytes: usize) -> Document {
    let end = text[..bytes].rfind('\n').unwrap() + 1;
    Document::glimpse(text[..end].to_owned()).unwrap()
}

fn whole(text: &str) -> App {
    App::new(Document::read(text.to_owned()), opening())
}

/// What can be done without the rest.
const ACTIONS: &[Action] = &[
    Action::Move(1),
    Action::Move(4),
    Action::Move(-1),
    Action::Page(7),
    Action::First,
    Action::Open,
    Action::Fold,
    Action::Unfold,
    Action::Tick,
    Action::Tick,
    Action::Undo,
    Action::Redo,
    Action::Show(View::Roadmap),
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_done_before_the_whole_arrives_is_done_with_the_whole(actions in vec(select(ACTIONS), 0..40)) {
        let (text, bytes) = roadmap(12);
        let mut early = App::glimpse(beginning(&text, bytes), opening());
        let mut late = whole(&text);
        for action in actions {
            // What comes behind the end of what is there is not there yet.
            let at_the_end = early.list().selected().is_none_or(|row| row + 8 > early.list().rows().len());
            if early.needs_whole(action) || (at_the_end && matches!(action, Action::Move(1..) | Action::Page(1..))) {
                continue;
            }
            let effect: Option<Effect> = early.update(action);
            prop_assert_eq!(effect, late.update(action));
            prop_assert_eq!(early.list().node(), late.list().node());
        }
        prop_assert_eq!(early.take_whole(whole(&text), true), false);
        prop_assert_eq!(early.document().text(), late.document().text());
        prop_assert_eq!(early.list().rows(), late.list().rows());
        prop_assert_eq!(early.list().node(), late.list().node());
        prop_assert_eq!(early.progress(), late.progress());
        prop_assert_eq!(early.standing(), late.standing());
        for view in View::ALL {
            prop_assert_eq!(early.list_of(view).rows(), late.list_of(view).rows());
        }
        prop_assert_eq!(early.saved(), late.saved());
        let _: Option<Effect> = early.hear(News::Saved(40));
        prop_assert_ne!(early.saved(), Saved::Reading);
    }
}

#[test]
fn what_is_not_known_yet_is_not_said() {
    let (text, bytes) = roadmap(12);
    let mut app = App::glimpse(beginning(&text, bytes), Opening { view: None, ..opening() });
    assert_eq!((app.view(), app.saved(), app.notice()), (View::Today, Saved::Reading, None));
    let waits = [Action::Last, Action::Search, Action::Recover, Action::TickAll, Action::FoldAll, Action::NextOpen];
    let reworks = [Rework::Add(Place::Below), Rework::Retitle, Rework::Remove, Rework::Shift(1), Rework::Mark];
    let waits: Vec<Action> = waits.into_iter().chain(reworks.map(Action::Rework)).collect();
    assert!(waits.iter().all(|action| app.needs_whole(*action)));
    assert!(!app.take_whole(App::new(Document::read(text), Opening { view: None, ..opening() }), true));
    assert!(!waits.iter().any(|action| app.needs_whole(*action)));
    assert_eq!((app.view(), app.saved()), (View::Today, Saved::Unchanged));
    assert_eq!(app.plan().days().len(), 4);
}

#[test]
fn a_change_of_what_the_whole_does_not_begin_with_is_lost_and_said_to_be() {
    let (text, bytes) = roadmap(12);
    let mut app = App::glimpse(beginning(&text, bytes), opening());
    for action in [Action::Move(2), Action::Tick] {
        let _: Option<Effect> = app.update(action);
    }
    assert_eq!(app.saved(), Saved::Saving);
    let other = format!("# Other\n\n{text}");
    assert!(app.take_whole(whole(&other), false));
    assert_eq!(app.document().text(), other);
}

#[test]
fn where_the_reader_left_off_is_kept_unless_they_went_elsewhere() {
    let (text, bytes) = roadmap(12);
    let resumed = || {
        let mut app = whole(&text);
        for action in [Action::Last, Action::Fold] {
            let _: Option<Effect> = app.update(action);
        }
        app
    };
    let mut app = App::glimpse(beginning(&text, bytes), opening());
    for action in [Action::Help, Action::Back, Action::Redraw] {
        let _: Option<Effect> = app.update(action);
    }
    app.take_whole(resumed(), true);
    assert_eq!(app.left_off(), resumed().left_off());
    let mut app = App::glimpse(beginning(&text, bytes), opening());
    let _: Option<Effect> = app.update(Action::Move(2));
    let here = app.list().node();
    app.take_whole(resumed(), true);
    assert_eq!(app.list().node(), here);
}

#[test]
fn where_nothing_is_selected_nothing_is_asked_of_it() {
    let (text, bytes) = roadmap(12);
    let mut app = App::glimpse(beginning(&text, bytes), Opening { view: None, ..opening() });
    let blind = [Action::Tick, Action::TickAll, Action::Edit, Action::Open, Action::Undo];
    assert!(blind.into_iter().all(|action| app.needs_whole(action) && app.is_blind(action)));
    assert!([Action::Move(1), Action::Last, Action::Search].into_iter().all(|action| !app.is_blind(action)));
    let _: Option<Effect> = app.update(Action::Show(View::Roadmap));
    assert!(!app.is_blind(Action::Tick));
}

#[test]
fn how_much_is_read_is_shown_as_long_as_it_takes_and_no_longer() {
    let (text, bytes) = roadmap(12);
    let mut app = App::glimpse(beginning(&text, bytes), opening());
    let mut screen = Screen::new(Theme::ANSI, Words::default(), "roadmap.md".to_owned());
    let mut tabs = |app: &App| rows(&drawn(app, &mut screen, (60, 20)))[1].trim_end().to_owned();
    assert!(!tabs(&app).contains('%'));
    for (percent, shown) in [(8, "   8%"), (43, "  43%")] {
        let _: Option<Effect> = app.hear(News::Read(percent));
        let tabs = tabs(&app);
        assert!(tabs.contains("reading") && tabs.ends_with(&shown[1..]), "{tabs}");
    }
    app.take_whole(whole(&text), true);
    let _: Option<Effect> = app.hear(News::Read(99));
    assert!(!tabs(&app).contains("reading"), "{}", tabs(&app));
}
