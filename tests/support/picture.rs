//! A drawn screen as text: its rows, and which cells look how.

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

/// The screen's rows. The cell behind a wide character belongs to it and is passed over.
pub fn rows(buffer: &Buffer) -> Vec<String> {
    let area = buffer.area;
    let row = |y: u16| {
        let mut text = String::new();
        let mut x = area.left();
        while x < area.right() {
            let symbol = buffer[(x, y)].symbol();
            text.push_str(symbol);
            x += u16::try_from(symbol.width()).unwrap().max(1);
        }
        text.trim_end().to_owned()
    };
    (area.top()..area.bottom()).map(row).collect()
}

/// The screen's rows, and beneath them every run of cells that is not plain: `4: 12..20 bold cyan`.
pub fn styled(buffer: &Buffer) -> String {
    let area = buffer.area;
    let mut out: String = rows(buffer).into_iter().map(|row| row + "\n").collect();
    out += "---\n";
    for y in area.top()..area.bottom() {
        let looks = looks(buffer, y);
        let mut x = 0;
        for run in looks.chunk_by(|one, next| one == next) {
            if !run[0].is_empty() {
                out += &format!("{y}: {x}..{} {}\n", x + run.len(), run[0]);
            }
            x += run.len();
        }
    }
    out
}

/// How each cell of a row looks. A wide character's second cell looks like its first, and a blank between two words that
/// look alike looks like them.
fn looks(buffer: &Buffer, y: u16) -> Vec<String> {
    let area = buffer.area;
    let mut looks: Vec<String> = (area.left()..area.right()).map(|x| look(&buffer[(x, y)])).collect();
    for x in 1..looks.len() {
        if buffer[(area.x + u16::try_from(x - 1).unwrap(), y)].symbol().width() == 2 {
            looks[x] = looks[x - 1].clone();
        }
    }
    for x in 1..looks.len().saturating_sub(1) {
        if looks[x].is_empty() && looks[x - 1] == looks[x + 1] {
            looks[x] = looks[x - 1].clone();
        }
    }
    looks
}

/// How a cell looks, in words; nothing for a plain one. Blanks have no looks unless they are reversed.
fn look(cell: &Cell) -> String {
    let names = [
        (Modifier::BOLD, "bold"),
        (Modifier::DIM, "dim"),
        (Modifier::UNDERLINED, "underlined"),
        (Modifier::REVERSED, "reversed"),
        (Modifier::ITALIC, "italic"),
    ];
    let reversed = cell.modifier.contains(Modifier::REVERSED);
    if cell.symbol() == " " && !reversed && cell.bg == Color::Reset {
        return String::new();
    }
    let mut words: Vec<String> = names
        .iter()
        .filter(|(modifier, _)| cell.modifier.contains(*modifier))
        .map(|(_, name)| (*name).to_owned())
        .collect();
    if cell.fg != Color::Reset {
        words.push(cell.fg.to_string().to_lowercase());
    }
    if cell.bg != Color::Reset {
        words.push(format!("on {}", cell.bg).to_lowercase());
    }
    words.join(" ")
}
