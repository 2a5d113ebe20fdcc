//! What each layer costs on made-up roadmaps of 100 to 100,000 tasks, beside the Markdown parser alone on the same text.
//!
//! `cargo bench --bench layers`. A throughput is in bytes of the file also where less than the file is looked at, so that any
//! two lines of one size can be held together.

mod support;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use roadmap::app::App;
use roadmap::app::action::{Action, News};
use roadmap::document::Document;
use roadmap::plan::Plan;
use roadmap::plan::topics::topics;
use roadmap::progress::Progress;
use support::screen::{Drawn, opening};
use support::{beside, made};

const TASKS: [usize; 4] = [100, 1_000, 10_000, 100_000];

fn main() {
    divan::main();
}

fn document(tasks: usize) -> Document {
    Document::read(made::roadmap(tasks))
}

/// The open roadmap, with its first open task selected.
fn app(tasks: usize) -> App {
    let mut app = App::new(document(tasks), opening());
    for action in [Action::First, Action::NextOpen] {
        assert!(app.update(action).is_none(), "nothing is written");
    }
    app
}

/// With the bytes of the whole text as the measure, whatever part of it is looked at.
fn of<'a, 'b>(tasks: usize, bencher: Bencher<'a, 'b>) -> Bencher<'a, 'b> {
    bencher.counter(BytesCount::new(made::roadmap(tasks).len()))
}

/// The parser alone: every event, and where it stands.
#[divan::bench(args = TASKS, max_time = 2)]
fn pulldown_cmark(bencher: Bencher<'_, '_>, tasks: usize) {
    let text = made::roadmap(tasks);
    of(tasks, bencher).bench_local(|| beside::pulldown(black_box(&text)));
}

/// A text read as an outline.
#[divan::bench(args = TASKS, max_time = 2)]
fn read(bencher: Bencher<'_, '_>, tasks: usize) {
    let text = made::roadmap(tasks);
    of(tasks, bencher).with_inputs(|| text.clone()).bench_local_values(Document::read);
}

/// The outline's phases and study days.
#[divan::bench(args = TASKS, max_time = 2)]
fn plan(bencher: Bencher<'_, '_>, tasks: usize) {
    let document = document(tasks);
    of(tasks, bencher).bench_local(|| Plan::of(black_box(&document)));
}

/// What is done of every section.
#[divan::bench(args = TASKS, max_time = 2)]
fn progress(bencher: Bencher<'_, '_>, tasks: usize) {
    let document = document(tasks);
    of(tasks, bencher).bench_local(|| Progress::of(black_box(&document).outline()));
}

/// What the study days of today are about.
#[divan::bench(args = TASKS, max_time = 2)]
fn topics_of_today(bencher: Bencher<'_, '_>, tasks: usize) {
    let app = app(tasks);
    let now = app.standing().now();
    of(tasks, bencher).bench_local(|| topics(black_box(app.document()), app.plan(), &now));
}

/// All that stands behind a screen, of a text that was read.
#[divan::bench(args = TASKS, max_time = 2)]
fn opened(bencher: Bencher<'_, '_>, tasks: usize) {
    let document = document(tasks);
    of(tasks, bencher).with_inputs(|| document.clone()).bench_local_values(|document| App::new(document, opening()));
}

/// A key that goes a row down, and one up.
#[divan::bench(args = TASKS, max_time = 2)]
fn key(bencher: Bencher<'_, '_>, tasks: usize) {
    let (mut app, mut by) = (app(tasks), 1);
    of(tasks, bencher).bench_local(|| {
        let effect = app.update(Action::Move(by));
        by = -by;
        effect
    });
}

/// A tick, and what is heard of its save.
#[divan::bench(args = TASKS, max_time = 2)]
fn tick(bencher: Bencher<'_, '_>, tasks: usize) {
    let mut app = app(tasks);
    of(tasks, bencher).bench_local(|| {
        let effect = app.update(Action::Tick);
        (effect, app.hear(News::Saved(1)))
    });
}

/// A whole frame of 120 columns and 40 lines.
#[divan::bench(args = TASKS, max_time = 2)]
fn frame(bencher: Bencher<'_, '_>, tasks: usize) {
    let (app, mut drawn) = (app(tasks), Drawn::new());
    of(tasks, bencher).bench_local(|| drawn.frame(&app));
}

/// A letter of a search through all titles, from where it was begun.
#[divan::bench(args = TASKS, max_time = 2)]
fn search(bencher: Bencher<'_, '_>, tasks: usize) {
    let mut app = app(tasks);
    assert!(app.update(Action::Search).is_none(), "nothing is written");
    of(tasks, bencher).with_inputs(|| app.clone()).bench_local_values(|mut app| {
        let effect = app.update(Action::Type('p'));
        (effect, app.match_count())
    });
}
