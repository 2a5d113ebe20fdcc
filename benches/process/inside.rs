//! The small programs that stand beside ours. They are this very program, called again with their name.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io::{Write, stdout};
use std::path::Path;

use crossterm::SynchronizedUpdate;
use crossterm::event::{self, KeyCode};
use ratatui::widgets::Paragraph;
use roadmap::document::Document;
use roadmap::document::mark::Mark;
use roadmap::progress::Progress;

use super::support::{beside, place};
use super::{Result, run};

/// What the screen of the smallest program says.
pub(crate) const HELLO: &str = "hello, world";

/// Runs the program of this name on what stands behind it, a file in most cases.
pub(crate) fn call(name: &OsStr, rest: &[OsString]) -> Result<()> {
    let file = || rest.last().map(Path::new).ok_or("no file");
    match name.to_str().unwrap_or_default() {
        "empty" => Ok(()),
        "read" => {
            std::hint::black_box(fs::read(file()?)?);
            Ok(())
        }
        "parse" => {
            std::hint::black_box(beside::pulldown(&fs::read_to_string(file()?)?));
            Ok(())
        }
        "save" => save(file()?),
        "hello" => hello(),
        "make" => Ok(place::make(rest.first().and_then(|tasks| tasks.to_str()).unwrap_or_default(), file()?)?),
        "look" => look(file()?),
        "once" => run::report(rest),
        other => Err(format!("there is no program {other:?} inside").into()),
    }
}

/// Says how many leaf tasks a roadmap has, and which of its boxes, counted from 1, is the first open one from its middle on.
fn look(path: &Path) -> Result<()> {
    let document = Document::read(fs::read_to_string(path)?);
    let outline = document.outline();
    let marks: Vec<Mark> = outline.iter().filter_map(|(_, node)| node.mark()).collect();
    let middle = marks.len() / 2;
    let open = marks[middle..].iter().position(|&mark| mark == Mark::Todo).ok_or("nothing is open")?;
    println!("{} {}", Progress::of(outline).whole.total, middle + open + 1);
    Ok(())
}

/// Reads a file, and puts a new one with the same bytes in its place, on the disk before it stands there.
fn save(path: &Path) -> Result<()> {
    let bytes = fs::read(path)?;
    let temporary = path.with_extension("new");
    let mut file = File::create(&temporary)?;
    file.write_all(&bytes)?;
    file.sync_all()?;
    Ok(fs::rename(temporary, path)?)
}

/// A line on a screen, with the number of keys that were pressed; `q` leaves.
fn hello() -> Result<()> {
    let mut terminal = ratatui::init();
    for keys in 0.. {
        let line = Paragraph::new(format!("{HELLO}, {keys} keys"));
        stdout().sync_update(|_| terminal.draw(|frame| frame.render_widget(line, frame.area())).map(|_| ()))??;
        if event::read()?.as_key_press_event().is_some_and(|key| key.code == KeyCode::Char('q')) {
            break;
        }
    }
    ratatui::restore();
    Ok(())
}
