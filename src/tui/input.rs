//! Raw keys and clicks, turned into what they ask for.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

use crate::app::App;
use crate::app::action::Action;
use crate::app::keys;
use crate::ui::Screen;

/// How many rows one notch of the wheel moves.
const NOTCH: isize = 3;

/// What an event asks for, one action after the other.
#[must_use]
pub fn actions(event: &Event, app: &App, screen: &Screen) -> Vec<Action> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => key_actions(*key, app, screen),
        Event::Mouse(mouse) => mouse_actions(*mouse, app, screen),
        Event::Paste(text) if app.search().is_some() => typed(text).collect(),
        // A paste anywhere else is an accident: its letters are not keys.
        _ => Vec::new(),
    }
}

fn typed(text: &str) -> impl Iterator<Item = Action> + '_ {
    text.chars().filter(|c| !c.is_control()).map(Action::Type)
}

fn key_actions(key: KeyEvent, app: &App, screen: &Screen) -> Vec<Action> {
    if app.search().is_some()
        && let Some(action) = search_action(key)
    {
        return vec![action];
    }
    if app.choice().is_some()
        && let Some(action) = date_action(key)
    {
        return vec![action];
    }
    let action = name(key).and_then(|name| keys::action(&name));
    let page = |by: isize| by * screen.page().cast_signed();
    let in_rows = |action| if let Action::Page(by) = action { Action::Page(page(by)) } else { action };
    action.map(in_rows).map(|action| within(action, app, screen)).into_iter().collect()
}

/// What lies over a view is scrolled as far as there is more of it, which only the screen knows.
fn within(action: Action, app: &App, screen: &Screen) -> Action {
    let Some(top) = app.scrolled() else { return action };
    let by = match action {
        Action::Move(by) | Action::Page(by) => by,
        Action::Last => isize::MAX,
        _ => return action,
    };
    let to = top.saturating_add_signed(by).min(screen.last_top());
    Action::Move(to.cast_signed() - top.cast_signed())
}

/// While words are typed, characters are words.
fn search_action(key: KeyEvent) -> Option<Action> {
    match key.code {
        KeyCode::Char(c) if !key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) => {
            Some(Action::Type(c))
        }
        KeyCode::Char('h') if key.modifiers == KeyModifiers::CONTROL => Some(Action::Erase),
        KeyCode::Backspace => Some(Action::Erase),
        _ => None,
    }
}

/// While a way back is chosen, what dates are written with is typed.
fn date_action(key: KeyEvent) -> Option<Action> {
    match key.code {
        KeyCode::Char(c) if c.is_ascii_digit() || matches!(c, '-' | '.') => Some(Action::Type(c)),
        KeyCode::Backspace => Some(Action::Erase),
        _ => None,
    }
}

/// A key's name in the key table. A shifted letter is its capital; other keys say `shift-`.
fn name(key: KeyEvent) -> Option<String> {
    let bare = match key.code {
        KeyCode::Char(' ') => "space".to_owned(),
        KeyCode::Char(c) => c.to_string(),
        KeyCode::BackTab => "tab".to_owned(),
        KeyCode::PageDown => "pgdn".to_owned(),
        KeyCode::PageUp => "pgup".to_owned(),
        KeyCode::Esc => "esc".to_owned(),
        KeyCode::Enter => "enter".to_owned(),
        KeyCode::Tab => "tab".to_owned(),
        KeyCode::Up => "up".to_owned(),
        KeyCode::Down => "down".to_owned(),
        KeyCode::Left => "left".to_owned(),
        KeyCode::Right => "right".to_owned(),
        KeyCode::Home => "home".to_owned(),
        KeyCode::End => "end".to_owned(),
        KeyCode::F(number) => format!("f{number}"),
        _ => return None,
    };
    let character = matches!(key.code, KeyCode::Char(c) if c != ' ');
    let shifted = key.code == KeyCode::BackTab || (key.modifiers.contains(KeyModifiers::SHIFT) && !character);
    let ctrl = if key.modifiers.contains(KeyModifiers::CONTROL) { "ctrl-" } else { "" };
    let alt = if key.modifiers.contains(KeyModifiers::ALT) { "alt-" } else { "" };
    let shift = if shifted { "shift-" } else { "" };
    Some(format!("{ctrl}{alt}{shift}{bare}"))
}

/// What two clicks on one cell ask for. On a row's words they open it; on what can be clicked they are two clicks.
#[must_use]
pub fn double_click(mouse: MouseEvent, app: &App, screen: &Screen) -> Vec<Action> {
    let mut asked = screen.click(app, mouse.column, mouse.row);
    if let [Action::Select(_)] = asked[..] {
        asked.push(Action::Open);
    }
    asked
}

fn mouse_actions(mouse: MouseEvent, app: &App, screen: &Screen) -> Vec<Action> {
    let wheel = |by: isize| {
        if let Some(last_top) = screen.beside_at(mouse.column, mouse.row) {
            let to = app.beside().saturating_add_signed(by * NOTCH).min(last_top);
            return vec![Action::ScrollBeside(to.cast_signed() - app.beside().cast_signed())];
        }
        // Of a few things, one after the other is chosen.
        let few = app.links().is_some() || app.choice().is_some() || app.question().is_some();
        vec![within(Action::Move(if few { by } else { by * NOTCH }), app, screen)]
    };
    match mouse.kind {
        MouseEventKind::ScrollDown => wheel(1),
        MouseEventKind::ScrollUp => wheel(-1),
        MouseEventKind::Down(MouseButton::Left) => screen.click(app, mouse.column, mouse.row),
        _ => Vec::new(),
    }
}
