//! A drawn screen as a picture: a window with a grid of cells, in SVG.
//!
//! Every run of words is put at its cell and stretched to its cells, so that no font can push a column out of line.

use std::collections::BTreeSet;
use std::fmt::Write;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

const CELL: (u16, u16) = (9, 20);
const MARGIN: u16 = 14;
/// The bar with the three buttons.
const BAR: u16 = 30;

/// The background of a picture, which suits that of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    Dark,
    Light,
}

impl Ground {
    /// The colours of the background, of text, and of text that is dimmed.
    fn colours(self) -> [&'static str; 3] {
        match self {
            Self::Dark => ["#1b1e25", "#d5dae3", "#7d8696"],
            Self::Light => ["#fbfaf7", "#2a2e36", "#868c97"],
        }
    }
}

/// How a run of cells is painted.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Paint {
    ink: String,
    ground: Option<String>,
    bold: bool,
    italic: bool,
    underlined: bool,
    wide: bool,
}

/// A run of cells on one row that are painted alike.
struct Run {
    x: u16,
    y: u16,
    cells: u16,
    text: String,
    paint: Paint,
}

/// The screen as a picture of a window with a title.
pub fn picture(buffer: &Buffer, title: &str, ground: Ground) -> String {
    window(size(buffer), title, ground) + &rows(buffer, ground).concat() + "</svg>\n"
}

fn size(buffer: &Buffer) -> (u16, u16) {
    (buffer.area.width * CELL.0 + 2 * MARGIN, buffer.area.height * CELL.1 + MARGIN + BAR)
}

/// The window alone, left open for what stands in it.
fn window((width, height): (u16, u16), title: &str, ground: Ground) -> String {
    let [fill, ..] = ground.colours();
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
         font-family=\"ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', 'PingFang SC', \
         'Microsoft YaHei', monospace\" font-size=\"15\">\n<title>{}</title>\n",
        escaped(title)
    );
    let edge = if ground == Ground::Light { " stroke=\"#d8d5cd\"" } else { "" };
    let (w, h) = (width - 1, height - 1);
    writeln!(out, "<rect x=\"0.5\" y=\"0.5\" width=\"{w}\" height=\"{h}\" rx=\"10\" fill=\"{fill}\"{edge}/>").unwrap();
    for (number, colour) in ["#ff5f57", "#febc2e", "#28c840"].iter().enumerate() {
        writeln!(out, "<circle cx=\"{}\" cy=\"15\" r=\"5\" fill=\"{colour}\"/>", 20 + 18 * number).unwrap();
    }
    out
}

/// What stands in the window, row by row: the grounds of a row's runs, and their texts over them.
fn rows(buffer: &Buffer, ground: Ground) -> Vec<String> {
    let mut rows = vec![String::new(); usize::from(buffer.area.height)];
    let runs = runs(buffer, ground);
    // One bar, and no seams in it.
    for bar in runs.chunk_by(|one, next| (one.y, &one.paint.ground) == (next.y, &next.paint.ground)) {
        let Some(ground) = &bar[0].paint.ground else { continue };
        let (x, y) = (MARGIN + bar[0].x * CELL.0, BAR + bar[0].y * CELL.1);
        let cells = bar.iter().map(|run| run.cells).sum::<u16>() * CELL.0;
        let row = &mut rows[usize::from(bar[0].y)];
        writeln!(row, "<rect x=\"{x}\" y=\"{y}\" width=\"{cells}\" height=\"{}\" fill=\"{ground}\"/>", CELL.1).unwrap();
    }
    runs.iter().filter(|run| !run.text.trim().is_empty()).for_each(|run| rows[usize::from(run.y)] += &text(run));
    rows
}

/// A screen of a session: what it shows, which key led there, what that did, and for how long it is seen, in tenths of a
/// second.
pub struct Frame {
    pub screen: Buffer,
    pub key: String,
    pub says: String,
    pub tenths: u32,
}

/// A session as a moving picture that begins again at its end. A row that stays as it is is drawn once. Whoever sees no
/// movement, or wants none, sees the first screen.
pub fn session(frames: &[Frame], title: &str, ground: Ground) -> String {
    let (width, height) = size(&frames[0].screen);
    let mut out = window((width, height), title, ground);
    let drawn: Vec<Vec<String>> = frames.iter().map(|frame| shown(frame, width, ground)).collect();
    let mut whens = Vec::new();
    let mut body = String::new();
    for row in 0..drawn[0].len() {
        let looks: BTreeSet<&str> =
            drawn.iter().map(|frame| frame[row].as_str()).filter(|look| !look.is_empty()).collect();
        for look in looks {
            let when: Vec<bool> = drawn.iter().map(|frame| frame[row] == look).collect();
            if when.iter().all(|is_seen| *is_seen) {
                body += look;
                continue;
            }
            let number = whens.iter().position(|known| *known == when).unwrap_or(whens.len());
            let hidden = if when[0] { "" } else { " visibility=\"hidden\"" };
            writeln!(body, "<g class=\"w{number}\"{hidden}>\n{look}</g>").unwrap();
            if number == whens.len() {
                whens.push(when);
            }
        }
    }
    out += "<style>@media (prefers-reduced-motion: no-preference) {\n";
    whens.iter().enumerate().for_each(|(number, when)| out += &keyframes(number, when, frames));
    out + "}</style>\n" + &body + "</svg>\n"
}

/// During which frames something is seen, as an animation.
fn keyframes(number: usize, when: &[bool], frames: &[Frame]) -> String {
    let all: u32 = frames.iter().map(|frame| frame.tenths).sum();
    let mut out = format!("@keyframes w{number}{{");
    let mut before = 0;
    for (frame, is_seen) in when.iter().enumerate() {
        if frame == 0 || when[frame - 1] != *is_seen {
            let how = if *is_seen { "visible" } else { "hidden" };
            write!(out, "{:.2}%{{visibility:{how}}}", f64::from(before) * 100.0 / f64::from(all)).unwrap();
        }
        before += frames[frame].tenths;
    }
    let seconds = f64::from(all) / 10.0;
    writeln!(out, "}}.w{number}{{animation:w{number} {seconds:.1}s step-end infinite}}").unwrap();
    out
}

/// A screen's rows, and before them the key in the window's bar.
fn shown(frame: &Frame, width: u16, ground: Ground) -> Vec<String> {
    let [_, ink, faint] = ground.colours();
    let (x, key, says) = (width / 2, escaped(&frame.key), escaped(&frame.says));
    let key = format!(
        "<text x=\"{x}\" y=\"20\" text-anchor=\"middle\" fill=\"{faint}\"><tspan font-weight=\"bold\" fill=\"{ink}\">{key}</tspan>\
         <tspan dx=\"9\">{says}</tspan></text>\n"
    );
    std::iter::once(key).chain(rows(&frame.screen, ground)).collect()
}

fn text(run: &Run) -> String {
    let Run { paint, .. } = run;
    let (x, y) = (MARGIN + run.x * CELL.0, BAR + run.y * CELL.1 + 15);
    let bold = if paint.bold { " font-weight=\"bold\"" } else { "" };
    let italic = if paint.italic { " font-style=\"italic\"" } else { "" };
    // A wide character is as wide as its font is high. Not every viewer stretches text, so it fits without that, too.
    let wide = if paint.wide { " font-size=\"17\" letter-spacing=\"1\"" } else { "" };
    let line = if paint.underlined { " text-decoration=\"underline\"" } else { "" };
    let words = run.text.trim_end();
    format!(
        "<text x=\"{x}\" y=\"{y}\" textLength=\"{}\" fill=\"{}\"{bold}{italic}{wide}{line}>{}</text>\n",
        u16::try_from(words.width()).unwrap() * CELL.0,
        paint.ink,
        escaped(words)
    )
}

fn runs(buffer: &Buffer, ground: Ground) -> Vec<Run> {
    let area = buffer.area;
    let mut runs: Vec<Run> = Vec::new();
    for y in area.top()..area.bottom() {
        let mut x = area.left();
        while x < area.right() {
            let cell = &buffer[(x, y)];
            let cells = u16::try_from(cell.symbol().width()).unwrap().max(1);
            let paint = paint(cell, cells == 2, ground);
            match runs.last_mut() {
                // What stands apart by more than a blank is placed apart: what a font does to one cannot move the next.
                Some(run) if run.y == y && run.paint == paint && goes_on(&run.text, cell.symbol()) => {
                    run.text.push_str(cell.symbol());
                    run.cells += cells;
                }
                _ => runs.push(Run { x, y, cells, text: cell.symbol().to_owned(), paint }),
            }
            x += cells;
        }
    }
    runs
}

/// Whether a cell belongs to the words before it: to one blank at their end, and to no more.
fn goes_on(words: &str, next: &str) -> bool {
    let is_blank = words.trim().is_empty();
    if next == " " { is_blank || !words.ends_with(' ') } else { !is_blank && !words.ends_with("  ") }
}

fn paint(cell: &Cell, wide: bool, ground: Ground) -> Paint {
    let has = |modifier| cell.modifier.contains(modifier);
    let [own, text, faint] = ground.colours();
    let ink = match cell.fg {
        Color::Indexed(index) => indexed(index),
        Color::Reset if has(Modifier::DIM) => faint.to_owned(),
        Color::Reset => text.to_owned(),
        other => panic!("{other} looks different in every terminal"),
    };
    let (ink, ground) = if has(Modifier::REVERSED) { (own.to_owned(), Some(ink)) } else { (ink, None) };
    let [bold, italic, underlined] = [Modifier::BOLD, Modifier::ITALIC, Modifier::UNDERLINED].map(has);
    Paint { ink, ground, bold, italic, underlined, wide }
}

/// A colour of the 256, as every terminal draws it.
fn indexed(index: u8) -> String {
    let step = |value: u8| if value == 0 { 0 } else { 55 + 40 * value };
    let [red, green, blue] = match index {
        16..232 => [(index - 16) / 36, (index - 16) / 6 % 6, (index - 16) % 6].map(step),
        232.. => [8 + 10 * (index - 232); 3],
        _ => panic!("the terminal's own colours look different in every one"),
    };
    format!("#{red:02x}{green:02x}{blue:02x}")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
