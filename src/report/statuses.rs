//! How far several roadmaps are: a line each, and one for all of them.

use anstyle::{AnsiColor, Style};

use crate::app::library::shelved::Summary;
use crate::progress::Tally;
use crate::text::sanitise::sanitise;
use crate::text::wrap::{cut, pad, width};
use crate::ui::theme::Glyphs;
use crate::ui::words::Words;

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
const LATE: Style = AnsiColor::Red.on_default();

/// The cells of a bar.
const BAR: usize = 10;

/// The cells that a title has at least, before a bar has any.
const TITLE: usize = 24;

/// How wide each column is. What has no room has no cells.
struct Columns {
    title: usize,
    bar: usize,
    counts: usize,
    stand: usize,
    path: usize,
}

/// The roadmaps, each with its path, and the sum of them.
#[must_use]
pub fn statuses(all: &[(String, Summary)], words: Words, (cells, glyphs): (Option<usize>, &Glyphs)) -> String {
    let sum = all.iter().fold(Tally::default(), |sum, (_, one)| sum.and(one.progress));
    let columns = Columns::of(all, (sum, words), cells.unwrap_or(usize::MAX));
    let mut out = String::new();
    for (path, one) in all {
        out += &columns.line((&title(path, one), Style::new()), one.progress, glyphs);
        let (stand, behind) = (stand(one, words), words.behind_in_short(one.behind));
        let stand = cut(&stand, columns.stand);
        let end = " ".repeat(columns.stand.saturating_sub(width(&stand)));
        // What is late is said in words, and they alone are red.
        out += "  ";
        out += &match stand.strip_suffix(&behind) {
            Some(before) if one.behind > 0 => format!("{before}{LATE}{behind}{LATE:#}"),
            _ => stand,
        };
        if columns.path > 0 {
            out += &format!("{end}  {DIM}{}{DIM:#}", sanitise(path));
        }
        out.truncate(out.trim_end().len());
        out.push('\n');
    }
    let mut last = columns.line((&words.roadmaps(all.len()), BOLD), sum, glyphs);
    last.truncate(last.trim_end().len());
    out + &last + "\n"
}

/// What a roadmap is called: by its title, else by its file's name.
fn title(path: &str, one: &Summary) -> String {
    let name = || path.rsplit(['/', '\\']).next().unwrap_or(path);
    sanitise(if one.title.is_empty() { name() } else { &one.title }).into_owned()
}

/// Where a plan stands, and how far behind its reader is.
fn stand(one: &Summary, words: Words) -> String {
    let behind = Some(words.behind_in_short(one.behind)).filter(|said| !said.is_empty());
    one.stand.clone().into_iter().chain(behind).collect::<Vec<_>>().join(words.comma())
}

fn counts(tally: Tally) -> String {
    format!("{}/{}", tally.done, tally.total)
}

impl Columns {
    fn of(all: &[(String, Summary)], (sum, words): (Tally, Words), cells: usize) -> Self {
        let widest = |texts: &mut dyn Iterator<Item = String>| texts.map(|text| width(&text)).max().unwrap_or(0);
        let counts = width(&counts(sum));
        let title = widest(&mut all.iter().map(|(path, one)| title(path, one))).max(width(&words.roadmaps(all.len())));
        let stand = widest(&mut all.iter().map(|(_, one)| stand(one, words)));
        let path = widest(&mut all.iter().map(|(path, _)| sanitise(path).into_owned()));
        // Behind the counts stand four cells of percent.
        let fixed = counts + 2 + 5 + 2;
        let room = |taken: usize| cells.saturating_sub(fixed + taken);
        let stand = stand.min(room(TITLE));
        let bar = if room(stand) >= TITLE + BAR + 2 { BAR } else { 0 };
        let left = room(stand + if bar > 0 { bar + 2 } else { 0 });
        let title = title.min(left);
        let path = if title + 2 + path <= left { path } else { 0 };
        Self { title, bar, counts, stand, path }
    }

    /// A title, a bar and counts.
    fn line(&self, (title, style): (&str, Style), tally: Tally, glyphs: &Glyphs) -> String {
        let title = pad(&cut(title, self.title), self.title);
        let full = tally.full(self.bar);
        let bar = glyphs.full.repeat(full) + &glyphs.empty.repeat(self.bar - full);
        let gap = if self.bar > 0 { "  " } else { "" };
        let counts = counts(tally);
        let counts = " ".repeat(self.counts.saturating_sub(width(&counts))) + &counts;
        format!("{style}{title}{style:#}{gap}{bar}  {counts} {:>3}%", tally.percent())
    }
}
