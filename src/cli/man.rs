//! The manual page, made from the same definitions that read the command line.

use super::{Answer, Environment, Exit, arguments};
use crate::text::language::Language;
use crate::ui::words::manual_heading;

pub(super) fn page(environment: Environment) -> Answer {
    let mut page = Vec::new();
    match clap_mangen::Man::new(arguments::command(environment.language)).render(&mut page) {
        Ok(()) => Answer::new(in_language(&String::from_utf8_lossy(&page), environment.language), Exit::Done),
        Err(error) => Answer::failed(&error, Exit::File),
    }
}

/// The page with its headings in the language of the rest; they are fixed where it is made.
fn in_language(page: &str, language: Language) -> String {
    let heading = |line: &str| {
        let chinese = line.strip_prefix(".SH ").and_then(manual_heading).filter(|_| language == Language::Chinese);
        chinese.map_or_else(|| format!("{line}\n"), |chinese| format!(".SH {chinese}\n"))
    };
    page.lines().map(heading).collect()
}
