//! A program run once, from its start to its end: how long it takes, and how much processor and memory.

use std::ffi::OsString;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use nix::sys::resource::{Usage, UsageWho, getrusage};
use nix::sys::time::TimeVal;

use super::Result;
use super::support::place::{INSIDE, Place, ROADMAP, own, today};

/// The runs that are compared.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Run {
    Empty,
    Read,
    Parsed,
    Saved,
    Status,
    Today,
    Tick,
}

impl Run {
    pub(crate) const ALL: [Self; 7] =
        [Self::Empty, Self::Read, Self::Parsed, Self::Saved, Self::Status, Self::Today, Self::Tick];

    /// What the table calls it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Empty => "an empty process",
            Self::Read => "the file read",
            Self::Parsed => "the file read and parsed by pulldown-cmark",
            Self::Saved => "the file read, and saved by fsync and rename",
            Self::Status => "`roadmap status`",
            Self::Today => "`roadmap today`",
            Self::Tick => "`roadmap tick`",
        }
    }

    /// Runs it once. `open` is the number of a task that can be ticked.
    pub(crate) fn cost(self, place: &Place, open: &str) -> Result<Cost> {
        let (today, task) = (today(), format!("task:{open}"));
        let (file, copy) = (place.original.as_os_str(), place.copy.as_os_str());
        let inside = |name: &str, file| vec![own().into(), INSIDE.into(), name.into(), OsString::from(file)];
        let roadmap =
            |name: &str, file| vec![ROADMAP.into(), name.into(), "--on".into(), (&today).into(), OsString::from(file)];
        once(
            place,
            &match self {
                Self::Empty => inside("empty", file),
                Self::Read => inside("read", file),
                Self::Parsed => inside("parse", file),
                Self::Saved => inside("save", copy),
                Self::Status => roadmap("status", file),
                Self::Today => roadmap("today", file),
                Self::Tick => [roadmap("tick", copy), vec![task.into()]].concat(),
            },
        )
    }
}

/// What a run costs.
#[derive(Clone, Copy, Default)]
pub(crate) struct Cost {
    pub(crate) wall: Duration,
    /// On all processors together.
    pub(crate) processor: Duration,
    /// The most memory in use at one time, in bytes, but not less than what this very program has when it starts another.
    pub(crate) memory: u64,
}

/// Runs a command in a place. A process of its own starts it and waits for it, so that what is said of its children is said
/// of this one.
fn once(place: &Place, command: &[OsString]) -> Result<Cost> {
    let output = place.inside("once").args(command).env_clear().envs(place.environment()?).output()?;
    if !output.status.success() {
        return Err(format!("{command:?}: {}", String::from_utf8_lossy(&output.stderr)).into());
    }
    let said = String::from_utf8(output.stdout)?;
    let numbers: Vec<u64> = said.split_whitespace().filter_map(|number| number.parse().ok()).collect();
    let [wall, processor, memory] = numbers[..] else { return Err("a run said nothing of its cost".into()) };
    Ok(Cost { wall: Duration::from_micros(wall), processor: Duration::from_micros(processor), memory })
}

/// Runs a command, and says in microseconds and bytes what that cost.
pub(crate) fn report(command: &[OsString]) -> Result<()> {
    let (program, arguments) = command.split_first().ok_or("no command")?;
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null());
    let began = Instant::now();
    let status = command.status()?;
    let wall = began.elapsed();
    if !status.success() {
        return Err(status.to_string().into());
    }
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    println!("{} {} {}", wall.as_micros(), processor(&usage), memory(&usage));
    Ok(())
}

fn processor(usage: &Usage) -> i64 {
    let micros = |time: TimeVal| time.tv_sec() * 1_000_000 + time.tv_usec();
    micros(usage.user_time()) + micros(usage.system_time())
}

fn memory(usage: &Usage) -> i64 {
    // macOS alone counts bytes.
    let unit = if cfg!(target_os = "macos") { 1 } else { 1024 };
    usage.max_rss() * unit
}
