//! The whole roadmap as a tree that folds: sections and items, each with how far it is.
//!
//! Browsers nest elements some hundreds deep and no deeper; what a roadmap nests further is listed flat.

use super::super::facts::counted;
use super::super::now::mark;
use super::text::{Safe, boxed, class};
use crate::app::App;
use crate::document::outline::{Kind, NodeId};
use crate::document::status::DONE_SIGN;
use crate::progress::Tally;
use crate::ui::words::Words;

/// How deep elements are nested.
const MOST_DEPTH: usize = 40;

/// Of a roadmap with more entries only the outermost sections are unfolded.
const LONG: usize = 600;

/// What is around the entries that are written.
enum Around {
    /// A section, and whether a list is open in it.
    Section(NodeId, bool),
    /// An item's list.
    Item(NodeId),
}

/// All entries; nothing where there is none.
pub(super) fn tree(app: &App, title: &str, words: Words) -> String {
    let outline = app.document().outline();
    let mut tree = Tree { app, words, is_long: false, out: String::new(), around: Vec::new(), is_list: false };
    let entries: Vec<NodeId> = app.plan().entries(outline).collect();
    tree.is_long = entries.len() > LONG;
    for (at, &id) in entries.iter().enumerate() {
        // What is called as the page, and has all else beneath it, is the page.
        let is_page = at == 0 && outline.end(id).index() == outline.len() && outline.title(id) == title;
        if is_page && outline.kind(id) == Kind::Heading && entries.len() > 1 {
            continue;
        }
        let has_more = entries.get(at + 1).is_some_and(|next| *next < outline.end(id));
        tree.entry(id, has_more);
    }
    tree.leave(|_| false);
    tree.end_list();
    if tree.out.is_empty() { tree.out } else { format!("<div class=\"tree\">\n{}</div>\n", tree.out) }
}

struct Tree<'a> {
    app: &'a App,
    words: Words,
    is_long: bool,
    out: String,
    around: Vec<Around>,
    /// Whether a list is open that is in no section.
    is_list: bool,
}

impl Tree<'_> {
    fn entry(&mut self, id: NodeId, has_more: bool) {
        let app = self.app;
        let outline = app.document().outline();
        self.leave(|above| id < outline.end(above));
        let opens = has_more && self.around.len() < MOST_DEPTH;
        let is_section = outline.kind(id) == Kind::Heading && !matches!(self.around.last(), Some(Around::Item(_)));
        match (is_section, opens) {
            (true, true) => {
                self.end_list();
                self.open_section(id);
            }
            (false, true) => {
                self.begin_list();
                self.open_item(id);
            }
            _ => {
                self.begin_list();
                let line = self.line(id, false);
                self.out += &format!("<li class=\"row{}\">{line}</li>\n", self.state(id));
            }
        }
    }

    fn open_section(&mut self, id: NodeId) {
        let level = (self.around.len() + 3).min(6);
        let title = self.title(id);
        let lead = mark(self.app, id).map(|mark| boxed(Some(mark), self.words)).unwrap_or_default();
        let (open, tally) = (self.open(id), self.tally(id));
        self.out += &format!(
            "<details class=\"sec\"{open}><summary class=\"head\"><span class=\"turn\"></span>{lead}\
             <h{level} class=\"say\" dir=\"auto\">{}</h{level}>{tally}</summary>\n<div class=\"body\">\n",
            Safe(title)
        );
        self.around.push(Around::Section(id, false));
    }

    fn open_item(&mut self, id: NodeId) {
        let (open, line) = (self.open(id), self.line(id, true));
        self.out += &format!(
            "<li><details class=\"it\"{open}><summary class=\"row{}\">{line}</summary>\n<ul>\n",
            self.state(id)
        );
        self.around.push(Around::Item(id));
    }

    /// A box and words, and how much beneath is done.
    fn line(&self, id: NodeId, folds: bool) -> String {
        let title = Safe(self.title(id));
        let lead = boxed(mark(self.app, id), self.words);
        let more = if folds { self.tally(id) + "<span class=\"turn\"></span>" } else { String::new() };
        format!("{lead}<span class=\"say\"><span dir=\"auto\">{title}</span>{more}</span>")
    }

    /// What an entry says, without the sign that it is done where a box shows that.
    fn title(&self, id: NodeId) -> &str {
        let title = self.app.document().outline().title(id);
        let is_shown = self.app.plan().day_at(id).is_some();
        let bare =
            if is_shown { title.trim_end_matches('\u{fe0f}').trim_end_matches(DONE_SIGN).trim_end() } else { title };
        if bare.is_empty() { title } else { bare }
    }

    fn state(&self, id: NodeId) -> String {
        mark(self.app, id).map(|mark| format!(" is-{}", class(mark))).unwrap_or_default()
    }

    fn tally_of(&self, id: NodeId) -> Tally {
        let days = self.app.days_beneath(id);
        if days.total > 0 { days } else { self.app.progress().at(id) }
    }

    fn tally(&self, id: NodeId) -> String {
        let tally = self.tally_of(id);
        // Its own box says it.
        let is_own = tally.total == 1 && self.app.document().outline().mark(id).is_some();
        if tally.total == 0 || is_own {
            return String::new();
        }
        let all = if tally.is_complete() { " all" } else { "" };
        format!(" <span class=\"n{all}\">{}</span>", counted(tally))
    }

    /// What is done is folded away, and of a long roadmap whatever is not outermost.
    fn open(&self, id: NodeId) -> &'static str {
        let tally = self.tally_of(id);
        let is_done = tally.total > 0 && tally.is_complete();
        let is_deep = self.is_long && !self.around.is_empty();
        if is_done || is_deep { "" } else { " open" }
    }

    fn list(&mut self) -> Option<&mut bool> {
        match self.around.last_mut() {
            Some(Around::Section(_, is_list)) => Some(is_list),
            Some(Around::Item(_)) => None,
            None => Some(&mut self.is_list),
        }
    }

    fn begin_list(&mut self) {
        if let Some(is_list) = self.list().filter(|is_list| !**is_list) {
            *is_list = true;
            self.out += "<ul>\n";
        }
    }

    fn end_list(&mut self) {
        if let Some(is_list) = self.list().filter(|is_list| **is_list) {
            *is_list = false;
            self.out += "</ul>\n";
        }
    }

    /// Ends whatever is not around the next entry.
    fn leave(&mut self, is_around: impl Fn(NodeId) -> bool) {
        while let Some(Around::Section(id, _) | Around::Item(id)) = self.around.last() {
            if is_around(*id) {
                return;
            }
            self.end_list();
            match self.around.pop() {
                Some(Around::Section(..)) => self.out += "</div></details>\n",
                _ => self.out += "</ul></details></li>\n",
            }
        }
    }
}
