//! The top of every view: whose roadmap it is, what day it is, which view is shown, how far things are.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::theme::Theme;
use super::words::Words;
use crate::app::action::{Action, View};
use crate::app::{App, Saved};
use crate::text::wrap::{cut, pad, width};

/// The cells below which the date is told in short.
const NARROW: usize = 32;

/// Those below which it is where minutes stand beside it.
const ROOMY: usize = 60;

/// How many cells the progress bar may take.
const BAR: usize = 20;

/// The cells of the rule that are left to what says that there is more.
const MORE: usize = 16;

/// Draws the title line, and the tabs with the progress beneath it. Returns where each tab stands.
pub(super) fn draw(
    app: &App,
    file_name: &str,
    (words, theme): (Words, &Theme),
    area: Rect,
    buffer: &mut Buffer,
) -> Vec<(Rect, Action)> {
    let cells = usize::from(area.width);
    let today = app.standing().date;
    let title = app.document().title().unwrap_or(file_name);
    // Where there is hardly any room, whose roadmap it is matters more than the year, and than the date.
    let date = if cells < NARROW { words.short_date(today, today) } else { words.date(today) };
    let date = match app.timer() {
        Some(timer) if cells < ROOMY => format!("{}  {}", words.timed(timer), words.short_date(today, today)),
        Some(timer) => format!("{}  {date}", words.timed(timer)),
        _ => date,
    };
    let has_room = cells >= NARROW || width(title) + width(&date) + 2 <= cells;
    let date = if has_room { date } else { String::new() };
    let title = cut(title, cells.saturating_sub(if date.is_empty() { 0 } else { width(&date) + 2 }));
    let gap = cells.saturating_sub(width(&title) + width(&date));
    let line =
        Line::from(vec![Span::styled(title, theme.strong), Span::raw(" ".repeat(gap)), Span::styled(date, theme.dim)]);
    buffer.set_line(area.x, area.y, &line, area.width);
    if area.height < 2 {
        return Vec::new();
    }
    tabs(app, (words, theme), Rect { y: area.y + 1, height: 1, ..area }, buffer)
}

/// Says which part of the roadmap is shown, where it is not all of it: on the rule beneath the tabs, or where there is
/// none, in the title's place.
pub(super) fn draw_narrowed(app: &App, (words, theme): (Words, &Theme), [head, rule]: [Rect; 2], buffer: &mut Buffer) {
    if !app.is_narrowed() {
        return;
    }
    let area = if rule.height > 0 { rule } else { Rect { height: head.height.min(1), ..head } };
    // At the right it may say that there is more.
    let cells = usize::from(area.width).saturating_sub(if rule.height > 0 { MORE } else { 0 });
    let outline = app.document().outline();
    let counts = app.filter().map(|filter| {
        let (which, count) = (&filter.which, app.fitting());
        [words.filtered(which, count), words.filtered_in_short(which, count)]
    });
    let told = |filter: Option<String>| {
        let room = cells.saturating_sub(filter.as_deref().map_or(0, |filter| width(filter) + 2) + 1);
        let section = app.zoom().map(|id| {
            let steps: Vec<&str> = outline.path(id).into_iter().chain([outline.title(id)]).collect();
            let joined = |from: usize| steps[from..].join(&format!(" {} ", theme.glyphs.step));
            // The nearest steps say most.
            (0..steps.len()).map(joined).find(|path| width(path) <= room).unwrap_or_else(|| joined(steps.len() - 1))
        });
        filter.into_iter().chain(section).collect::<Vec<_>>().join("  ")
    };
    let said = match counts.map(|counts| counts.map(|filter| told(Some(filter)))) {
        Some([said, short]) => {
            if width(&said) < cells {
                said
            } else {
                short
            }
        }
        None => told(None),
    };
    if area.height > 0 {
        let text = if rule.height > 0 { cut(&said, cells.saturating_sub(1)) + " " } else { pad(&said, cells) };
        buffer.set_stringn(area.x, area.y, text, cells, theme.accent);
    }
}

fn tabs(app: &App, (words, theme): (Words, &Theme), area: Rect, buffer: &mut Buffer) -> Vec<(Rect, Action)> {
    let mut spans = Vec::new();
    let mut places = Vec::new();
    let mut x = area.x;
    let tab = |view: View| {
        let name = words.view(view);
        if view == app.view() { format!("[{name}] ") } else { format!(" {name}  ") }
    };
    // Part of a name is none, and how far things are is more than what else could be seen.
    let told = counts(app).map_or(0, |[counts, percent]| width(&counts) + width(&percent) + 2);
    let fit = View::ALL.into_iter().map(|view| width(&tab(view))).sum::<usize>() + told <= usize::from(area.width);
    for view in View::ALL.into_iter().filter(|view| fit || *view == app.view()) {
        let shown = view == app.view();
        let tab = tab(view);
        let cells = u16::try_from(width(&tab)).unwrap_or(0);
        places.push((Rect { x, width: cells, ..area }.intersection(area), Action::Show(view)));
        x += cells;
        spans.push(Span::styled(tab, if shown { theme.accent } else { theme.dim }));
    }
    let room = usize::from(area.right().saturating_sub(x));
    spans.extend(
        app.read().map_or_else(|| progress(app, theme, room), |percent| reading(percent, (words, theme), room)),
    );
    buffer.set_line(area.x, area.y, &Line::from(spans), area.width);
    places
}

/// `reading  ▰▰▱▱  43%` at the right edge of `room` cells, as far as it fits; quiet, for it passes.
fn reading(percent: u8, (words, theme): (Words, &Theme), room: usize) -> Vec<Span<'static>> {
    let said = words.saved(Saved::Reading);
    let bar = room.saturating_sub(width(said) + 10).min(BAR);
    let full = bar * usize::from(percent) / 100;
    let bar = theme.glyphs.full.repeat(full) + &theme.glyphs.empty.repeat(bar - full);
    let text = format!("{said}  {bar} {percent:>3}%");
    let gap = room.saturating_sub(width(&text));
    if gap < 2 { Vec::new() } else { vec![Span::raw(" ".repeat(gap)), Span::styled(text, theme.dim)] }
}

/// How far things are, in numbers and in percent; nothing where there is nothing to be done, or not all is known.
fn counts(app: &App) -> Option<[String; 2]> {
    let whole = app.all_done();
    let is_told = whole.total > 0 && !app.is_glimpse();
    is_told.then(|| [format!("{}/{}", whole.done, whole.total), format!("{:>3}%", whole.percent())])
}

/// `3/75  ▰▱▱▱  4%` at the right edge of `room` cells, or as much of it as fits.
fn progress(app: &App, theme: &Theme, room: usize) -> Vec<Span<'static>> {
    let whole = app.all_done();
    let Some([counts, percent]) = counts(app) else { return Vec::new() };
    let text = counts.len() + percent.len();
    let bar = room.saturating_sub(text + 6).min(BAR);
    if text + 2 > room {
        return Vec::new();
    }
    let mut spans = vec![Span::styled(counts, theme.strong)];
    if bar >= 5 {
        let done = whole.full(bar);
        spans.extend([
            Span::raw("  "),
            Span::styled(theme.glyphs.full.repeat(done), theme.accent),
            Span::styled(theme.glyphs.empty.repeat(bar - done), theme.line),
        ]);
    }
    spans.push(Span::raw(format!(" {percent}")));
    let used: usize = spans.iter().map(Span::width).sum();
    spans.insert(0, Span::raw(" ".repeat(room.saturating_sub(used))));
    spans
}
