//! The bottom of every view: what happened, or the keys that matter here and now; and whether all is on disk.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::theme::Theme;
use super::words::{Above, Words};
use crate::app::action::{Action, Notice, View};
use crate::app::keys::first_key;
use crate::app::{App, Saved};
use crate::document::outline::NodeId;
use crate::text::wrap::{cut, width, wrap};

/// Draws the footer's one line, and what is said on the rule above it. What lies over the view can be scrolled up to
/// `last_top`.
pub(super) fn draw(
    app: &App,
    last_top: usize,
    (words, theme): (Words, &Theme),
    [rule, area]: [Rect; 2],
    frame: &mut Frame<'_>,
) {
    if area.height == 0 {
        return;
    }
    if let Some(search) = app.search() {
        return draw_search(app, &search.words, (words, theme), area, frame);
    }
    let saved = words.saved(app.saved());
    let saved_style = match app.saved() {
        Saved::Unchanged => theme.dim,
        Saved::Saved => theme.done,
        Saved::Failed | Saved::Gone => theme.warning,
    };
    let room = usize::from(area.width).saturating_sub(width(saved) + 2);
    match app.notice() {
        Some(Notice::WillWrite(_)) if rule.height > 0 => {
            // Beside the keys, not in their place: it comes unasked.
            let cells = usize::from(rule.width);
            let text = cut(&format!("{} ", app.notice().map(|notice| words.notice(notice)).unwrap_or_default()), cells);
            frame.buffer_mut().set_stringn(rule.x, rule.y, text, cells, theme.dim);
            let line = hints(&keys_here(app, last_top), above(app), (words, theme), room);
            frame.buffer_mut().set_line(area.x, area.y, &line, area.width);
        }
        Some(notice) => draw_notice(
            app,
            notice,
            (words, theme),
            Rect { width: u16::try_from(room).unwrap_or(area.width), ..area },
            frame,
        ),
        None => {
            let line = hints(&keys_here(app, last_top), above(app), (words, theme), room);
            frame.buffer_mut().set_line(area.x, area.y, &line, area.width);
        }
    }
    let at = area.right().saturating_sub(u16::try_from(width(saved)).unwrap_or(0)).max(area.x);
    frame.buffer_mut().set_stringn(at, area.y, saved, usize::from(area.width), saved_style);
}

/// What happened, and how to take it back. A long message takes lines above the footer's own.
fn draw_notice(app: &App, notice: &Notice, (words, theme): (Words, &Theme), area: Rect, frame: &mut Frame<'_>) {
    let text = words.notice(notice);
    let style = if is_bad(notice) { theme.warning } else { theme.accent };
    let lines = wrap(&text, usize::from(area.width));
    let above = (lines.len() - 1).min(usize::from(area.y));
    for (number, range) in lines.into_iter().take(above + 1).enumerate() {
        let y = area.y - u16::try_from(above - number).unwrap_or(0);
        let line = Rect { x: frame.area().x, y, width: frame.area().width, height: 1 };
        if number < above {
            frame.render_widget(ratatui::widgets::Clear, line);
        }
        frame.buffer_mut().set_stringn(area.x, y, &text[range], usize::from(area.width), style);
    }
    let hint =
        hints(&[Action::Undo], Above::View, (words, theme), usize::from(area.width).saturating_sub(width(&text) + 3));
    if matches!(notice, Notice::Ticked { .. } | Notice::TickedAll { .. } | Notice::Recovered(_) | Notice::Started(..))
        && app.saved() == Saved::Saved
    {
        let x = area.x + u16::try_from(width(&text) + 3).unwrap_or(0);
        frame.buffer_mut().set_line(x.min(area.right()), area.y, &hint, area.right().saturating_sub(x));
    }
}

/// What is being sought, with the terminal's own cursor in it, so that an input method's window follows.
fn draw_search(app: &App, typed: &str, (words, theme): (Words, &Theme), area: Rect, frame: &mut Frame<'_>) {
    let cells = usize::from(area.width);
    let count = if typed.is_empty() { String::new() } else { words.found(app.match_count()) };
    let room = cells.saturating_sub(width(&count) + 4);
    let mut shown = typed;
    while width(shown) > room {
        shown = shown.char_indices().nth(1).map_or("", |(at, _)| &shown[at..]);
    }
    let line = Line::from(vec![Span::styled("/ ", theme.accent), Span::raw(shown.to_owned())]);
    frame.buffer_mut().set_line(area.x, area.y, &line, area.width);
    let at = area.right().saturating_sub(u16::try_from(width(&count)).unwrap_or(0)).max(area.x);
    frame.buffer_mut().set_stringn(at, area.y, &count, cells, theme.dim);
    let cursor = area.x + u16::try_from(2 + width(shown)).unwrap_or(0);
    frame.set_cursor_position((cursor.min(area.right().saturating_sub(1)), area.y));
}

fn is_bad(notice: &Notice) -> bool {
    use Notice::{Copy, CutOff, Gone, NotFollowed, NotSaved, ReadOnly, Unreadable, Warning};
    matches!(notice, NotSaved(_) | ReadOnly(_) | NotFollowed | Copy(_) | Gone | Unreadable(_) | CutOff | Warning(_))
}

/// The keys that help most where the reader is.
fn keys_here(app: &App, last_top: usize) -> Vec<Action> {
    if let Some(top) = app.scrolled() {
        let tick = app.help().is_none() && app.list().node().is_some_and(|id| can_tick(app, id));
        let keys = [(true, Action::Back), (tick, Action::Tick)];
        let pages = [(top < last_top, Action::Page(1)), (top > 0 && last_top > 0, Action::Page(-1))];
        return keys.into_iter().chain(pages).filter(|(can, _)| *can).map(|(_, action)| action).collect();
    }
    if app.question().is_some() {
        return vec![Action::Move(1), Action::Open, Action::Back];
    }
    if let Some(choice) = app.choice() {
        let go = if choice.is_last() { Action::Move(-1) } else { Action::Move(1) };
        let keys = [(choice.ways.len() > 1, go), (choice.preview.is_ok(), Action::Open), (true, Action::Back)];
        return keys.into_iter().filter(|(can, _)| *can).map(|(_, action)| action).collect();
    }
    let mut keys = Vec::new();
    if !in_roadmap(app) && (app.standing().behind > 0 || above(app) == Above::Undated) {
        keys.push(Action::Recover);
    }
    if app.can_undo() {
        keys.push(Action::Undo);
    }
    if !app.seeking().0.is_empty() {
        keys.push(Action::NextMatch);
    }
    if let Some(id) = app.list().node() {
        let can_open = !in_roadmap(app) || app.has_entries(id);
        let first = [(can_tick(app, id), Action::Tick), (can_open, Action::Open), (in_roadmap(app), Action::NextOpen)];
        keys.splice(0..0, first.into_iter().filter(|(can, _)| *can).map(|(_, action)| action).take(2));
    }
    keys.extend([Action::Search, Action::Help, Action::NextView, Action::Quit]);
    keys
}

fn can_tick(app: &App, id: NodeId) -> bool {
    app.document().outline().node(id).mark().is_some() || app.plan().day_at(id).is_some()
}

fn above(app: &App) -> Above {
    match app.calendar() {
        _ if app.question().is_some() => Above::Versions,
        _ if app.choice().is_some() => Above::Choice,
        None if !app.plan().phases().is_empty() => Above::Undated,
        _ => Above::View,
    }
}

fn in_roadmap(app: &App) -> bool {
    app.view() == View::Roadmap
}

/// As many keys as fit, closer together where that saves one. The way to all keys is always among them.
fn hints(actions: &[Action], above: Above, (words, theme): (Words, &Theme), room: usize) -> Line<'static> {
    let named = |&action: &Action| Some((first_key(action)?, words.hint(action, above)));
    let keys: Vec<(&str, &str)> = actions.iter().filter_map(named).collect();
    let help = actions.contains(&Action::Help).then(|| named(&Action::Help)).flatten();
    let chosen = |count: usize| -> Vec<(&str, &str)> {
        let missing = help.filter(|help| !keys[..count].contains(help));
        keys[..count].iter().copied().chain(missing).collect()
    };
    let cells =
        |keys: &[(&str, &str)], gap| keys.iter().map(|(key, word)| width(key) + 1 + width(word) + gap).sum::<usize>();
    let fitting =
        |gap: usize| (0..=keys.len()).rev().find(|&count| cells(&chosen(count), gap) <= room + gap).unwrap_or(0);
    let gap = if fitting(2) > fitting(3) { 2 } else { 3 };
    let mut spans = Vec::new();
    for (number, (key, word)) in chosen(fitting(gap)).into_iter().enumerate() {
        let before = if number == 0 { 0 } else { gap };
        spans.extend([
            Span::raw(" ".repeat(before)),
            Span::styled(key, theme.accent),
            Span::styled(format!(" {word}"), theme.dim),
        ]);
    }
    Line::from(spans)
}
