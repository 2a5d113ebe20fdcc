//! The keys of this reader: those of the table, but for what their settings change.

use super::action::Action;
use super::keys::{Binding, Called, HELD, KEYS, key_name};
use crate::text::sanitise::sanitise;
use crate::text::wrap::width;

/// Every action with the keys that this reader presses for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keymap {
    bindings: &'static [Binding],
}

impl Default for Keymap {
    fn default() -> Self {
        Self { bindings: KEYS }
    }
}

/// Other keys for an action, as the settings name them, with the lines on which they do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The action's name.
    pub action: (usize, String),
    /// The names of its keys, in the place of all that it had.
    pub keys: Vec<(usize, String)>,
}

/// What is wrong with a change of keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WrongKey {
    /// No action has this name.
    NoAction(String),
    /// For this action, a key that there is not.
    NoKey(&'static str, String),
    /// For this action, a key that no terminal sends.
    NotSent(&'static str, String),
    /// A key for two actions.
    Twice(String, &'static str, &'static str),
    /// This action has no key left, and nobody could do without it.
    Needed(&'static str),
}

impl Keymap {
    /// The table with changes, in the order of their lines. They last as long as the program runs.
    ///
    /// # Errors
    /// What is wrong with the first change that cannot be made, and its line.
    pub fn changed(changes: &[Change]) -> Result<Self, (usize, WrongKey)> {
        let mut bindings = KEYS.to_vec();
        let mut free: Vec<usize> = Vec::new();
        for Change { action: (line, asked), keys } in changes {
            let at = bindings.iter().position(|binding| binding.name == asked);
            let at = at.ok_or_else(|| (*line, WrongKey::NoAction(asked.clone())))?;
            let own = bindings[at].name;
            let mut names: Vec<&'static str> = Vec::new();
            for (line, key) in keys {
                let wrong = |why| match why {
                    NoName::Unknown => WrongKey::NoKey(own, key.clone()),
                    NoName::Unsent => WrongKey::NotSent(own, key.clone()),
                };
                let key = read(key).map_err(|why| (*line, wrong(why)))?;
                names.push(Box::leak(key.into_boxed_str()));
            }
            if names.is_empty() && matches!(bindings[at].action, Action::Open | Action::Back | Action::Quit) {
                return Err((*line, WrongKey::Needed(own)));
            }
            bindings[at].keys = Box::leak(names.into_boxed_slice());
            free.push(at);
        }
        // Only when all are made is it known which keys of the table were given up.
        for (number, (Change { keys, .. }, &at)) in changes.iter().zip(&free).enumerate() {
            for ((line, _), key) in keys.iter().zip(bindings[at].keys) {
                let is_before = |other: usize| !free[number..].contains(&other);
                let other = (0..bindings.len()).find(|&other| is_before(other) && bindings[other].keys.contains(key));
                if let Some(other) = other {
                    let [one, other] = [other, at].map(|at| bindings[at].name);
                    return Err((*line, WrongKey::Twice((*key).to_owned(), one, other)));
                }
            }
        }
        Ok(Self { bindings: Box::leak(bindings.into_boxed_slice()) })
    }

    /// Every action with its keys, in the order in which the help lists them.
    #[must_use]
    pub fn bindings(self) -> &'static [Binding] {
        self.bindings
    }

    /// The same under their headings.
    pub fn groups(self) -> impl Iterator<Item = &'static [Binding]> {
        self.bindings.chunk_by(|one, next| one.group == next.group)
    }

    /// The action that a key asks for.
    #[must_use]
    pub fn action(self, name: &str) -> Option<Action> {
        self.bindings.iter().find(|binding| binding.keys.contains(&name)).map(|binding| binding.action)
    }

    /// The first key that asks for an action; none where the reader gave it none.
    #[must_use]
    pub fn first(self, action: Action) -> Option<&'static str> {
        self.of(action).next()
    }

    /// All keys that ask for an action.
    pub fn of(self, action: Action) -> impl Iterator<Item = &'static str> {
        let bindings = self.bindings.iter().filter(move |binding| binding.action == action);
        bindings.flat_map(|binding| binding.keys.iter().copied())
    }
}

/// Why a text is the name of no key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum NoName {
    /// Nothing is called so.
    Unknown,
    /// Terminals send no such key, or send another one for it.
    Unsent,
}

/// A key's name as the table writes it, with what is held down in one order.
fn read(written: &str) -> Result<String, NoName> {
    let mut bare = written;
    let mut held = [false; HELD.len()];
    while let Some((prefix, is_held)) = HELD
        .iter()
        .zip(&mut held)
        .find(|(prefix, is_held)| !**is_held && bare.len() > prefix.len() && bare.starts_with(**prefix))
    {
        bare = &bare[prefix.len()..];
        *is_held = true;
    }
    match is_sent(bare, held) {
        None => Err(NoName::Unknown),
        Some(false) => Err(NoName::Unsent),
        Some(true) => Ok(key_name(held, bare)),
    }
}

/// Whether terminals send a key with what is held down; nothing where no key is called so.
fn is_sent(bare: &str, [ctrl, alt, shift]: [bool; 3]) -> Option<bool> {
    let mut letters = bare.chars();
    match (letters.next(), letters.next()) {
        (Some(c), None) => {
            let is_typed = !c.is_whitespace() && width(bare) > 0 && sanitise(bare) == bare;
            // A shifted character is another one. With Ctrl, `i` and `m` are Tab and Enter, and what is no letter is none of
            // its own. Behind the Esc that Alt is, `[` and `O` begin other keys.
            let with_ctrl = c.is_ascii_lowercase() && !['i', 'm'].contains(&c);
            is_typed.then_some(!shift && if ctrl { with_ctrl } else { !(alt && ['[', 'O'].contains(&c)) })
        }
        // No other spelling of the number: the name is what a key that comes is looked up by.
        (Some('f'), Some('0'..='9')) => (1..=24).any(|number: u8| number.to_string() == bare[1..]).then_some(true),
        _ => Called::of(bare).map(|called| match called {
            Called::Space => !shift,
            Called::Tab => !(ctrl || alt && shift),
            Called::Enter | Called::Backspace => !ctrl && !shift,
            Called::Esc => !ctrl && !alt && !shift,
            Called::Delete | Called::Insert | Called::Up | Called::Down | Called::Left | Called::Right => true,
            Called::Home | Called::End | Called::PageUp | Called::PageDown => true,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changed(changes: &[(&str, &[&str])]) -> Result<Keymap, (usize, WrongKey)> {
        let change = |(number, (action, keys)): (usize, &(&str, &[&str]))| Change {
            action: (number + 1, (*action).to_owned()),
            keys: keys.iter().map(|key| (number + 1, (*key).to_owned())).collect(),
        };
        Keymap::changed(&changes.iter().enumerate().map(change).collect::<Vec<_>>())
    }

    #[test]
    fn every_action_of_the_table_has_a_name_of_its_own() {
        let mut names: Vec<_> = KEYS.iter().map(|binding| binding.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), KEYS.len());
        let is_kebab = |name: &str| !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '-');
        assert!(names.iter().all(|name| is_kebab(name)), "{names:?}");
    }

    #[test]
    fn every_key_of_the_table_can_be_written_in_the_settings() {
        for key in KEYS.iter().flat_map(|binding| binding.keys) {
            assert_eq!(read(key).as_deref(), Ok(*key));
        }
        let (unknown, unsent) = (Err(NoName::Unknown), Err(NoName::Unsent));
        for (written, name) in [
            ("alt-ctrl-x", Ok("ctrl-alt-x")),
            ("shift-f5", Ok("shift-f5")),
            ("路", Ok("路")),
            ("-", Ok("-")),
            ("alt--", Ok("alt--")),
            ("ctrl-space", Ok("ctrl-space")),
            ("alt-enter", Ok("alt-enter")),
            ("shift-ctrl-left", Ok("ctrl-shift-left")),
            ("ctrl-pgdn", Ok("ctrl-pgdn")),
            ("f24", Ok("f24")),
            ("ctrl-路", unsent),
            ("f25", unknown),
            ("f0", unknown),
            ("f05", unknown),
            ("f+5", unknown),
            ("spcae", unknown),
            (" ", unknown),
            ("", unknown),
            ("ctrl-", unknown),
            ("\u{1b}", unknown),
            ("\u{202e}", unknown),
        ] {
            assert_eq!(read(written).as_deref(), name.as_ref().copied(), "{written:?}");
        }
    }

    #[test]
    fn a_key_that_no_terminal_sends_is_refused() {
        for written in [
            "shift-x",
            "ctrl-X",
            "ctrl-i",
            "ctrl-m",
            "ctrl-[",
            "ctrl-/",
            "ctrl--",
            "ctrl-,",
            "ctrl-1",
            "ctrl-enter",
            "shift-enter",
            "ctrl-tab",
            "ctrl-shift-tab",
            "alt-shift-tab",
            "ctrl-esc",
            "alt-esc",
            "shift-esc",
            "ctrl-backspace",
            "shift-backspace",
            "shift-space",
            "alt-[",
            "alt-O",
        ] {
            assert_eq!(read(written), Err(NoName::Unsent), "{written:?}");
        }
    }

    #[test]
    fn what_is_changed_is_changed_and_the_rest_stays() {
        let keys = changed(&[("tick", &["W", "enter"]), ("open", &["E"]), ("redraw", &[])]).unwrap();
        assert_eq!((keys.action("W"), keys.action("enter")), (Some(Action::Tick), Some(Action::Tick)));
        assert_eq!((keys.action("space"), keys.action("x"), keys.action("ctrl-l")), (None, None, None));
        assert_eq!((keys.first(Action::Open), keys.first(Action::Redraw)), (Some("E"), None));
        assert_eq!(keys.action("j"), Some(Action::Move(1)));
        // What was given up is free, wherever it is given to another.
        let swapped = changed(&[("down", &["k"]), ("up", &["j"])]).unwrap();
        assert_eq!((swapped.action("k"), swapped.action("j")), (Some(Action::Move(1)), Some(Action::Move(-1))));
    }

    #[test]
    fn what_cannot_be_meant_is_refused_with_its_line() {
        let twice = |key: &str, one, other| WrongKey::Twice(key.to_owned(), one, other);
        for (changes, wrong) in [
            (&[("undo", &["z", "u"] as &[&str])] as &[(&str, &[&str])], (1, twice("z", "fold-all", "undo"))),
            (&[("undo", &["W"]), ("quit", &["w", "W"])], (2, twice("W", "undo", "quit"))),
            (&[("tick", &["x"]), ("tik", &["W"])], (2, WrongKey::NoAction("tik".to_owned()))),
            (&[("tick", &["hyper-x"])], (1, WrongKey::NoKey("tick", "hyper-x".to_owned()))),
            (&[("tick", &["x", "ctrl-/"])], (1, WrongKey::NotSent("tick", "ctrl-/".to_owned()))),
            (&[("quit", &[])], (1, WrongKey::Needed("quit"))),
            (&[("", &["x"])], (1, WrongKey::NoAction(String::new()))),
        ] {
            assert_eq!(changed(changes), Err(wrong), "{changes:?}");
        }
    }
}
