//! The backups of a file as JSON.

use chrono::NaiveDateTime;
use serde::Serialize;

use super::{SCHEMA, write};
use crate::progress::Tally;
use crate::report::backups::Copy;
use crate::text::sanitise::sanitise;
use crate::ui::words::Occasion;

#[derive(Serialize)]
struct CopyShape {
    number: usize,
    at: NaiveDateTime,
    bytes: u64,
    progress: Tally,
    occasion: &'static str,
}

#[derive(Serialize)]
struct BackupsShape {
    schema: u32,
    file: String,
    backups: Vec<CopyShape>,
}

#[derive(Serialize)]
struct RestoredShape {
    schema: u32,
    file: String,
    changed: bool,
    backup: CopyShape,
}

/// All backups of the file called `file`, the newest first.
#[must_use]
pub fn backups(file: &str, copies: &[Copy]) -> String {
    let backups = copies.iter().map(shape).collect();
    write(&BackupsShape { schema: SCHEMA, file: sanitise(file).into_owned(), backups })
}

/// That the file holds a backup's content; `changed` says whether it held something else before.
#[must_use]
pub fn restored(file: &str, copy: &Copy, changed: bool) -> String {
    write(&RestoredShape { schema: SCHEMA, file: sanitise(file).into_owned(), changed, backup: shape(copy) })
}

fn shape(copy: &Copy) -> CopyShape {
    let occasion = match copy.occasion {
        Occasion::Opened => "opened",
        Occasion::Restored => "restore",
        Occasion::CutOff => "cut-off",
        Occasion::Left => "left",
    };
    CopyShape { number: copy.number, at: copy.at, bytes: copy.bytes, progress: copy.progress, occasion }
}
