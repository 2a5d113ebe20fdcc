//! The figures as tables in Markdown.

use std::time::Duration;

use super::Figures;
use super::arguments::Arguments;
use super::run::{Cost, Run};
use super::screens::{KEYS, Seen};

/// Where nothing is known.
const NONE: &str = "–";

/// By what, on which machine, and how often it was measured.
pub(crate) fn head(arguments: &Arguments) -> String {
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    let (os, architecture) = (std::env::consts::OS, std::env::consts::ARCH);
    format!(
        "`{}`\n\nroadmap {} on {os}, {architecture}, {processors} processors; medians of {} rounds.\n",
        arguments.command(),
        env!("CARGO_PKG_VERSION"),
        arguments.rounds,
    )
}

/// The tables of one size.
pub(crate) fn of(figures: &Figures) -> String {
    let (bytes, unit) = if figures.bytes < 1_000_000 { (1e3, "kB") } else { (1e6, "MB") };
    let size = format!("## {} tasks, {:.1} {unit}\n", figures.tasks, figures.bytes as f64 / bytes);
    [size, runs(figures), screens(figures), keys(figures)].join("\n")
}

fn runs(figures: &Figures) -> String {
    let wall = |run: Run| median(figures.runs[run as usize].iter().map(|cost| cost.wall));
    let least = |run: Run| figures.runs[run as usize].iter().map(|cost| cost.wall).min().unwrap_or_default();
    let processor = |run: Run| median(figures.runs[run as usize].iter().map(|cost| cost.processor));
    let memory = |run: Run| median(figures.runs[run as usize].iter().map(|cost: &Cost| cost.memory));
    let heads = ["", "wall ms", "× parsed", "least ms", "× parsed", "CPU ms", "× parsed", "memory MiB", "× file"];
    let row = |run: Run| {
        vec![
            run.name().to_owned(),
            ms(wall(run)),
            ratio(wall(run), wall(Run::Parsed)),
            ms(least(run)),
            ratio(least(run), least(Run::Parsed)),
            ms(processor(run)),
            ratio(processor(run), processor(Run::Parsed)),
            mib(memory(run)),
            of_file(memory(run), figures),
        ]
    };
    let both = wall(Run::Parsed) + wall(Run::Saved);
    let above = wall(Run::Today).saturating_sub(wall(Run::Empty));
    let said = format!(
        "`tick` takes {} of what parsing and saving take together; `today` takes {} ms more than an empty process.\n",
        ratio(wall(Run::Tick), both),
        ms(above),
    );
    table(&heads, &Run::ALL.map(row)) + "\n" + &said
}

fn screens(figures: &Figures) -> String {
    let heads = ["screen", "first content ms", "all read ms", "× parsed", "memory MiB", "× file", "wake-ups"];
    let parsed = median(figures.runs[Run::Parsed as usize].iter().map(|cost| cost.wall));
    let first = |all: &[Seen]| median(all.iter().map(|seen| seen.first));
    let memory = |all: &[Seen]| {
        all.iter().map(|seen| seen.memory).collect::<Option<Vec<u64>>>().map(|all| median(all.into_iter()))
    };
    let wakes = |all: &[Seen]| all.iter().map(|seen| seen.wakes).sum::<Option<u64>>();
    let row = |name: &str, all: &[Seen], whole: Option<Duration>| {
        let known = |figure: Option<String>| figure.unwrap_or_else(|| NONE.to_owned());
        vec![
            name.to_owned(),
            ms(first(all)),
            known(whole.map(ms)),
            known(whole.map(|whole| ratio(whole, parsed))),
            known(memory(all).map(mib)),
            known(memory(all).filter(|_| whole.is_some()).map(|memory| of_file(memory, figures))),
            known(wakes(all).map(|wakes| wakes.to_string())),
        ]
    };
    let whole = median(figures.screen.iter().map(|seen| seen.whole));
    let rows =
        [row("hello, world in ratatui", &figures.hello, None), row("`roadmap tui`", &figures.screen, Some(whole))];
    let later = first(&figures.screen).saturating_sub(first(&figures.hello));
    table(&heads, &rows) + &format!("\nIts first content comes {} ms after that of hello, world.\n", ms(later))
}

fn keys(figures: &Figures) -> String {
    let heads = ["key, to the last byte of its frame", "median ms", "worst ms", "presses"];
    let row = |name: &str, all: &[Seen], key: usize| {
        let presses: Vec<Duration> = all.iter().flat_map(|seen| seen.keys[key].iter().copied()).collect();
        let worst = presses.iter().copied().max().unwrap_or_default();
        vec![name.to_owned(), ms(median(presses.iter().copied())), ms(worst), presses.len().to_string()]
    };
    let hello = row("any, hello, world in ratatui", &figures.hello, 0);
    let ours = KEYS.iter().enumerate().map(|(at, key)| row(key.name, &figures.screen, at));
    table(&heads, &[hello].into_iter().chain(ours).collect::<Vec<_>>())
}

/// The one in the middle.
fn median<T: Ord + Copy + Default>(figures: impl Iterator<Item = T>) -> T {
    let mut figures: Vec<T> = figures.collect();
    figures.sort_unstable();
    figures.get(figures.len() / 2).copied().unwrap_or_default()
}

fn ms(time: Duration) -> String {
    let ms = time.as_secs_f64() * 1e3;
    if ms < 9.95 { format!("{ms:.2}") } else { format!("{ms:.1}") }
}

fn mib(bytes: u64) -> String {
    format!("{:.1}", bytes as f64 / f64::from(1 << 20))
}

/// As a multiple of the file. Beside a small one that says nothing.
fn of_file(bytes: u64, figures: &Figures) -> String {
    if figures.bytes < 1 << 18 { NONE.to_owned() } else { format!("{:.1}", bytes as f64 / figures.bytes as f64) }
}

fn ratio(time: Duration, other: Duration) -> String {
    format!("{:.2}", time.as_secs_f64() / other.as_secs_f64().max(f64::MIN_POSITIVE))
}

/// Rows beneath their heads, with everything but the names at the right.
fn table(heads: &[&str], rows: &[Vec<String>]) -> String {
    let rule: Vec<&str> = (0..heads.len()).map(|at| if at == 0 { "---" } else { "---:" }).collect();
    let line = |cells: Vec<&str>| format!("| {} |\n", cells.join(" | "));
    let rows = rows.iter().map(|row| line(row.iter().map(String::as_str).collect()));
    [line(heads.to_vec()), line(rule)].into_iter().chain(rows).collect()
}
