//! What is wrong with roadmaps, as JSON.

use serde::Serialize;

use super::{SCHEMA, write};
use crate::check::{Severity, Told};
use crate::report::check::{Checked, counts};
use crate::text::edit::Splice;
use crate::text::lines::Lines;
use crate::text::sanitise::sanitise;
use crate::ui::words::Words;

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct CheckShape {
    schema: u32,
    /// How many errors there are in all files.
    errors: usize,
    /// How many warnings there are.
    warnings: usize,
    /// How many notes there are.
    notes: usize,
    /// How many findings were mended before, where that was asked for; with `--dry-run`, how many could be.
    mended: Option<usize>,
    /// The files, in the order in which they were looked at.
    files: Vec<FileShape>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct FileShape {
    /// The file, as it was named or found.
    file: String,
    /// What was found in it, from its beginning to its end.
    findings: Vec<FindingShape>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct FindingShape {
    /// The code of its kind, which stays the same: `R501`.
    code: &'static str,
    /// The name of its kind, which stays the same: `duplicate-day`.
    name: &'static str,
    /// `error`, `warning` or `note`.
    severity: &'static str,
    /// What was found, in a sentence.
    message: String,
    /// What helps, in a sentence.
    help: String,
    /// The line on which it begins, counted from 1.
    line: usize,
    /// The column at which it begins, counted from 1, in characters.
    column: usize,
    /// The line on which it ends.
    end_line: usize,
    /// The column behind its last character.
    end_column: usize,
    /// The byte at which it begins, counted from 0.
    offset: usize,
    /// The byte behind its last.
    end_offset: usize,
    /// The line of what it has to do with: the first of two, what swallowed it.
    other_line: Option<usize>,
    /// What mends it, where there is one right answer; all of it belongs together.
    fix: Option<Vec<ReplacementShape>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ReplacementShape {
    /// The first byte that gives way.
    offset: usize,
    /// The byte behind the last that does.
    end_offset: usize,
    /// What stands there afterwards.
    insert: String,
}

/// What is told of files, and how much was mended before, where that was asked for.
#[must_use]
pub fn checked(files: &[Checked], mended: Option<usize>, words: Words) -> String {
    let [errors, warnings, notes] = counts(files);
    let file = |file: &Checked| {
        let lines = Lines::of(file.document.text());
        let findings = file.told.iter().map(|told| finding(file, &lines, told, words)).collect();
        FileShape { file: sanitise(&file.file).into_owned(), findings }
    };
    write(&CheckShape { schema: SCHEMA, errors, warnings, notes, mended, files: files.iter().map(file).collect() })
}

/// How grave a finding is, as scripts read it.
pub(super) fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn finding(file: &Checked, lines: &Lines, told: &Told, words: Words) -> FindingShape {
    let finding = &told.finding;
    let span = finding.span.clone();
    let ((line, column), (end_line, end_column)) = (file.place(lines, span.start), file.place(lines, span.end));
    let other_line = finding.other.map(|at| lines.number(at));
    let replacement = |splice: &Splice| ReplacementShape {
        offset: splice.span.start,
        end_offset: splice.span.end,
        insert: splice.insert.clone(),
    };
    FindingShape {
        code: finding.code().number(),
        name: finding.code().name(),
        severity: severity(told.severity),
        message: words.found_wrong(&finding.what),
        help: words.help_with(finding, other_line),
        line,
        column,
        end_line,
        end_column,
        offset: span.start,
        end_offset: span.end,
        other_line,
        fix: finding.fix.as_ref().map(|fix| fix.edit.splices().iter().map(replacement).collect()),
    }
}
