//! `--lang`, which is read before everything else: whatever is wrong behind it is said in that language.

use std::ffi::OsString;

use crate::text::language::Language;

/// The language that a command line asks for, and the command line without that: ahead of a subcommand the parser would take
/// it for an argument of `roadmap FILE`. A name that is none stays, for the parser to refuse.
pub(super) fn asked(mut written: Vec<OsString>) -> (Option<Language>, Vec<OsString>) {
    let mut asked = None;
    let mut at = 1;
    while at < written.len() && written[at] != "--" {
        let text = written[at].to_string_lossy();
        let (name, parts) = match text.strip_prefix("--lang=") {
            Some(name) => (Some(name.to_owned()), 1),
            None if text == "--lang" => (written.get(at + 1).map(|name| name.to_string_lossy().into_owned()), 2),
            None => (None, 1),
        };
        let named = name.as_deref().and_then(Language::named);
        if named.is_some() {
            asked = named;
            written.drain(at..at + parts);
        } else {
            at += 1;
        }
    }
    (asked, written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_asked_for_anywhere_before_the_dashes() {
        let read = |line: &str| {
            let (asked, left) = asked(line.split(' ').map(OsString::from).collect());
            let left: Vec<String> = left.into_iter().map(|part| part.to_string_lossy().into_owned()).collect();
            (asked, left.join(" "))
        };
        let chinese = Some(Language::Chinese);
        for (line, asked, left) in [
            ("r today f", None, "r today f"),
            ("r --lang zh today f", chinese, "r today f"),
            ("r --lang=zh-CN f", chinese, "r f"),
            ("r today f --lang zh -x", chinese, "r today f -x"),
            ("r --lang de f", None, "r --lang de f"),
            ("r f --lang", None, "r f --lang"),
            ("r tick f -- --lang zh", None, "r tick f -- --lang zh"),
            ("r --lang zh --lang en f", Some(Language::English), "r f"),
        ] {
            assert_eq!(read(line), (asked, left.to_owned()), "{line}");
        }
    }
}
