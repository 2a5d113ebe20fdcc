//! What is read before everything else: the language, in which whatever is wrong is said, colours, and whether to be quiet.

use std::ffi::OsString;

use super::Colour;
use crate::text::language::Language;

/// What a command line asks for wherever it says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct First {
    pub(super) language: Option<Language>,
    pub(super) colour: Option<Colour>,
    pub(super) is_quiet: bool,
}

/// What a command line asks for first, and the command line without that: ahead of a subcommand the parser would take it
/// for an argument of `roadmap FILE`. A value that is none stays, for the parser to refuse.
pub(super) fn first(mut written: Vec<OsString>) -> (First, Vec<OsString>) {
    let mut first = First::default();
    let mut at = 1;
    while at < written.len() && written[at] != "--" {
        let text = written[at].to_string_lossy().into_owned();
        let next = written.get(at + 1).map(|value| value.to_string_lossy().into_owned());
        let value = |name: &str| match text.strip_prefix(name)? {
            "" => next.clone().map(|value| (value, 2)),
            rest => rest.strip_prefix('=').map(|value| (value.to_owned(), 1)),
        };
        let language = value("--lang").and_then(|(name, parts)| Some((Language::named(&name)?, parts)));
        let colour = value("--color").and_then(|(name, parts)| Some((Colour::named(&name)?, parts)));
        first.language = language.map(|(language, _)| language).or(first.language);
        first.colour = colour.map(|(when, _)| when).or(first.colour);
        let is_quiet = ["--quiet", "-q"].contains(&text.as_str());
        first.is_quiet |= is_quiet;
        let parts = language.map(|(_, parts)| parts).or(colour.map(|(_, parts)| parts));
        match parts.or(is_quiet.then_some(1)) {
            Some(parts) => drop(written.drain(at..at + parts)),
            None => at += 1,
        }
    }
    (first, written)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> (First, String) {
        let (asked, left) = first(line.split(' ').map(OsString::from).collect());
        let left: Vec<String> = left.into_iter().map(|part| part.to_string_lossy().into_owned()).collect();
        (asked, left.join(" "))
    }

    #[test]
    fn a_language_is_asked_for_anywhere_before_the_dashes() {
        let chinese = Some(Language::Chinese);
        for (line, language, left) in [
            ("r today f", None, "r today f"),
            ("r --lang zh today f", chinese, "r today f"),
            ("r --lang=zh-CN f", chinese, "r f"),
            ("r today f --lang zh -x", chinese, "r today f -x"),
            ("r --lang de f", None, "r --lang de f"),
            ("r f --lang", None, "r f --lang"),
            ("r --language zh f", None, "r --language zh f"),
            ("r tick f -- --lang zh", None, "r tick f -- --lang zh"),
            ("r --lang zh --lang en f", Some(Language::English), "r f"),
        ] {
            assert_eq!(read(line), (First { language, ..First::default() }, left.to_owned()), "{line}");
        }
    }

    #[test]
    fn so_are_colours_and_quiet() {
        let asked = |colour, is_quiet| First { colour, is_quiet, language: None };
        for (line, first, left) in [
            ("r --color always show f", asked(Some(Colour::Always), false), "r show f"),
            ("r show f --color=never -q", asked(Some(Colour::Never), true), "r show f"),
            ("r --quiet tick f x", asked(None, true), "r tick f x"),
            ("r tick f -- -q", asked(None, false), "r tick f -- -q"),
            ("r --color purple f", asked(None, false), "r --color purple f"),
        ] {
            assert_eq!(read(line), (first, left.to_owned()), "{line}");
        }
    }
}
