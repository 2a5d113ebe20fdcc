//! A card of the review: what is asked for, what it says once that is wanted, and the grades with what each leads to.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::detail;
use super::theme::Theme;
use super::words::Words;
use crate::app::App;
use crate::app::action::Action;
use crate::app::card::Card;
use crate::progress::review::Grade;
use crate::text::wrap::{cut, width, wrap};

/// Draws what is asked for. Returns how far it can be scrolled, and its links, where it is shown in full.
pub(super) fn draw(
    (app, card): (&App, &Card),
    (words, theme): (Words, &Theme),
    area: Rect,
    buffer: &mut Buffer,
) -> detail::Drawn {
    if let Some(top) = card.shown {
        return detail::draw((app, card.node), top, theme, area, buffer);
    }
    let outline = app.document().outline();
    let cells = usize::from(area.width);
    let path = outline.path(card.node).join(&format!(" {} ", theme.glyphs.step));
    let last = app.reviews().and_then(|reviews| reviews.standing(card.node)).map(|standing| standing.last);
    let left = app.reviews().map_or(0, |reviews| reviews.due().len());
    let told = last.map(|last| words.ago(last, app.standing().date)).into_iter().chain([words.cards_left(left)]);
    let paragraphs = [
        (path, theme.dim),
        (outline.title(card.node).to_owned(), theme.strong),
        (told.collect::<Vec<_>>().join(words.comma()), theme.dim),
        (words.folded_card(has_more(app, card)).to_owned(), Style::default()),
    ];
    let laid = |gap: bool| -> Vec<Line<'static>> {
        let mut lines = Vec::new();
        for (at, (text, style)) in paragraphs.iter().filter(|(text, _)| !text.is_empty()).enumerate() {
            if gap && at > 0 {
                lines.push(Line::default());
            }
            lines.extend(wrap(text, cells).into_iter().map(|range| Line::styled(text[range].to_owned(), *style)));
        }
        lines
    };
    let roomy = laid(true);
    let lines = if roomy.len() <= usize::from(area.height) { roomy } else { laid(false) };
    for (line, y) in lines.iter().zip(area.top()..area.bottom()) {
        buffer.set_line(area.x, y, line, area.width);
    }
    detail::Drawn::default()
}

/// Draws the keys of a card in so many cells: the grades, with the days that each leads to behind it; where there is no room
/// for them there, above it on the rule, which otherwise says what happened.
pub(super) fn draw_keys(
    (app, card): (&App, &Card),
    (words, theme): (Words, &Theme),
    [rule, area]: [Rect; 2],
    room: usize,
    buffer: &mut Buffer,
) {
    let grades = Grade::ALL.into_iter().zip(card.intervals);
    let days = |days: u32| words.interval(days);
    let long =
        grades.clone().map(|(grade, to)| (grade.number().to_string(), format!("{} {}", words.grade(grade), days(to))));
    let short = grades.clone().map(|(grade, _)| (grade.number().to_string(), words.grade(grade).to_owned()));
    let content = if card.shown.is_some() { Action::Fold } else { Action::Open };
    let content = Some(("space", content)).filter(|_| card.shown.is_some() || has_more(app, card));
    let others = content.into_iter().chain([("-", Action::Spare), ("esc", Action::Back)]);
    let again = app.keys().first(Action::Undo).filter(|_| app.can_regrade()).map(|key| (key, Action::Undo));
    let others = others.chain(again).map(|(key, action)| (key.to_owned(), words.card_key(action).to_owned()));
    let taken = |keys: &[(String, String)]| -> usize {
        keys.iter().map(|(key, word)| width(key) + width(word) + 3).sum::<usize>().saturating_sub(2)
    };
    let long: Vec<_> = long.collect();
    let is_narrow = taken(&long) > room;
    let mut keys = if is_narrow { short.collect() } else { long };
    let mut places = Vec::new();
    for other in others {
        keys.push(other);
        if taken(&keys) > room {
            keys.pop();
        }
    }
    let mut spans = Vec::new();
    let mut x = 0;
    for (at, (key, word)) in keys.into_iter().enumerate() {
        let gap = if at == 0 { 0 } else { 2 };
        places.push(x + gap);
        x += gap + width(&key) + 1 + width(&word);
        spans.extend([
            Span::raw(" ".repeat(gap)),
            Span::styled(key, theme.accent),
            Span::styled(format!(" {word}"), theme.dim),
        ]);
    }
    buffer.set_line(area.x, area.y, &cut_line(spans, room), area.width);
    if rule.height == 0 {
        return;
    }
    if let Some(notice) = app.notice() {
        let text = cut(&format!("{} ", words.notice(notice, app.keys())), usize::from(rule.width));
        buffer.set_stringn(rule.x, rule.y, text, usize::from(rule.width), theme.accent);
    } else if is_narrow {
        for (place, (_, to)) in places.into_iter().zip(grades) {
            let text = format!(" {} ", days(to));
            let at = rule.x + u16::try_from(place + 1).unwrap_or(0);
            buffer.set_stringn(at, rule.y, text, usize::from(rule.right().saturating_sub(at)), theme.dim);
        }
    }
}

/// Whether it says more than its title.
fn has_more(app: &App, card: &Card) -> bool {
    app.document().content(card.node).len() > 1
}

/// As much of some words as has room.
fn cut_line(spans: Vec<Span<'static>>, room: usize) -> Line<'static> {
    let mut left = room;
    let fits = |span: &Span<'static>| {
        let cells = span.width();
        let fits = cells <= left;
        left = if fits { left - cells } else { 0 };
        fits
    };
    Line::from(spans.into_iter().take_while(fits).collect::<Vec<_>>())
}
