//! Whole runs of the program beside what it cannot do without: a process, the file read, the file parsed, the file saved, a
//! screen drawn.
//!
//! `cargo bench --bench process` prints a table for every size, in Markdown. All are run one after the other, round by round,
//! so that whatever else the machine does meanwhile hits all alike: what to look at are the ratios.

mod arguments;
mod inside;
mod quiet;
mod run;
mod screens;
#[path = "../support/mod.rs"]
mod support;
mod table;
mod terminal;

use std::env;
use std::ffi::OsString;
use std::fs;
use std::io::{IsTerminal, stderr};

use arguments::Arguments;
use clap::Parser;
use quiet::wait_for_quiet;
use run::{Cost, Run};
use screens::Seen;
use support::place::{INSIDE, Place};

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// All that was measured at one size.
struct Figures {
    tasks: usize,
    bytes: u64,
    /// For each of the runs, every round.
    runs: [Vec<Cost>; Run::ALL.len()],
    hello: Vec<Seen>,
    screen: Vec<Seen>,
}

fn main() -> Result<()> {
    let words: Vec<OsString> = env::args_os().skip(1).collect();
    if let [first, name, rest @ ..] = &words[..]
        && first == INSIDE
    {
        return inside::call(name, rest);
    }
    let arguments = Arguments::parse();
    println!("{}", table::head(&arguments));
    for &tasks in &arguments.tasks {
        println!("{}", table::of(&measured(tasks, &arguments)?));
    }
    Ok(())
}

fn measured(tasks: usize, arguments: &Arguments) -> Result<Figures> {
    let place = Place::with(tasks)?;
    let said = String::from_utf8(place.inside("look").arg(&place.original).output()?.stdout)?;
    let (total, open) = said.trim().split_once(' ').ok_or("the roadmap has no open task")?;
    let mut figures =
        Figures { tasks, bytes: place.bytes()?, runs: Default::default(), hello: Vec::new(), screen: Vec::new() };
    let is_seen = stderr().is_terminal();
    for round in 0..=arguments.rounds {
        if is_seen {
            eprint!("\r{tasks} tasks, round {round} of {} ", arguments.rounds);
        }
        let mut costs = [Cost::default(); Run::ALL.len()];
        // None has always the same one before it.
        for at in (0..Run::ALL.len()).map(|at| (at + usize::from(round)) % Run::ALL.len()) {
            let run = Run::ALL[at];
            place.renew()?;
            wait_for_quiet(arguments.patience);
            costs[at] = run.cost(&place, open)?;
            if round == 0 && run == Run::Tick && fs::read(&place.copy)? == fs::read(&place.original)? {
                return Err("nothing was ticked".into());
            }
        }
        wait_for_quiet(arguments.patience);
        let hello = screens::hello(&place, arguments.idle)?;
        wait_for_quiet(arguments.patience);
        let screen = screens::roadmap(&place, total, arguments.idle)?;
        // The first round finds nothing in the memory of the disk.
        if round > 0 {
            figures.runs.iter_mut().zip(costs).for_each(|(run, cost)| run.push(cost));
            figures.hello.push(hello);
            figures.screen.push(screen);
        }
    }
    if is_seen {
        eprintln!();
    }
    Ok(figures)
}
