//! The keys: one table that drives the program, its help, its README and its tests, but for what a reader changes.

use super::action::{Action, View};

/// An action with the keys that ask for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Binding {
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
    key(&["space", "x"], Action::Tick, Group::Tick),
    key(&["X"], Action::TickAll, Group::Tick),
    key(&["c"], Action::Recover, Group::Tick),
    key(&["m"], Action::MergeCopy, Group::Tick),
    key(&["u"], Action::Undo, Group::Tick),
    key(&["U", "ctrl-r"], Action::Redo, Group::Tick),
    key(&["down", "j"], Action::Move(1), Group::Move),
    key(&["up", "k"], Action::Move(-1), Group::Move),
    key(&["pgdn", "ctrl-d"], Action::Page(1), Group::Move),
    key(&["pgup", "ctrl-u"], Action::Page(-1), Group::Move),
    key(&["home", "g"], Action::First, Group::Move),
    key(&["end", "G"], Action::Last, Group::Move),
    key(&["n"], Action::NextOpen, Group::Move),
    key(&["p"], Action::PreviousOpen, Group::Move),
    key(&["/"], Action::Search, Group::Move),
    key(&["]"], Action::NextMatch, Group::Move),
    key(&["["], Action::PreviousMatch, Group::Move),
    key(&["s"], Action::Section, Group::Move),
    key(&["<", "ctrl-o"], Action::Backward, Group::Move),
    key(&[">"], Action::Forward, Group::Move),
    key(&["1"], Action::Show(View::Today), Group::View),
    key(&["2"], Action::Show(View::Roadmap), Group::View),
    key(&["3"], Action::Show(View::Plan), Group::View),
    key(&["tab"], Action::NextView, Group::View),
    key(&["shift-tab"], Action::PreviousView, Group::View),
    key(&["enter"], Action::Open, Group::View),
    key(&["v"], Action::Look, Group::View),
    key(&["left", "h"], Action::Fold, Group::View),
    key(&["right", "l"], Action::Unfold, Group::View),
    key(&["z"], Action::FoldAll, Group::View),
    key(&["f"], Action::Filter, Group::View),
    key(&["Z"], Action::Zoom, Group::View),
    key(&["e"], Action::Edit, Group::Outside),
    key(&["o"], Action::OpenLink, Group::Outside),
    key(&["y"], Action::CopyTitle, Group::Outside),
    key(&["Y"], Action::CopyLink, Group::Outside),
    key(&[":", "ctrl-p"], Action::Palette, Group::Program),
    key(&["?", "f1"], Action::Help, Group::Program),
    key(&["esc"], Action::Back, Group::Program),
    key(&["ctrl-l"], Action::Redraw, Group::Program),
    key(&["ctrl-z"], Action::Suspend, Group::Program),
    key(&["q", "ctrl-c"], Action::Quit, Group::Program),
];

const fn key(keys: &'static [&'static str], action: Action, group: Group) -> Binding {
    Binding { keys, action, group }
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
}
