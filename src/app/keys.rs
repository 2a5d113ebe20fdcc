//! The keys: one table that drives the program, its help, its book and its tests, but for what a reader changes.

use super::action::{Action, View};
use super::rework::Rework;
use crate::document::arrange::Place;

/// An action with the keys that ask for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Binding {
    /// What the settings call the action; it stays what it is.
    pub name: &'static str,
    /// Their names: a character, or `space`, `enter`, `esc`, `up`, `pgdn` and so on, with `ctrl-` or `shift-` before them.
    pub keys: &'static [&'static str],
    /// What they ask for.
    pub action: Action,
    /// Under which heading the help lists them.
    pub group: Group,
}

/// The headings of the help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Ticking and taking back.
    Tick,
    /// Changing what stands in the roadmap, and where.
    Edit,
    /// Going from row to row.
    Move,
    /// Views and folds.
    View,
    /// What other programs are asked for.
    Outside,
    /// The rest.
    Program,
}

/// Every key, in the order in which the help lists them.
pub const KEYS: &[Binding] = &[
    key("tick", &["space", "x"], Action::Tick, Group::Tick),
    key("tick-all", &["X"], Action::TickAll, Group::Tick),
    key("recover", &["c"], Action::Recover, Group::Tick),
    key("draft-plan", &["P"], Action::Plan, Group::Tick),
    key("timer", &["t"], Action::Timer, Group::Tick),
    key("merge-copy", &["m"], Action::MergeCopy, Group::Tick),
    key("undo", &["u"], Action::Undo, Group::Tick),
    key("redo", &["U", "ctrl-r"], Action::Redo, Group::Tick),
    key("add-below", &["o"], Action::Rework(Rework::Add(Place::Below)), Group::Edit),
    key("add-above", &["O"], Action::Rework(Rework::Add(Place::Above)), Group::Edit),
    key("add-inside", &["a"], Action::Rework(Rework::Add(Place::Inside)), Group::Edit),
    key("edit-text", &["i"], Action::Rework(Rework::Retitle), Group::Edit),
    key("mark", &["."], Action::Rework(Rework::Mark), Group::Edit),
    key("box", &["B"], Action::Rework(Rework::Box), Group::Edit),
    key("move-down", &["J", "alt-down"], Action::Rework(Rework::Shift(1)), Group::Edit),
    key("move-up", &["K", "alt-up"], Action::Rework(Rework::Shift(-1)), Group::Edit),
    key("indent", &["L", "alt-right"], Action::Rework(Rework::Indent), Group::Edit),
    key("outdent", &["H", "alt-left"], Action::Rework(Rework::Outdent), Group::Edit),
    key("move-to", &["M"], Action::Rework(Rework::Move), Group::Edit),
    key("delete", &["d", "delete"], Action::Rework(Rework::Remove), Group::Edit),
    key("select", &["V"], Action::Gather, Group::Edit),
    key("down", &["down", "j"], Action::Move(1), Group::Move),
    key("up", &["up", "k"], Action::Move(-1), Group::Move),
    key("page-down", &["pgdn", "ctrl-d"], Action::Page(1), Group::Move),
    key("page-up", &["pgup", "ctrl-u"], Action::Page(-1), Group::Move),
    key("first", &["home", "g"], Action::First, Group::Move),
    key("last", &["end", "G"], Action::Last, Group::Move),
    key("next-open", &["n"], Action::NextOpen, Group::Move),
    key("previous-open", &["p"], Action::PreviousOpen, Group::Move),
    key("find", &["/"], Action::Search, Group::Move),
    key("next-match", &["]"], Action::NextMatch, Group::Move),
    key("previous-match", &["["], Action::PreviousMatch, Group::Move),
    key("section", &["s"], Action::Section, Group::Move),
    key("back", &["<", "ctrl-o"], Action::Backward, Group::Move),
    key("forward", &[">"], Action::Forward, Group::Move),
    key("show-today", &["1"], Action::Show(View::Today), Group::View),
    key("show-roadmap", &["2"], Action::Show(View::Roadmap), Group::View),
    key("show-plan", &["3"], Action::Show(View::Plan), Group::View),
    key("show-review", &["4"], Action::Show(View::Review), Group::View),
    key("show-stats", &["5"], Action::Show(View::Stats), Group::View),
    key("next-view", &["tab"], Action::NextView, Group::View),
    key("previous-view", &["shift-tab"], Action::PreviousView, Group::View),
    key("open", &["enter"], Action::Open, Group::View),
    key("look", &["v"], Action::Look, Group::View),
    key("fold", &["left", "h"], Action::Fold, Group::View),
    key("unfold", &["right", "l"], Action::Unfold, Group::View),
    key("fold-all", &["z"], Action::FoldAll, Group::View),
    key("filter", &["f"], Action::Filter, Group::View),
    key("zoom", &["Z"], Action::Zoom, Group::View),
    key("edit", &["e"], Action::Edit, Group::Outside),
    key("open-link", &["b"], Action::OpenLink, Group::Outside),
    key("copy-title", &["y"], Action::CopyTitle, Group::Outside),
    key("copy-link", &["Y"], Action::CopyLink, Group::Outside),
    key("palette", &[":", "ctrl-p"], Action::Palette, Group::Program),
    key("help", &["?", "f1"], Action::Help, Group::Program),
    key("leave", &["esc"], Action::Back, Group::Program),
    key("redraw", &["ctrl-l"], Action::Redraw, Group::Program),
    key("suspend", &["ctrl-z"], Action::Suspend, Group::Program),
    key("library", &["backspace"], Action::Library, Group::Program),
    key("read-again", &["r"], Action::ReadAgain, Group::Program),
    key("quit", &["q", "ctrl-c"], Action::Quit, Group::Program),
];

const fn key(name: &'static str, keys: &'static [&'static str], action: Action, group: Group) -> Binding {
    Binding { name, keys, action, group }
}

/// What is held down with a key, as it stands before the key's name, in this order.
pub const HELD: [&str; 3] = ["ctrl-", "alt-", "shift-"];

/// A key's name with what is held down before it.
#[must_use]
pub fn key_name(held: [bool; HELD.len()], bare: &str) -> String {
    HELD.iter().zip(held).filter(|(_, is_held)| *is_held).map(|(prefix, _)| *prefix).chain([bare]).collect()
}

/// A key that is called by a word, for it types no character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the key of that name")]
pub enum Called {
    Space,
    Enter,
    Esc,
    Tab,
    Backspace,
    Delete,
    Insert,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
}

/// What each is called.
const NAMES: [(Called, &str); 15] = [
    (Called::Space, "space"),
    (Called::Enter, "enter"),
    (Called::Esc, "esc"),
    (Called::Tab, "tab"),
    (Called::Backspace, "backspace"),
    (Called::Delete, "delete"),
    (Called::Insert, "insert"),
    (Called::Up, "up"),
    (Called::Down, "down"),
    (Called::Left, "left"),
    (Called::Right, "right"),
    (Called::Home, "home"),
    (Called::End, "end"),
    (Called::PageUp, "pgup"),
    (Called::PageDown, "pgdn"),
];

impl Called {
    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        NAMES[self as usize].1
    }

    /// The key of this name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        NAMES.iter().find(|(_, other)| *other == name).map(|(called, _)| *called)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_asks_for_two_things() {
        let mut names: Vec<_> = KEYS.iter().flat_map(|binding| binding.keys).collect();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count);
    }

    #[test]
    fn a_key_that_is_called_by_a_word_is_found_by_it() {
        for (called, name) in NAMES {
            assert_eq!((called.name(), Called::of(name)), (name, Some(called)));
        }
    }
}
