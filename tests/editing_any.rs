//! Any keys that change a roadmap, on any roadmap, and all of it taken back: every byte is there again.

#![allow(clippy::unwrap_used)]

mod support;

use std::path::{Path, PathBuf};

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use roadmap::app::action::{Action, Effect, News, View};
use roadmap::app::rework::Rework;
use roadmap::app::{App, Opening};
use roadmap::document::Document;
use roadmap::document::arrange::Place;
use support::{cases, date, samples};

/// What readers press; most of it changes something.
const ACTIONS: &[Action] = &[
    Action::Move(1),
    Action::Move(7),
    Action::Move(-3),
    Action::Gather,
    Action::Fold,
    Action::Unfold,
    Action::Tick,
    Action::Open,
    Action::Open,
    Action::Back,
    Action::NextView,
    Action::PreviousView,
    Action::Type('异'),
    Action::Type('#'),
    Action::Type(' '),
    Action::Type('['),
    Action::Type('-'),
    Action::Paste('\n'),
    Action::Pasted,
    Action::Rework(Rework::Add(Place::Below)),
    Action::Rework(Rework::Add(Place::Above)),
    Action::Rework(Rework::Add(Place::Inside)),
    Action::Rework(Rework::Retitle),
    Action::Rework(Rework::Remove),
    Action::Rework(Rework::Shift(1)),
    Action::Rework(Rework::Shift(-1)),
    Action::Rework(Rework::Indent),
    Action::Rework(Rework::Outdent),
    Action::Rework(Rework::Move),
    Action::Rework(Rework::Box),
    Action::Rework(Rework::Mark),
    Action::Undo,
    Action::Redo,
];

/// Texts to edit: the samples, and where they are there, files of others that are not too long to be read again and again.
fn texts() -> Vec<String> {
    let short = |text: &String| text.len() < 12_000;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/files");
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    let others = paths.into_iter().filter_map(|path| std::fs::read_to_string(path).ok());
    let mut texts: Vec<String> = samples().into_iter().map(|(_, text)| text).chain(others).filter(short).collect();
    texts.extend([String::new(), "\u{feff}# a\r\n* b\r\n\t* c".to_owned(), "a\r\r\n- [ ] b\r- c".to_owned()]);
    texts
}

proptest! {
    #![proptest_config(cases(4))]

    #[test]
    fn whatever_is_done_to_a_roadmap_is_taken_back_to_the_byte(
        which in any::<Index>(),
        row in any::<Index>(),
        actions in vec(select(ACTIONS), 50),
    ) {
        let texts = texts();
        let text = which.get(&texts);
        let opening = Opening { date: date("2026-02-04"), view: Some(View::Roadmap), ..Opening::default() };
        let mut app = App::new(Document::read(text.clone()), opening);
        let _: Option<Effect> = app.update(Action::Select(row.index(app.list().rows().len().max(1))));
        for action in actions {
            let before = app.document().text().to_owned();
            if let Some(Effect::Save(edit)) = app.update(action) {
                prop_assert_eq!(&edit.apply(&before), app.document().text());
                let _: Option<Effect> = app.hear(News::Saved(1));
            } else {
                prop_assert_eq!(&before, app.document().text());
            }
        }
        while app.is_covered() {
            let _: Option<Effect> = app.update(Action::Back);
        }
        let _: Option<Effect> = app.update(Action::Show(View::Roadmap));
        while app.can_undo() {
            let _: Option<Effect> = app.update(Action::Undo);
        }
        prop_assert_eq!(app.document().text(), text);
    }
}
