//! The items of a roadmap, each by a name that means it alone.

use std::collections::HashMap;
use std::path::Path;

use crate::app::App;
use crate::app::action::View;
use crate::cli::read::open;
use crate::cli::{Dates, Environment};
use crate::document::outline::NodeId;
use crate::plan::tick::{is_ticked, tick};
use crate::text::lines::Lines;

/// Which items are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// Those that can be ticked.
    Open,
    /// Those that are ticked.
    Done,
    /// All.
    All,
}

/// An item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Title {
    /// What means it alone.
    pub(super) name: String,
    /// Where it stands, for people.
    pub(super) place: String,
}

/// The items of the file at a path; none where it cannot be read.
pub(super) fn titles(file: &Path, wanted: Wanted, environment: Environment) -> Vec<Title> {
    let Ok(store) = environment.open(file) else { return Vec::new() };
    let app = open(store.into_text(), Dates::default(), environment, View::Plan);
    let (document, plan, outline) = (app.document(), app.plan(), app.document().outline());
    let is_wanted = |&id: &NodeId| match wanted {
        Wanted::Open => !is_ticked(document, plan, id) && tick(document, plan, id, true).is_ok(),
        Wanted::Done => is_ticked(document, plan, id),
        Wanted::All => true,
    };
    let names = Names::of(&app);
    let today = app.standing().focus().map(|day| plan.day(day).node).filter(|_| app.standing().day.is_some());
    let today = today
        .filter(|id| is_wanted(id))
        .map(|id| Title { name: "today".to_owned(), place: outline.title(id).to_owned() });
    let titles = plan.entries(outline).filter(is_wanted).map(|id| names.title(&app, id));
    today.into_iter().chain(titles).collect()
}

/// What the phases of the file at a path are called; none where it cannot be read.
pub(super) fn phases(file: &Path, environment: Environment) -> Vec<String> {
    let Ok(store) = environment.open(file) else { return Vec::new() };
    let app = open(store.into_text(), Dates::default(), environment, View::Plan);
    let headings = app.plan().phases().iter().filter_map(|phase| phase.heading);
    headings.map(|id| app.document().outline().title(id).to_owned()).collect()
}

/// How often titles occur, alone and with what they stand beneath.
struct Names {
    titles: HashMap<String, usize>,
    paths: HashMap<String, usize>,
    lines: Lines,
}

impl Names {
    fn of(app: &App) -> Self {
        let mut names = Self { titles: HashMap::new(), paths: HashMap::new(), lines: Lines::of(app.document().text()) };
        let outline = app.document().outline();
        for id in app.plan().entries(outline) {
            *names.titles.entry(outline.title(id).to_owned()).or_default() += 1;
            *names.paths.entry(path(app, id).unwrap_or_default()).or_default() += 1;
        }
        names
    }

    /// The shortest name of a node: its title, with the one above it, or its line.
    fn title(&self, app: &App, id: NodeId) -> Title {
        let outline = app.document().outline();
        let title = outline.title(id);
        let path = path(app, id).filter(|path| self.paths.get(path) == Some(&1) && is_plain(path));
        let line = self.lines.number(outline.node(id).start);
        let place = outline.path(id).join(" / ");
        match path {
            _ if self.titles.get(title) == Some(&1) && is_plain(title) => Title { name: title.to_owned(), place },
            Some(path) => Title { name: path, place },
            None => Title { name: format!("line:{line}"), place: format!("{place} / {title}") },
        }
    }
}

fn path(app: &App, id: NodeId) -> Option<String> {
    let outline = app.document().outline();
    let above = outline.title(outline.parent(id)?);
    let is_said = !above.is_empty() && !outline.title(id).is_empty();
    is_said.then(|| format!("{above}/{}", outline.title(id)))
}

/// Whether a name is taken for nothing else on a command line.
fn is_plain(name: &str) -> bool {
    let is_place = name.starts_with("line:") || name.starts_with("task:") || name == "today";
    !name.is_empty() && !is_place && !name.starts_with('-')
}
