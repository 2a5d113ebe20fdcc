//! A drawn screen as a picture: a window with a grid of cells, in SVG.
//!
//! Every run of text is put at its cell and stretched to its cells, so that no font can push a column out of line.

use std::fmt::Write;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

const CELL: (u16, u16) = (9, 20);
const MARGIN: u16 = 14;
/// The bar with the three buttons.
const BAR: u16 = 30;

const GROUND: &str = "#1b1e25";
const TEXT: &str = "#d5dae3";
const FAINT: &str = "#7d8696";

/// How a run of cells is painted.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Paint {
    ink: &'static str,
    ground: Option<&'static str>,
    bold: bool,
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
pub fn picture(buffer: &Buffer, title: &str) -> String {
    let (width, height) = (buffer.area.width * CELL.0 + 2 * MARGIN, buffer.area.height * CELL.1 + MARGIN + BAR);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
         font-family=\"ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', 'PingFang SC', \
         'Microsoft YaHei', monospace\" font-size=\"15\">\n<title>{}</title>\n\
         <rect width=\"{width}\" height=\"{height}\" rx=\"10\" fill=\"{GROUND}\"/>\n",
        escaped(title)
    );
    for (number, colour) in ["#ff5f57", "#febc2e", "#28c840"].iter().enumerate() {
        writeln!(out, "<circle cx=\"{}\" cy=\"15\" r=\"5\" fill=\"{colour}\"/>", 20 + 18 * number).unwrap();
    }
    let runs = runs(buffer);
    for run in &runs {
        let Some(ground) = run.paint.ground else { continue };
        let (x, y) = (MARGIN + run.x * CELL.0, BAR + run.y * CELL.1);
        let cells = run.cells * CELL.0;
        writeln!(out, "<rect x=\"{x}\" y=\"{y}\" width=\"{cells}\" height=\"{}\" fill=\"{ground}\"/>", CELL.1).unwrap();
    }
    runs.iter().filter(|run| !run.text.trim().is_empty()).for_each(|run| out += &text(run));
    out + "</svg>\n"
}

fn text(run: &Run) -> String {
    let Run { paint, .. } = run;
    let (x, y) = (MARGIN + run.x * CELL.0, BAR + run.y * CELL.1 + 15);
    let bold = if paint.bold { " font-weight=\"bold\"" } else { "" };
    // A wide character is as wide as its font is high. Not every viewer stretches text, so it fits without that, too.
    let wide = if paint.wide { " font-size=\"17\" letter-spacing=\"1\"" } else { "" };
    let line = if paint.underlined { " text-decoration=\"underline\"" } else { "" };
    format!(
        "<text x=\"{x}\" y=\"{y}\" textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\" fill=\"{}\"{bold}{wide}{line} xml:space=\"preserve\">{}</text>\n",
        run.cells * CELL.0,
        paint.ink,
        escaped(&run.text)
    )
}

fn runs(buffer: &Buffer) -> Vec<Run> {
    let area = buffer.area;
    let mut runs: Vec<Run> = Vec::new();
    for y in area.top()..area.bottom() {
        let mut x = area.left();
        while x < area.right() {
            let cell = &buffer[(x, y)];
            let cells = u16::try_from(cell.symbol().width()).unwrap().max(1);
            let paint = paint(cell, cells == 2);
            match runs.last_mut() {
                // Words are placed one by one: what a font does to one cannot move the next.
                Some(run) if run.y == y && run.paint == paint && run.text.ends_with(' ') == (cell.symbol() == " ") => {
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

fn paint(cell: &Cell, wide: bool) -> Paint {
    let has = |modifier| cell.modifier.contains(modifier);
    let ink = match cell.fg {
        Color::Red => "#f07178",
        Color::Green => "#9ccf72",
        Color::Yellow => "#f2c66d",
        Color::Cyan => "#62cbd6",
        _ if has(Modifier::DIM) => FAINT,
        _ => TEXT,
    };
    let (ink, ground) = if has(Modifier::REVERSED) { (GROUND, Some(ink)) } else { (ink, None) };
    Paint { ink, ground, bold: has(Modifier::BOLD), underlined: has(Modifier::UNDERLINED), wide }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
