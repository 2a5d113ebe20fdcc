//! Keys by the names that the key table uses, as the events that a terminal sends for them.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

/// The events of keys that are separated by spaces: `j`, `<space>`, `<ctrl-r>`; a longer word is typed letter by letter.
pub fn pressed(keys: &str) -> Vec<Event> {
    let named = |key: &str| Some(event(key.strip_prefix('<')?.strip_suffix('>').filter(|name| !name.is_empty())?));
    let letters = |word: &str| word.chars().map(|c| event(&c.to_string())).collect();
    keys.split(' ')
        .filter(|key| !key.is_empty())
        .flat_map(|key| named(key).map_or_else(|| letters(key), |one| vec![one]))
        .collect()
}

/// The event of one key by its name in the key table: `x`, `X`, `space`, `shift-tab`, `ctrl-r`.
pub fn event(name: &str) -> Event {
    let mut modifiers = KeyModifiers::NONE;
    let mut bare = name;
    for (prefix, modifier) in
        [("ctrl-", KeyModifiers::CONTROL), ("alt-", KeyModifiers::ALT), ("shift-", KeyModifiers::SHIFT)]
    {
        if let Some(rest) = bare.strip_prefix(prefix) {
            modifiers |= modifier;
            bare = rest;
        }
    }
    let mut letters = bare.chars();
    let code = match (bare, letters.next(), letters.next()) {
        ("space", ..) => KeyCode::Char(' '),
        // In a row of keys `<` begins a name.
        ("lt", ..) => KeyCode::Char('<'),
        ("enter", ..) => KeyCode::Enter,
        ("esc", ..) => KeyCode::Esc,
        // Terminals send a key of its own for it.
        ("tab", ..) if modifiers.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
        ("tab", ..) => KeyCode::Tab,
        ("backspace", ..) => KeyCode::Backspace,
        ("delete", ..) => KeyCode::Delete,
        ("up", ..) => KeyCode::Up,
        ("down", ..) => KeyCode::Down,
        ("left", ..) => KeyCode::Left,
        ("right", ..) => KeyCode::Right,
        ("home", ..) => KeyCode::Home,
        ("end", ..) => KeyCode::End,
        ("pgdn", ..) => KeyCode::PageDown,
        ("pgup", ..) => KeyCode::PageUp,
        (_, Some(c), None) => {
            // A capital comes with the shift that made it.
            modifiers |= if c.is_uppercase() { KeyModifiers::SHIFT } else { KeyModifiers::NONE };
            KeyCode::Char(c)
        }
        (_, Some('f'), Some(_)) => KeyCode::F(bare[1..].parse().unwrap()),
        _ => panic!("no key is called {name:?}"),
    };
    Event::Key(KeyEvent::new(code, modifiers))
}
