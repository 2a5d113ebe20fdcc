//! The files that git wants merged and that are no UTF-8: by lines, as git does it by itself.

use std::path::Path;
use std::process::Command;

use super::super::{Answer, Exit, MergeArguments};
use super::{label, marker_size};
use crate::merge::Side;
use crate::ui::words::merge as words;

/// Has git merge three files into OURS. Nothing where git cannot: it is not there, or the files are no text to it.
pub(super) fn merge(arguments: &MergeArguments, files: [&Path; 3], named: &str, encoding: &str) -> Option<Answer> {
    let [base, ours, theirs] = files;
    let mut git = Command::new("git");
    git.args(["merge-file", "--quiet", &format!("--marker-size={}", marker_size(arguments))]);
    git.args(match arguments.settled.side() {
        Some(Side::Ours) => &["--ours"][..],
        Some(Side::Theirs) => &["--theirs"],
        None => &[],
    });
    for (given, path) in [(&arguments.ours_label, ours), (&None, base), (&arguments.theirs_label, theirs)] {
        git.arg("-L").arg(label(given.as_deref(), path));
    }
    // How many conflicts there are is its exit code, up to 127.
    let count = git.arg("--").args([ours, base, theirs]).output().ok()?.status.code().filter(|count| *count < 128)?;
    let note = format!("roadmap: {}\n", words::merged_by_lines(named, encoding, count > 0));
    let exit = if count > 0 { Exit::No } else { Exit::Done };
    Some(Answer::new(String::new(), exit).with_note(&note))
}
