//! The backups of a file as JSON.

use chrono::NaiveDateTime;
use serde::Serialize;

use super::{SCHEMA, write};
use crate::progress::Tally;
use crate::report::backups::Copy;
use crate::text::sanitise::sanitise;
use crate::ui::words::Occasion;

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct CopyShape {
    /// Its number in the list, by which it can be brought back.
    number: usize,
    /// When it was kept, in local time.
    at: NaiveDateTime,
    /// How long it is.
    bytes: u64,
    /// How far the roadmap was then.
    progress: Tally,
    /// Why it was kept.
    #[cfg_attr(test, schemars(extend("enum" = ["opened", "restore", "cut-off", "left"])))]
    occasion: &'static str,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct BackupsShape {
    schema: u32,
    /// The Markdown file, as it was named.
    file: String,
    /// The backups, the newest first.
    backups: Vec<CopyShape>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct RestoredShape {
    schema: u32,
    /// The Markdown file, as it was named.
    file: String,
    /// Whether the file held something else before.
    changed: bool,
    /// What was brought back.
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
