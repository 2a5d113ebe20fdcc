//! Raw keys and clicks, turned into what they ask for.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

use crate::app::App;
use crate::app::action::Action;
use crate::app::keys::{Called, key_name};
use crate::app::library::Library;
use crate::app::pick::{Entry, Pick};
use crate::app::reading::Typing;
use crate::progress::review::Grade;
use crate::text::sanitise::sanitise;
use crate::text::typed::{MOST, Stroke};
use crate::ui::Screen;
use crate::ui::library::LibraryScreen;

/// How many lines, or where something is picked rows, one notch of the wheel moves.
const NOTCH: isize = 3;

/// How many characters of pasted lines there is room for: a list of a few hundred tasks, and not a book.
const MOST_OF_LINES: usize = 40_000;

/// What an event asks for, one action after the other.
#[must_use]
pub fn actions(event: &Event, app: &App, screen: &Screen) -> Vec<Action> {
    let asked = match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => key_actions(*key, app, screen),
        Event::Mouse(mouse) => mouse_actions(*mouse, app, screen),
        Event::Paste(text) => app.typing().map(|typing| pasted(text, typing)).unwrap_or_default(),
        _ => Vec::new(),
    };
    picked_page(&asked, app, screen).unwrap_or(asked)
}

/// A page that is picked from a list is one of the view beneath it: how many rows that has is not known there.
fn picked_page(asked: &[Action], app: &App, screen: &Screen) -> Option<Vec<Action>> {
    let pick = app.pick().filter(|_| asked.last() == Some(&Action::Open))?;
    let row = if let Some(Action::Select(row)) = asked.first() { *row } else { pick.selected() };
    match pick.found().nth(row)?.entry {
        Entry::Action(Action::Page(by)) => Some(vec![Action::Back, Action::Page(by * screen.page().cast_signed())]),
        _ => None,
    }
}

/// What a paste types, as far as anything has room for it. Where nothing is typed it is an accident: its letters are not
/// keys.
fn pasted(text: &str, typing: Typing) -> Vec<Action> {
    let is_of_lines = typing == Typing::Lines;
    let text = if is_of_lines { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() };
    let spaced = text.chars().map(|c| match c {
        '\n' if is_of_lines => '\n',
        '\n' | '\r' | '\t' => ' ',
        c => c,
    });
    let most = if is_of_lines { MOST_OF_LINES } else { MOST };
    let typed = spaced.filter(|&c| c == '\n' || is_typed(c, typing)).take(most + 1);
    typed.map(Action::Paste).chain([Action::Pasted]).collect()
}

/// Whether a character can be typed: one that is drawn and steers nothing, and among dates one of theirs.
fn is_typed(c: char, typing: Typing) -> bool {
    match typing {
        Typing::Words | Typing::Lines => {
            let mut text = [0; 4];
            let text = c.encode_utf8(&mut text);
            sanitise(text) == *text
        }
        Typing::Dates => c.is_ascii_digit() || matches!(c, '-' | '.'),
    }
}

fn key_actions(key: KeyEvent, app: &App, screen: &Screen) -> Vec<Action> {
    if let Some(action) = app.typing().and_then(|typing| typing_action(key, typing)).or_else(|| count(key, app)) {
        return vec![action];
    }
    if let Some(action) = app.card().and_then(|_| card_action(key)) {
        return vec![action];
    }
    let is_fixed = app.is_covered() && key.modifiers.difference(KeyModifiers::SHIFT).is_empty();
    let action = match key.code {
        // Whatever the reader's own keys are, these lead on and out.
        KeyCode::Enter if is_fixed => Some(Action::Open),
        KeyCode::Esc if is_fixed => Some(Action::Back),
        _ => name(key).and_then(|name| app.keys().action(&name)),
    };
    let page = |by: isize| by * screen.page().cast_signed();
    let in_rows = |action| if let Action::Page(by) = action { Action::Page(page(by)) } else { action };
    action.map(in_rows).map(|action| within(action, app, screen)).into_iter().collect()
}

/// While something is typed, characters are text, and some keys move in it.
fn typing_action(key: KeyEvent, typing: Typing) -> Option<Action> {
    let is = |modifiers: KeyModifiers| key.modifiers.difference(KeyModifiers::SHIFT) == modifiers;
    let plain = is(KeyModifiers::NONE);
    let ctrl = is(KeyModifiers::CONTROL);
    match key.code {
        KeyCode::Char(c) if plain && is_typed(c, typing) => Some(Action::Type(c)),
        KeyCode::Left if plain => Some(Action::Stroke(Stroke::Left)),
        KeyCode::Right if plain => Some(Action::Stroke(Stroke::Right)),
        KeyCode::Home if plain => Some(Action::Stroke(Stroke::Home)),
        KeyCode::End if plain => Some(Action::Stroke(Stroke::End)),
        KeyCode::Char('a') if ctrl => Some(Action::Stroke(Stroke::Home)),
        KeyCode::Char('e') if ctrl => Some(Action::Stroke(Stroke::End)),
        KeyCode::Backspace if plain => Some(Action::Stroke(Stroke::Erase)),
        KeyCode::Char('h') if ctrl => Some(Action::Stroke(Stroke::Erase)),
        KeyCode::Delete if plain => Some(Action::Stroke(Stroke::Delete)),
        KeyCode::Char('w') if ctrl => Some(Action::Stroke(Stroke::EraseWord)),
        KeyCode::Backspace => Some(Action::Stroke(Stroke::EraseWord)),
        KeyCode::Char('u') if ctrl => Some(Action::Stroke(Stroke::EraseBefore)),
        _ if typing == Typing::Dates => None,
        KeyCode::Down if plain => Some(Action::Move(1)),
        KeyCode::Up if plain => Some(Action::Move(-1)),
        KeyCode::Char('n') if ctrl => Some(Action::Move(1)),
        KeyCode::Char('p') if ctrl => Some(Action::Move(-1)),
        KeyCode::Enter if plain => Some(Action::Open),
        KeyCode::Esc => Some(Action::Back),
        _ => None,
    }
}

/// On a card digits are grades, and what shows it is the same key for everyone.
fn card_action(key: KeyEvent) -> Option<Action> {
    match key.code {
        _ if !key.modifiers.is_empty() => None,
        KeyCode::Char(c @ '1'..='4') => {
            c.to_digit(10).and_then(|digit| Grade::numbered(u8::try_from(digit).ok()?)).map(Action::Grade)
        }
        KeyCode::Char('-') => Some(Action::Spare),
        KeyCode::Char(' ') => Some(Action::Open),
        _ => None,
    }
}

/// A digit of a count: any, once it has begun; and to begin it, one that is no key by itself.
fn count(key: KeyEvent, app: &App) -> Option<Action> {
    let KeyCode::Char(c) = key.code else { return None };
    let digit = c.to_digit(10).and_then(|digit| u8::try_from(digit).ok())?;
    let counts = app.count().is_some() || app.keys().action(&name(key)?).is_none();
    (!app.is_covered() && counts && key.modifiers.is_empty()).then_some(Action::Count(digit))
}

/// What lies over a view is scrolled as far as there is more of it, which only the screen knows.
fn within(action: Action, app: &App, screen: &Screen) -> Action {
    let Some(top) = app.scrolled() else { return action };
    let by = match action {
        Action::Move(by) | Action::Page(by) => by,
        Action::Last => isize::MAX,
        _ => return action,
    };
    // On a screen that has grown it was scrolled further than there is more.
    let to = top.min(screen.last_top()).saturating_add_signed(by).min(screen.last_top());
    Action::Move(to.cast_signed() - top.cast_signed())
}

/// A key's name in the key table. A shifted letter is its capital; other keys say `shift-`.
fn name(key: KeyEvent) -> Option<String> {
    let (bare, is_character) = match key.code {
        KeyCode::Char(c) if c != ' ' => (c.to_string(), true),
        KeyCode::F(number) => (format!("f{number}"), false),
        code => (called(code)?.name().to_owned(), false),
    };
    let is_held = |modifier| key.modifiers.contains(modifier);
    let shifted = key.code == KeyCode::BackTab || (is_held(KeyModifiers::SHIFT) && !is_character);
    Some(key_name([is_held(KeyModifiers::CONTROL), is_held(KeyModifiers::ALT), shifted], &bare))
}

/// The key that is called by a word.
fn called(code: KeyCode) -> Option<Called> {
    Some(match code {
        KeyCode::Char(' ') => Called::Space,
        KeyCode::Enter => Called::Enter,
        KeyCode::Esc => Called::Esc,
        KeyCode::Tab | KeyCode::BackTab => Called::Tab,
        KeyCode::Backspace => Called::Backspace,
        KeyCode::Delete => Called::Delete,
        KeyCode::Insert => Called::Insert,
        KeyCode::Up => Called::Up,
        KeyCode::Down => Called::Down,
        KeyCode::Left => Called::Left,
        KeyCode::Right => Called::Right,
        KeyCode::Home => Called::Home,
        KeyCode::End => Called::End,
        KeyCode::PageUp => Called::PageUp,
        KeyCode::PageDown => Called::PageDown,
        _ => return None,
    })
}

/// What the second of two clicks on one cell asks for. On a row's words it opens what the first selected; where another row
/// stands there by now it selects that, and on what can be clicked it is a click.
#[must_use]
pub fn double_click(mouse: MouseEvent, app: &App, screen: &Screen) -> Vec<Action> {
    let mut asked = screen.click(app, mouse.column, mouse.row);
    if let [Action::Select(row)] = asked[..]
        && selected(app) == Some(row)
    {
        asked.push(Action::Open);
    }
    picked_page(&asked, app, screen).unwrap_or(asked)
}

/// The row that is selected of what lies on top.
fn selected(app: &App) -> Option<usize> {
    let over = app.pick().map(Pick::selected).or_else(|| app.links().map(|links| links.at));
    over.or_else(|| app.list().selected())
}

/// What an event asks for in the library.
#[must_use]
pub fn in_library(event: &Event, library: &Library, screen: &LibraryScreen) -> Vec<Action> {
    let is_typing = library.finding().is_some();
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => {
            let typed = if is_typing { typing_action(*key, Typing::Words) } else { None };
            let fixed = match key.code {
                KeyCode::Enter if library.help().is_some() => Some(Action::Open),
                KeyCode::Esc if library.help().is_some() => Some(Action::Back),
                _ => name(*key).and_then(|name| library.keys().action(&name)),
            };
            typed.or(fixed).map(|action| in_rows(action, library, screen)).into_iter().collect()
        }
        Event::Mouse(mouse) => match mouse.kind {
            MouseEventKind::ScrollDown => vec![in_rows(Action::Move(NOTCH), library, screen)],
            MouseEventKind::ScrollUp => vec![in_rows(Action::Move(-NOTCH), library, screen)],
            MouseEventKind::Down(MouseButton::Left) => screen.click(library, mouse.column, mouse.row),
            _ => Vec::new(),
        },
        Event::Paste(text) if is_typing => pasted(text, Typing::Words),
        _ => Vec::new(),
    }
}

/// Pages in rows; and what is scrolled, no further than there is more of it.
fn in_rows(action: Action, library: &Library, screen: &LibraryScreen) -> Action {
    let by = match action {
        Action::Page(by) => by * screen.page(library).cast_signed(),
        Action::Move(by) => by,
        Action::Last if library.help().is_some() => isize::MAX,
        action => return action,
    };
    let Some(top) = library.help() else { return Action::Move(by) };
    let to = top.min(screen.last_top()).saturating_add_signed(by).min(screen.last_top());
    Action::Move(to.cast_signed() - top.cast_signed())
}

fn mouse_actions(mouse: MouseEvent, app: &App, screen: &Screen) -> Vec<Action> {
    let wheel = |by: isize| {
        if let Some(last_top) = screen.beside_at(mouse.column, mouse.row) {
            let to = app.beside().saturating_add_signed(by * NOTCH).min(last_top);
            return vec![Action::ScrollBeside(to.cast_signed() - app.beside().cast_signed())];
        }
        // Of a few things, one after the other is chosen.
        let few = app.links().is_some() || app.choice().is_some() || app.question().is_some();
        if app.is_covered() {
            return vec![within(Action::Move(if few { by } else { by * NOTCH }), app, screen)];
        }
        if app.scrolled().is_some() {
            return vec![within(Action::Move(by * NOTCH), app, screen)];
        }
        screen.scroll(app, by * NOTCH)
    };
    match mouse.kind {
        MouseEventKind::ScrollDown => wheel(1),
        MouseEventKind::ScrollUp => wheel(-1),
        MouseEventKind::Down(MouseButton::Left) => screen.click(app, mouse.column, mouse.row),
        _ => Vec::new(),
    }
}
