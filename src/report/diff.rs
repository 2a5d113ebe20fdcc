//! What a change does to a file, as a unified diff: what `patch` and `git apply` take, and people read.

use std::fmt::Write as _;
use std::ops::Range;

use imara_diff::{Algorithm, Diff, InternedInput};

use crate::text::sanitise::sanitise;

/// How many lines are shown around what changes.
const AROUND: usize = 3;

/// Where so many lines differ from those at the same places, and there are as many before and after, they are told one by
/// one: to seek shorter ways among them takes a time that grows with their square.
const MANY: usize = 1_000;

/// What stands behind a last line that has no end.
const NO_END: &str = "\\ No newline at end of file\n";

/// Lines before, and the lines that they give way to.
type Hunk = (Range<usize>, Range<usize>);

/// The unified diff that leads from one text of the file called `name` to another; empty where they are the same. The bytes
/// are the file's own: what it may do to a terminal, who prints it has to see to.
#[must_use]
pub fn unified(name: &str, before: &str, after: &str) -> String {
    let (was, is): (Vec<&str>, Vec<&str>) =
        (before.split_inclusive('\n').collect(), after.split_inclusive('\n').collect());
    let hunks = hunks(&was, &is);
    if hunks.is_empty() {
        return String::new();
    }
    let name = sanitise(name);
    let mut out = format!("--- {name}\n+++ {name}\n");
    for near in hunks.chunk_by(|one, other| other.0.start - one.0.end <= 2 * AROUND) {
        part(&mut out, near, &was, &is);
    }
    out
}

fn hunks(was: &[&str], is: &[&str]) -> Vec<Hunk> {
    if was.len() == is.len() {
        let differs: Vec<usize> = (0..was.len()).filter(|&at| was[at] != is[at]).collect();
        if differs.len() > MANY {
            let runs = differs.chunk_by(|one, other| one + 1 == *other);
            return runs.map(|run| (run[0]..run[0] + run.len(), run[0]..run[0] + run.len())).collect();
        }
    }
    let mut input: InternedInput<&str> = InternedInput::default();
    input.update_before(was.iter().copied());
    input.update_after(is.iter().copied());
    let mut diff = Diff::compute(Algorithm::Histogram, &input);
    diff.postprocess_lines(&input);
    let wide = |range: Range<u32>| range.start as usize..range.end as usize;
    diff.hunks().map(|hunk| (wide(hunk.before), wide(hunk.after))).collect()
}

/// Hunks that stand near each other, with the lines around them.
fn part(out: &mut String, near: &[Hunk], was: &[&str], is: &[&str]) {
    let (Some((first, new)), Some((last, end))) = (near.first(), near.last()) else { return };
    let ahead = first.start.min(AROUND);
    let behind = (was.len() - last.end).min(AROUND);
    let before = first.start - ahead..last.end + behind;
    let after = new.start - ahead..end.end + behind;
    // Writing to a text cannot fail.
    let _ = writeln!(out, "@@ -{} +{} @@", place(&before), place(&after));
    let mut at = before.start;
    for (gone, come) in near {
        lines(out, ' ', &was[at..gone.start]);
        lines(out, '-', &was[gone.clone()]);
        lines(out, '+', &is[come.clone()]);
        at = gone.end;
    }
    lines(out, ' ', &was[at..before.end]);
}

/// Where lines begin and how many they are. Where there is none, the line before is named.
fn place(lines: &Range<usize>) -> String {
    match lines.len() {
        0 => format!("{},0", lines.start),
        1 => format!("{}", lines.start + 1),
        length => format!("{},{length}", lines.start + 1),
    }
}

fn lines(out: &mut String, sign: char, lines: &[&str]) {
    for line in lines {
        out.push(sign);
        out.push_str(line);
        if !line.ends_with('\n') {
            out.push('\n');
            out.push_str(NO_END);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_changes_is_shown_with_three_lines_around() {
        let before = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";
        let after = "1\n2\n3\n4\nfive\n6\n7\n8\n9\n";
        assert_eq!(
            unified("a.md", before, after),
            "--- a.md\n+++ a.md\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n"
        );
    }

    #[test]
    fn ten_thousand_changes_are_told_one_by_one() {
        let line = |number: usize| format!("- [] {number}\n- [ ] {number}\n");
        let before: String = (0..10_000).map(line).collect();
        let diff = unified("a", &before, &before.replace("[]", "[ ]"));
        assert_eq!(diff.lines().filter(|line| line.starts_with("-- [")).count(), 10_000);
        assert_eq!(diff.lines().count(), 30_003);
    }

    #[test]
    fn what_stands_apart_has_a_part_of_its_own() {
        let line = |number: usize| format!("{number}\n");
        let before: String = (1..=20).map(line).collect();
        let after = before.replacen("1\n", "one\n", 1).replacen("20\n", "20\nmore\n", 1);
        assert_eq!(
            unified("a", &before, &after),
            "--- a\n+++ a\n@@ -1,4 +1,4 @@\n-1\n+one\n 2\n 3\n 4\n@@ -18,3 +18,4 @@\n 18\n 19\n 20\n+more\n"
        );
    }

    #[test]
    fn a_last_line_without_an_end_is_told_of_and_an_empty_file_has_no_first_line() {
        assert_eq!(
            unified("a", "x", "x\ny\n"),
            "--- a\n+++ a\n@@ -1 +1,2 @@\n-x\n\\ No newline at end of file\n+x\n+y\n"
        );
        assert_eq!(unified("a", "", "x\r\n"), "--- a\n+++ a\n@@ -0,0 +1 @@\n+x\r\n");
        assert_eq!(unified("a", "x\n", "x\n"), "");
    }
}
