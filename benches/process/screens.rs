//! What is measured of a program on a screen: until it shows something, at rest, and at each key.

use std::time::Duration;

use super::Result;
use super::inside::HELLO;
use super::support::made;
use super::support::place::{Place, ROADMAP, today};
use super::terminal::Terminal;

/// A key to press again and again, and how it gets to where that shows something.
pub(crate) struct Key {
    pub(crate) name: &'static str,
    /// Pressed once, before. Like all keys here, each changes what is shown: by that it is known to be answered.
    from: &'static [&'static str],
    /// Pressed before every time.
    before: &'static [&'static str],
    /// What is measured, one after the other.
    keys: &'static [&'static str],
    /// Pressed behind every time.
    behind: &'static [&'static str],
    times: usize,
}

const PAGES: &[&str] = &["\x1b[6~", "\x1b[5~"];

/// What stands at the bottom of the screen until a tick is on disk.
const SAVING: &str = "saving";

/// So long after the first frame nothing of the start is left to do.
const SETTLING: Duration = Duration::from_millis(300);

/// The keys that are measured. All but the first come back to where they began, and the last begins at the top.
pub(crate) const KEYS: [Key; 7] = [
    Key { name: "down", from: &[], before: &[], keys: &["j"], behind: &[], times: 20 },
    Key { name: "page down, page up", from: &["g"], before: &[], keys: PAGES, behind: &[], times: 10 },
    Key { name: "end, home", from: &[], before: &[], keys: &["G", "g"], behind: &[], times: 10 },
    Key { name: "fold and unfold a section", from: &["j"], before: &[], keys: &["\r"], behind: &[], times: 10 },
    // The first row is the section in which all tasks are.
    Key { name: "fold and unfold all tasks", from: &["g"], before: &[], keys: &["\r"], behind: &[], times: 6 },
    Key { name: "tick, untick", from: &["n"], before: &[], keys: &[" "], behind: &[], times: 10 },
    Key { name: "first letter of a search", from: &["g"], before: &["/"], keys: &["p"], behind: &["\x1b"], times: 4 },
];

/// What was seen of a program.
#[derive(Default)]
pub(crate) struct Seen {
    /// Until something of it stood on the screen.
    pub(crate) first: Duration,
    /// Until it knew of every task of the file.
    pub(crate) whole: Duration,
    pub(crate) memory: Option<u64>,
    /// How often it woke up while nothing happened.
    pub(crate) wakes: Option<u64>,
    /// For every key, each press.
    pub(crate) keys: [Vec<Duration>; KEYS.len()],
}

/// The smallest program on a screen.
pub(crate) fn hello(place: &Place, idle: Duration) -> Result<Seen> {
    let mut terminal = Terminal::open(place, &place.inside("hello"))?;
    let first = terminal.until(|screen| screen.contents().contains(HELLO))?;
    let wakes = asleep(&mut terminal, idle);
    let mut seen = Seen { first, whole: first, wakes, ..Seen::default() };
    for _ in 0..KEYS[0].times {
        seen.keys[0].push(terminal.press("j")?);
    }
    seen.memory = terminal.memory();
    terminal.leave()?;
    Ok(seen)
}

/// Ours, with `total` leaf tasks in the file. It is left where it began, at the top, for that is where it opens the next time.
pub(crate) fn roadmap(place: &Place, total: &str, idle: Duration) -> Result<Seen> {
    place.renew()?;
    let mut command = std::process::Command::new(ROADMAP);
    command.args(["tui", "--view", "roadmap", "--on", &today()]).arg(&place.copy);
    let mut terminal = Terminal::open(place, &command)?;
    let first = terminal.until(|screen| screen.contents().contains(made::FIRST))?;
    let count = format!("/{total} ");
    let whole = terminal.until(|screen| screen.contents().contains(&count))?.max(first);
    let wakes = asleep(&mut terminal, idle);
    let mut seen = Seen { first, whole, wakes, ..Seen::default() };
    for (key, presses) in KEYS.iter().zip(&mut seen.keys) {
        terminal.prepare(key.from)?;
        for press in 0..key.times {
            // What is said of a save that is done is no answer to the next key.
            terminal.until(|screen| !screen.contents().contains(SAVING))?;
            terminal.prepare(key.before)?;
            presses.push(terminal.press(key.keys[press % key.keys.len()])?);
            terminal.prepare(key.behind)?;
        }
    }
    seen.memory = terminal.memory();
    terminal.leave()?;
    Ok(seen)
}

/// How often a program that is left alone wakes up in that time.
fn asleep(terminal: &mut Terminal, idle: Duration) -> Option<u64> {
    std::thread::sleep(SETTLING);
    terminal.rest();
    let before = terminal.wakes()?;
    std::thread::sleep(idle);
    Some(terminal.wakes()?.saturating_sub(before))
}
