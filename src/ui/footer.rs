//! The bottom of every view: what happened, or the keys that matter here and now; and whether all is on disk.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::card;
use super::theme::Theme;
use super::typed;
use super::words::{Above, Words};
use crate::app::action::{Action, View};
use crate::app::draft::Aim;
use crate::app::notice::{Kind, Notice};
use crate::app::planning::Field;
use crate::app::rework::Rework;
use crate::app::search::Search;
use crate::app::{App, Saved};
use crate::document::arrange::Place;
use crate::document::outline::NodeId;
use crate::text::wrap::{cut, width, wrap};

/// The cells of the rule that what says that there is more may take.
const MORE: usize = 18;

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
        return draw_search(app, search, (words, theme), area, frame);
    }
    let saved = words.saved(app.saved());
    let is_free = !app.is_covered() && app.notice().is_none_or(Notice::stands_beside);
    let place = || found(app, words).filter(|_| is_free).map(|found| (found, theme.dim));
    let count = app.count().map(|count| (count.to_string(), theme.strong));
    let gathered = || Some(app.gathered().len()).filter(|&count| count > 0 && !app.is_covered());
    let gathered = || gathered().map(|count| (words.selected(count), theme.strong));
    let (count, count_style) = count.or_else(gathered).or_else(place).unwrap_or_default();
    let saved_style = match app.saved() {
        Saved::Unchanged | Saved::Reading | Saved::Saving => theme.dim,
        Saved::Saved => theme.done,
        Saved::Failed | Saved::Gone => theme.warning,
    };
    // While it is being saved there is as much room for the keys as afterwards, so that none comes and goes.
    let settled = if app.saved() == Saved::Saving { words.saved(Saved::Saved) } else { saved };
    let right = width(settled) + if count.is_empty() { 0 } else { width(&count) + 2 };
    let room = usize::from(area.width).saturating_sub(if right > 0 { right + 2 } else { 0 });
    match app.notice() {
        notice if let Some(card) = app.card().filter(|_| notice.is_none() || rule.height > 0) => {
            card::draw_keys((app, card), (words, theme), [rule, area], room, frame.buffer_mut());
        }
        Some(notice) if notice.stands_beside() && rule.height > 0 => {
            // Beside the keys, not in their place: it comes unasked.
            let cells = usize::from(rule.width);
            let said = [words.notice(notice, app.keys()), words.in_short(notice, app.keys())];
            let whole = said.iter().find(|said| width(said) < cells).unwrap_or(&said[1]);
            let text = cut(&format!("{whole} "), cells);
            let (end, _) = frame.buffer_mut().set_stringn(rule.x, rule.y, text, cells, theme.dim);
            let rest = usize::from(rule.right().saturating_sub(end));
            if rest < MORE {
                // No half of what says that there is more is left behind it.
                frame.buffer_mut().set_stringn(end, rule.y, theme.glyphs.rule.repeat(rest), rest, theme.line);
            }
            let line = hints(&keys_here(app, last_top), app, (words, theme), room);
            frame.buffer_mut().set_line(area.x, area.y, &line, area.width);
        }
        Some(notice) => draw_notice(
            app,
            notice,
            (words, theme),
            Rect { width: area.width.saturating_sub(u16::try_from(right + 2).unwrap_or(0)), ..area },
            frame,
        ),
        None => {
            let line = hints(&keys_here(app, last_top), app, (words, theme), room);
            frame.buffer_mut().set_line(area.x, area.y, &line, area.width);
        }
    }
    let at = area.right().saturating_sub(u16::try_from(width(saved)).unwrap_or(0)).max(area.x);
    frame.buffer_mut().set_stringn(at, area.y, saved, usize::from(area.width), saved_style);
    if !count.is_empty() {
        let at = area.right().saturating_sub(u16::try_from(right).unwrap_or(0)).max(area.x);
        frame.buffer_mut().set_stringn(at, area.y, &count, usize::from(area.right() - at), count_style);
    }
}

/// What happened, and how to take it back. A long message takes lines above the footer's own.
fn draw_notice(app: &App, notice: &Notice, (words, theme): (Words, &Theme), area: Rect, frame: &mut Frame<'_>) {
    let (text, style) = match notice {
        Notice::Finished { .. } => (format!("{} {}", theme.glyphs.done, words.notice(notice, app.keys())), theme.done),
        notice => (
            words.notice(notice, app.keys()),
            if notice.kind() == Kind::Trouble { theme.warning } else { theme.accent },
        ),
    };
    let lines = wrap(&text, usize::from(area.width));
    let above = (lines.len() - 1).min(usize::from(area.y));
    let last = lines.last().map_or(0, |range| width(&text[range.clone()]));
    for (number, range) in lines.into_iter().take(above + 1).enumerate() {
        let y = area.y - u16::try_from(above - number).unwrap_or(0);
        let line = Rect { x: frame.area().x, y, width: frame.area().width, height: 1 };
        if number < above {
            frame.render_widget(ratatui::widgets::Clear, line);
        }
        frame.buffer_mut().set_stringn(area.x, y, &text[range], usize::from(area.width), style);
    }
    let left = usize::from(area.width).saturating_sub(last + 3);
    let hint = hints(&[Action::Undo], app, (words, theme), left);
    if notice.kind() == Kind::Change && matches!(app.saved(), Saved::Saving | Saved::Saved) {
        let x = area.x + u16::try_from(last + 3).unwrap_or(0);
        frame.buffer_mut().set_line(x.min(area.right()), area.y, &hint, area.right().saturating_sub(x));
    }
}

/// Which of what was found is selected, or while more may be found, how much it is so far.
fn found(app: &App, words: Words) -> Option<String> {
    if app.is_hunting() {
        return Some(words.found_so_far(app.match_count()));
    }
    app.match_place().map(|(at, all)| words.match_of(at, all))
}

/// What is being sought, and how much is found.
fn draw_search(app: &App, search: &Search, (words, theme): (Words, &Theme), area: Rect, frame: &mut Frame<'_>) {
    let count = match found(app, words) {
        _ if search.words.text().is_empty() => String::new(),
        Some(found) => found,
        None => words.found(app.match_count()),
    };
    let cells = u16::try_from(width(&count)).unwrap_or(0);
    let input = Rect { width: area.width.saturating_sub(cells + 1), ..area };
    typed::draw("/ ", &search.words, theme, input, frame);
    let at = area.right().saturating_sub(cells).max(area.x);
    frame.buffer_mut().set_stringn(at, area.y, &count, usize::from(area.width), theme.dim);
    if let Some(notice @ Notice::NoRoom(_)) = app.notice().filter(|_| area.y > 0) {
        // What is typed stands in the message's place.
        let said = format!("{} ", words.notice(notice, app.keys()));
        frame.buffer_mut().set_stringn(area.x, area.y - 1, said, usize::from(area.width), theme.accent);
    }
}

/// The keys that help in every view.
const EVERYWHERE: [Action; 4] = [Action::Search, Action::Help, Action::NextView, Action::Quit];

/// The key that adds to the roadmap.
const ADD: Action = Action::Rework(Rework::Add(Place::Below));

/// The keys that help most where the reader is.
fn keys_here(app: &App, last_top: usize) -> Vec<Action> {
    if let Some(top) = app.scrolled() {
        let tick = app.help().is_none() && app.list().node().is_some_and(|id| can_tick(app, id));
        let keys = [(true, Action::Back), (tick, Action::Tick)];
        let pages = [(top < last_top, Action::Page(1)), (top > 0 && last_top > 0, Action::Page(-1))];
        if !app.is_covered() {
            let here = [pages[0], pages[1], (app.can_undo(), Action::Undo)];
            return here.into_iter().filter(|(can, _)| *can).map(|(_, action)| action).chain(EVERYWHERE).collect();
        }
        return keys.into_iter().chain(pages).filter(|(can, _)| *can).map(|(_, action)| action).collect();
    }
    if app.draft().is_some() {
        let [deeper, out] = app.draft_moves();
        let keys =
            [(true, Action::Open), (true, Action::Back), (deeper, Action::NextView), (out, Action::PreviousView)];
        return keys.into_iter().filter(|(can, _)| *can).map(|(_, action)| action).collect();
    }
    if let Some(pick) = app.pick() {
        let keys = [(pick.entry().is_some(), Action::Open), (true, Action::Back)];
        return keys.into_iter().filter(|(can, _)| *can).map(|(_, action)| action).collect();
    }
    if app.question().is_some() {
        return vec![Action::Move(1), Action::Open, Action::Back];
    }
    if let Some(links) = app.links() {
        let go = if links.at + 1 < links.links.len() { Action::Move(1) } else { Action::Move(-1) };
        return vec![go, Action::Open, Action::Back];
    }
    if let Some(planning) = app.planning() {
        let go = if planning.field == Field::Weekdays { Action::Move(-1) } else { Action::Move(1) };
        let keys = [(planning.preview.is_ok(), Action::Open), (true, go), (true, Action::Back)];
        return keys.into_iter().filter(|(can, _)| *can).map(|(_, action)| action).collect();
    }
    if let Some(choice) = app.choice() {
        let go = if choice.is_last() { Action::Move(-1) } else { Action::Move(1) };
        let keys = [(choice.ways.len() > 1, go), (choice.preview.is_ok(), Action::Open), (true, Action::Back)];
        return keys.into_iter().filter(|(can, _)| *can).map(|(_, action)| action).collect();
    }
    if !app.gathered().is_empty() {
        let rework = [Rework::Remove, Rework::Move, Rework::Shift(1)].map(Action::Rework);
        let rework = rework.into_iter().filter(|_| app.view() != View::Today);
        return [Action::Tick, Action::Back].into_iter().chain(rework).chain([Action::Help]).collect();
    }
    let selected = app.list().node();
    if app.view() == View::Review {
        let can = [
            (selected.is_some() || !app.is_reviewing(), Action::Open),
            (app.can_regrade(), Action::Undo),
            (app.leads_back(), Action::Backward),
        ];
        let keys = can.into_iter().filter(|(can, _)| *can).map(|(_, action)| action);
        return keys.chain([Action::NextView, Action::Search, Action::Help, Action::Quit]).collect();
    }
    let tick = selected.is_some_and(|id| can_tick(app, id));
    let open = selected.is_some_and(|id| !in_roadmap(app) || app.has_entries(id));
    let keys = [
        (app.is_found_beneath(), Action::Look),
        (tick, Action::Tick),
        (matches!(app.view(), View::Plan | View::Today) && app.can_plan(), Action::Plan),
        (!in_roadmap(app) && (app.standing().behind > 0 || above(app) == Above::Undated), Action::Recover),
        (app.is_narrowed(), Action::Back),
        (app.leads_back(), Action::Backward),
        (open, Action::Open),
        (in_roadmap(app) && selected.is_some() && !(tick && open), Action::NextOpen),
        (app.can_undo(), Action::Undo),
        (!app.seeking().is_empty(), Action::NextMatch),
    ];
    let adds = in_roadmap(app) && !app.is_glimpse();
    let back = app.is_from_library().then_some(Action::Library);
    let keys = keys.into_iter().filter(|(can, _)| *can).map(|(_, action)| action).chain(back);
    match adds {
        // Where there is nothing to be done yet, that comes first.
        true if app.progress().whole.total == 0 => [ADD].into_iter().chain(keys).chain(EVERYWHERE).collect(),
        true => keys.chain(EVERYWHERE).chain([ADD]).collect(),
        false => keys.chain(EVERYWHERE).collect(),
    }
}

fn can_tick(app: &App, id: NodeId) -> bool {
    app.document().outline().node(id).mark().is_some() || app.plan().day_at(id).is_some()
}

fn above(app: &App) -> Above {
    if let Some(draft) = app.draft() {
        return Above::Draft { is_new: matches!(draft.aim, Aim::New(..)) };
    }
    if let Some(pick) = app.pick() {
        return Above::Pick(pick.of);
    }
    match app.calendar() {
        _ if app.question().is_some() => Above::Versions,
        _ if app.choice().is_some() => Above::Choice,
        _ if app.planning().is_some() => Above::Planning,
        // What lies over the view is left first.
        _ if !app.is_covered() && !app.gathered().is_empty() => Above::Gathered,
        _ if app.is_narrowed() && !app.is_covered() => Above::Narrowed,
        _ if app.links().is_some() => Above::Links,
        _ if app.view() == View::Review && app.is_covered() => Above::View,
        _ if app.view() == View::Review => {
            if app.is_reviewing() {
                Above::Due
            } else {
                Above::Unreviewed
            }
        }
        None if !app.plan().phases().is_empty() => Above::Undated,
        Some(_) if app.is_guessed() => Above::Undated,
        _ => Above::View,
    }
}

fn in_roadmap(app: &App) -> bool {
    app.view() == View::Roadmap
}

/// The key that the reader presses for an action. Where something lies over the view, two lead on and out whatever they are
/// elsewhere.
fn key(action: Action, app: &App) -> Option<&'static str> {
    match action {
        Action::Open if app.is_covered() => Some("enter"),
        Action::Back if app.is_covered() => Some("esc"),
        _ => app.keys().of(action).find(|key| !app.is_covered() || !["enter", "esc"].contains(key)),
    }
}

/// The keys that fit, from the one that helps most on, closer together where more does then. The way to all keys is always
/// among them.
fn hints(actions: &[Action], app: &App, (words, theme): (Words, &Theme), room: usize) -> Line<'static> {
    let above = above(app);
    let named = |action: Action| Some((action, key(action, app)?, words.hint(action, above)));
    let keys: Vec<(Action, &str, &str)> = actions.iter().copied().filter_map(named).collect();
    fitting(&keys, theme, room)
}

/// The keys that fit, each with what it does in a word.
pub(super) fn fitting(keys: &[(Action, &str, &str)], theme: &Theme, room: usize) -> Line<'static> {
    let is_help = |action: Action| action == Action::Help;
    let fitting = |gap: usize| -> Vec<(Action, &str, &str)> {
        let cells = |(_, key, word): &(Action, &str, &str)| width(key) + 1 + width(word) + gap;
        let help: usize = keys.iter().filter(|(action, ..)| is_help(*action)).map(cells).sum();
        let mut left = (room + gap).saturating_sub(help);
        let fits = |named: &&(Action, &str, &str)| {
            let cells = if is_help(named.0) { 0 } else { cells(named) };
            let fits = cells <= left;
            left -= if fits { cells } else { 0 };
            fits
        };
        keys.iter().filter(fits).copied().collect()
    };
    let [close, apart] = [2, 3].map(fitting);
    let (gap, fitting) = if close == apart { (3, apart) } else { (2, close) };
    let mut spans = Vec::new();
    for (number, (_, key, word)) in fitting.into_iter().enumerate() {
        let before = if number == 0 { 0 } else { gap };
        spans.extend([
            Span::raw(" ".repeat(before)),
            Span::styled(key.to_owned(), theme.accent),
            Span::styled(format!(" {word}"), theme.dim),
        ]);
    }
    Line::from(spans)
}
