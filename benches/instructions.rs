//! How many instructions the program needs, as a multiple of what the Markdown parser alone needs for the same roadmap.
//!
//! `cargo bench --bench instructions`. They are counted by valgrind's callgrind, and are nearly the same on every run and next
//! to whatever else the machine does; so this alone of all that is measured can fail: where a multiple is above its bound in
//! `bounds.toml`. Without valgrind nothing is counted, and that is said.

mod support;

use std::collections::BTreeMap;
use std::error::Error;
use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::{env, fs};

use roadmap::app::App;
use roadmap::document::Document;
use support::beside::pulldown;
use support::place::{INSIDE, Place, ROADMAP, make, own, today};
use support::screen::{Drawn, opening};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// How many tasks the roadmap has.
const TASKS: usize = 10_000;

/// What is counted: two of the program's answers, and the first frame of the screen.
const COUNTED: [&str; 3] = ["status", "today", "frame"];

/// What a bound leaves, in percent, above what was measured: compilers and libraries differ.
const ROOM: f64 = 15.0;

/// The file in which the bounds are.
const BOUNDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/bounds.toml");

fn main() -> Result<ExitCode> {
    let words: Vec<OsString> = env::args_os().skip(1).collect();
    if let [first, name, rest @ ..] = &words[..]
        && first == INSIDE
    {
        return inside(name, rest).map(|()| ExitCode::SUCCESS);
    }
    if Command::new("valgrind").arg("--version").stdout(Stdio::null()).status().is_err() {
        println!("no instructions are counted: there is no valgrind here");
        return Ok(ExitCode::SUCCESS);
    }
    let bounds: BTreeMap<String, f64> = toml::from_str(&fs::read_to_string(BOUNDS)?)?;
    let place = Place::with(TASKS)?;
    place.renew()?;
    let file = || place.original.clone().into_os_string();
    let inside = |name: &str| vec![own().into(), INSIDE.into(), name.into(), file()];
    let roadmap = |name: &str| vec![ROADMAP.into(), name.into(), file(), "--on".into(), today().into()];
    let parsed = counted(&place, &inside("parse"))?;
    println!("{:8}{parsed:>14} instructions", "parser");
    let mut is_within = true;
    for name in COUNTED {
        let bound = *bounds.get(name).ok_or_else(|| format!("{name} has no bound"))?;
        let command = if name == "frame" { inside(name) } else { roadmap(name) };
        let count = counted(&place, &command)?;
        let times = count as f64 / parsed as f64;
        println!("{name:8}{count:>14} instructions, {times:.2} times the parser's; up to {bound} is allowed");
        is_within &= times <= bound;
        if times > bound || times * (1.0 + 2.0 * ROOM / 100.0) < bound {
            println!("        {:.2} would be its bound by what was counted now", times * (1.0 + ROOM / 100.0));
        }
    }
    Ok(if is_within { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// How many instructions a command takes, from its start to its end.
fn counted(place: &Place, command: &[OsString]) -> Result<u64> {
    let told = place.copy.with_extension("callgrind");
    let mut out = OsString::from("--callgrind-out-file=");
    out.push(&told);
    let mut valgrind = Command::new("valgrind");
    valgrind.arg("--tool=callgrind").arg(out).args(command);
    let output = valgrind.stdin(Stdio::null()).env_clear().envs(place.environment()?).output()?;
    if !output.status.success() {
        return Err(format!("{command:?}: {}", String::from_utf8_lossy(&output.stderr)).into());
    }
    let told = fs::read_to_string(told)?;
    let total = told.lines().find_map(|line| line.strip_prefix("totals: ")).ok_or("callgrind has not told a total")?;
    Ok(total.trim().parse()?)
}

/// What is counted that is no program of its own, and the making of the roadmap.
fn inside(name: &OsStr, rest: &[OsString]) -> Result<()> {
    let file = rest.last().map(Path::new).ok_or("no file")?;
    match name.to_str().unwrap_or_default() {
        "make" => make(rest[0].to_str().unwrap_or_default(), file)?,
        "parse" => drop(std::hint::black_box(pulldown(&fs::read_to_string(file)?))),
        "frame" => frame(file)?,
        other => return Err(format!("there is no program {other:?} inside").into()),
    }
    Ok(())
}

/// The first frame of an opened roadmap.
fn frame(file: &Path) -> Result<()> {
    let app = App::new(Document::read(fs::read_to_string(file)?), opening());
    std::hint::black_box(Drawn::new().frame(&app));
    Ok(())
}
