//! The versions of a file that git keeps, through git itself.
//!
//! A repository may be anybody's: nothing that its settings name is run, nothing is fetched, and nothing is written. Where
//! branches were brought together the first parent is followed, so that each version comes of the one before it; what a
//! merge brought in has the date of the merge.

use std::ffi::OsStr;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use chrono::{DateTime, FixedOffset};

use super::{Answer, Exit, Git, refused};

/// More than any roadmap.
const LARGEST: u64 = 8 << 20;

/// A version of a file: when it was written by its author, and what names its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::cli) struct Version {
    pub(in crate::cli) at: DateTime<FixedOffset>,
    blob: String,
}

impl Git<'_> {
    /// All versions of a file in the folder, the oldest first. Names that it had before are followed.
    pub(in crate::cli) fn versions(self, name: &OsStr) -> Result<Vec<Version>, Answer> {
        let mut command = self.reading();
        command.args(["log", "--first-parent", "-m", "--follow", "--raw", "--no-abbrev", "--format==%at %aI"]);
        command.args(["--no-show-signature", "--no-ext-diff", "--no-textconv", "--no-color", "--"]).arg(name);
        let output = command.output().map_err(|error| self.failed(&error))?;
        if !output.status.success() {
            return Err(refused(&output, self.words));
        }
        let versions = versions(&String::from_utf8_lossy(&output.stdout));
        if versions.is_empty() {
            return Err(Answer::failed(&self.words.not_in_git(&name.to_string_lossy()), Exit::No));
        }
        Ok(versions)
    }

    /// Whether git was given only the end of the history.
    pub(in crate::cli) fn is_shallow(self) -> Result<bool, Answer> {
        Ok(self.said(&["rev-parse", "--is-shallow-repository"])?.trim_end() == "true")
    }

    /// What has the contents of versions.
    pub(in crate::cli) fn contents(self) -> Result<Contents, Answer> {
        let mut command = self.reading();
        command.args(["cat-file", "--batch"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().map_err(|error| self.failed(&error))?;
        match (child.stdin.take(), child.stdout.take()) {
            (Some(asked), Some(said)) => Ok(Contents { child, asked: Some(asked), said: BufReader::new(said) }),
            _ => Err(self.failed(&io::ErrorKind::BrokenPipe.into())),
        }
    }

    /// Of a version of a file its text; nothing where it is none, or none to be read here.
    pub(in crate::cli) fn text(self, contents: &mut Contents, version: &Version) -> Result<Option<String>, Answer> {
        contents.text(&version.blob).map_err(|error| self.failed(&error))
    }

    /// Git, which only reads, whatever the repository's settings say.
    fn reading(self) -> Command {
        let mut command = Command::new("git");
        command.arg("-C").arg(self.folder).args(["--no-pager", "--no-optional-locks", "--literal-pathspecs"]);
        command.args(["-c", "core.fsmonitor=false", "-c", "log.showSignature=false"]);
        // Objects that are not here would be asked of whomever the settings name.
        command.env("GIT_NO_LAZY_FETCH", "1").stdin(Stdio::null());
        command
    }
}

/// Reads what `git log` says: `=` with a date, and what changed: `:MODE MODE BLOB BLOB STATUS`.
fn versions(log: &str) -> Vec<Version> {
    let mut versions = Vec::new();
    let mut at = None;
    for line in log.lines() {
        if let Some(date) = line.strip_prefix('=') {
            at = read_date(date);
        } else if let (Some(change), Some(at)) = (line.strip_prefix(':'), at) {
            let mut fields = change.splitn(5, ' ').skip(1);
            let (mode, blob, status) = (fields.next().unwrap_or_default(), fields.nth(1), fields.next());
            // A link is not the text that it leads to, and what was taken away is no version.
            if let Some(blob) = blob.filter(|_| mode.starts_with("100")) {
                versions.push(Version { at, blob: blob.to_owned() });
            }
            // Before that it was the past of the file that it was copied from.
            if status.is_some_and(|status| status.starts_with('C')) {
                break;
            }
        }
    }
    versions.reverse();
    versions.dedup_by(|next, version| next.blob == version.blob);
    versions
}

/// A date in seconds, and as it was where the author was. The second may be one that there is not.
fn read_date(date: &str) -> Option<DateTime<FixedOffset>> {
    let (seconds, written) = date.split_once(' ')?;
    let there = DateTime::parse_from_rfc3339(written).ok();
    there.or_else(|| Some(DateTime::from_timestamp(seconds.parse().ok()?, 0)?.fixed_offset()))
}

/// Git, asked for one content after the other.
#[derive(Debug)]
pub(in crate::cli) struct Contents {
    child: Child,
    asked: Option<ChildStdin>,
    said: BufReader<ChildStdout>,
}

impl Contents {
    fn text(&mut self, blob: &str) -> io::Result<Option<String>> {
        let asked = self.asked.as_mut().ok_or(io::ErrorKind::BrokenPipe)?;
        asked.write_all(format!("{blob}\n").as_bytes())?;
        asked.flush()?;
        let mut head = String::new();
        self.said.read_line(&mut head)?;
        if head.is_empty() {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let Some(size) = head.trim_end().rsplit_once(" blob ").and_then(|(_, size)| size.parse::<u64>().ok()) else {
            return Ok(None);
        };
        // Behind it comes a line feed.
        let mut content = (&mut self.said).take(size + 1);
        if size > LARGEST {
            io::copy(&mut content, &mut io::sink())?;
            return Ok(None);
        }
        let mut bytes = Vec::new();
        if content.read_to_end(&mut bytes)? as u64 <= size {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        bytes.pop();
        Ok(String::from_utf8(bytes).ok())
    }
}

impl Drop for Contents {
    fn drop(&mut self) {
        // It ends when nothing more can be asked of it.
        self.asked = None;
        let _ = self.child.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_log_every_change_of_the_content_is_a_version() {
        let [a, b, c, none] = ["a", "b", "c", "0"].map(|digit| digit.repeat(40));
        let log = format!(
            "=1770000300 2026-02-05T21:14:03+08:00\n\n:100644 100644 {b} {c} M\tplan.md\n\
             =1770000200 2026-02-04T21:14:03Z\n\n:100644 100644 {b} {b} R100\told.md\tplan.md\n\
             =1770000150 2026-02-04T20:14:03Z\n\n:000000 100644 {none} {b} A\told.md\n\
             =1770000140 2026-02-04T20:14:03Z\n\n:100644 000000 {a} {none} D\told.md\n\
             =1770000100 +51\n\n:100644 100644 {a} {a} C090\tother.md\told.md\n\
             =1770000000 2026-02-01T21:14:03Z\n\n:000000 100644 {none} {a} A\tother.md\n"
        );
        let version = |at: &str, blob: &String| Version { at: at.parse().unwrap(), blob: blob.clone() };
        let expected = [
            version("2026-02-02T02:41:40Z", &a),
            version("2026-02-04T20:14:03Z", &b),
            version("2026-02-05T21:14:03+08:00", &c),
        ];
        assert_eq!(versions(&log), expected);
        assert_eq!(versions(""), []);
    }
}
