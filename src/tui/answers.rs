//! What a terminal answers too late to a question of ours: it comes among the keys, and is none.
//!
//! Such an answer (`ESC ] 11;rgb:0000/0000/0000 ESC \`) is read as Alt-`]`, some characters, and Alt-`\` or Ctrl-G. Over a
//! slow line it comes when nobody waits for it any more, and would search, jump and tick.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

/// Tells answers from keys.
#[derive(Debug, Default)]
pub(super) struct Answers {
    state: State,
}

#[derive(Debug, Default)]
enum State {
    #[default]
    Keys,
    /// What begins every answer came, and may be a key as well.
    Begun(Event),
    /// An answer is coming.
    Within,
}

impl Answers {
    /// What of it is to be passed on, now that this came: nothing of an answer.
    pub(super) fn hear(&mut self, event: Event) -> impl Iterator<Item = Event> + use<> {
        if !matches!(event, Event::Key(_)) {
            return [Some(event), None].into_iter().flatten();
        }
        let before = std::mem::take(&mut self.state);
        let (held, next) = match (before, pressed(&event)) {
            (State::Begun(_), Some((KeyModifiers::NONE, '0'..='9'))) => (None, State::Within),
            (State::Within, Some((KeyModifiers::NONE, c))) if is_of_an_answer(c) => (None, State::Within),
            (State::Within, Some((KeyModifiers::ALT, '\\') | (KeyModifiers::CONTROL, 'g'))) => (None, State::Keys),
            (before, Some((KeyModifiers::ALT, ']'))) => (before.held(), State::Begun(event.clone())),
            (before, _) => {
                return [before.held(), Some(event)].into_iter().flatten();
            }
        };
        self.state = next;
        [held, None].into_iter().flatten()
    }

    /// What is to be passed on, now that nothing more came with it.
    pub(super) fn rest(&mut self) -> Option<Event> {
        std::mem::take(&mut self.state).held()
    }
}

impl State {
    fn held(self) -> Option<Event> {
        match self {
            Self::Begun(event) => Some(event),
            Self::Keys | Self::Within => None,
        }
    }
}

fn pressed(event: &Event) -> Option<(KeyModifiers, char)> {
    match event {
        Event::Key(KeyEvent { code: KeyCode::Char(c), modifiers, .. }) => Some((*modifiers, *c)),
        _ => None,
    }
}

/// `11;rgb:0000/0000/0000`, with `rgba` and without.
fn is_of_an_answer(c: char) -> bool {
    c.is_ascii_hexdigit() || matches!(c, ';' | ':' | '/' | 'r' | 'g' | '#')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(modifiers: KeyModifiers, c: char) -> Event {
        Event::Key(KeyEvent::new(KeyCode::Char(c), modifiers))
    }

    /// The keys that are left of these, `~` standing for a pause.
    fn left(typed: &str) -> String {
        let mut answers = Answers::default();
        let mut left = String::new();
        let mut pass = |event: Event| {
            left.extend(pressed(&event).map(|(modifiers, c)| match (modifiers, c) {
                (KeyModifiers::ALT, ']') => '«',
                (KeyModifiers::ALT, '\\') => '»',
                (_, c) => c,
            }))
        };
        for c in typed.chars() {
            match c {
                '~' => answers.rest().into_iter().for_each(&mut pass),
                '«' => answers.hear(key(KeyModifiers::ALT, ']')).for_each(&mut pass),
                '»' => answers.hear(key(KeyModifiers::ALT, '\\')).for_each(&mut pass),
                '^' => answers.hear(key(KeyModifiers::CONTROL, 'g')).for_each(&mut pass),
                c => answers.hear(key(KeyModifiers::NONE, c)).for_each(&mut pass),
            }
        }
        left
    }

    #[test]
    fn answers_are_no_keys() {
        assert_eq!(left("j«11;rgb:0000/0000/0000»k"), "jk");
        assert_eq!(left("«10;rgb:ffff/ffff/ffff^«11;rgb:00/00/00»:"), ":");
        assert_eq!(left("«11;rgb:00/00~jk"), "jk");
    }

    #[test]
    fn keys_are_no_answers() {
        assert_eq!(left("«~11j"), "«11j");
        assert_eq!(left("«j11"), "«j11");
        assert_eq!(left("««~"), "««");
        assert_eq!(left("«1jj»"), "jj»");
    }
}
