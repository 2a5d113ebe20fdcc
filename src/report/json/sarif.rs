//! What is wrong with roadmaps, in SARIF 2.1.0: what code hosts and editors read from checkers.
//!
//! <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>. Columns count code points, as the file says of itself.

use std::ops::Range;

use serde_json::{Value, json};

use super::check::severity;
use super::write;
use crate::check::{Code, Finding, Told};
use crate::report::check::Checked;
use crate::text::fingerprint::fingerprint;
use crate::text::lines::Lines;
use crate::ui::words::Words;

/// What is told of files, with all codes as rules.
#[must_use]
pub fn sarif(files: &[Checked], words: Words) -> String {
    let results: Vec<Value> = files
        .iter()
        .flat_map(|file| {
            let lines = Lines::of(file.document.text());
            file.told.iter().map(move |told| result(file, &lines, told, words)).collect::<Vec<_>>()
        })
        .collect();
    write(&json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": env!("CARGO_PKG_NAME"),
                "version": env!("CARGO_PKG_VERSION"),
                "rules": Code::all().map(|code| rule(code, words)).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    }))
}

fn rule(code: Code, words: Words) -> Value {
    let lesson = words.lesson(code);
    let help = format!("{}\n\n{}\n\n{}\n\n{}", lesson.why(words), lesson.example, lesson.mend(words), lesson.better);
    let markdown = format!(
        "{}\n\n````markdown\n{}````\n\n{}\n\n````markdown\n{}````\n",
        lesson.why(words),
        lesson.example,
        lesson.mend(words),
        lesson.better
    );
    json!({
        "id": code.number(),
        "name": code.name(),
        "shortDescription": { "text": lesson.what(words) },
        "fullDescription": { "text": lesson.why(words) },
        "help": { "text": help, "markdown": markdown },
        "defaultConfiguration": { "level": severity(code.severity()) },
    })
}

fn result(file: &Checked, lines: &Lines, told: &Told, words: Words) -> Value {
    let finding = &told.finding;
    let other = finding.other.map(|at| lines.number(at));
    let (message, help) = (words.found_wrong(&finding.what), words.help_with(finding, other));
    let location = json!({ "uri": uri(&file.file) });
    let mut result = json!({
        "ruleId": finding.code().number(),
        "ruleIndex": finding.code().index(),
        "level": severity(told.severity),
        "message": { "text": format!("{message}{}{help}", words.semicolon()) },
        "locations": [{ "physicalLocation": {
            "artifactLocation": location,
            "region": region(file, lines, &finding.span),
        } }],
        "partialFingerprints": { "roadmap/v1": print_of(file, finding) },
    });
    if let Some(line) = other {
        result["relatedLocations"] = json!([{
            "physicalLocation": { "artifactLocation": location, "region": { "startLine": line } },
        }]);
    }
    if let Some(fix) = &finding.fix {
        let replacements: Vec<Value> = fix
            .edit
            .splices()
            .iter()
            .map(|splice| {
                json!({
                    "deletedRegion": region(file, lines, &splice.span),
                    "insertedContent": { "text": splice.insert },
                })
            })
            .collect();
        result["fixes"] = json!([{
            "description": { "text": words.lesson(finding.code()).mend(words) },
            "artifactChanges": [{ "artifactLocation": location, "replacements": replacements }],
        }]);
    }
    result
}

/// A region by lines and columns, and by bytes.
fn region(file: &Checked, lines: &Lines, span: &Range<usize>) -> Value {
    let ((line, column), (end_line, end_column)) = (file.place(lines, span.start), file.place(lines, span.end));
    json!({
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
        "byteOffset": span.start,
        "byteLength": span.len(),
    })
}

/// What stays the same where lines come and go above: the code and the words that are underlined.
fn print_of(file: &Checked, finding: &Finding) -> String {
    let words = &file.document.text()[finding.span.clone()];
    format!("{:016x}", fingerprint(format!("{} {words}", finding.code().number()).as_bytes()))
}

/// A path as a URI; one that is not from the root on is relative.
fn uri(path: &str) -> String {
    let path = path.replace(std::path::MAIN_SEPARATOR, "/");
    let path = path.strip_prefix("./").unwrap_or(&path);
    let mut out = String::from(if path.starts_with('/') { "file://" } else { "" });
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(byte.into()),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_a_uri() {
        assert_eq!(uri("./a b/学.md"), "a%20b/%E5%AD%A6.md");
        assert_eq!(uri("/tmp/a.md"), "file:///tmp/a.md");
        assert_eq!(uri("../a:b.md"), "../a%3Ab.md");
    }
}
