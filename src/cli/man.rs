//! The manual pages, made from the same definitions that read the command line: one for the program, and one for each
//! command.

use clap::Command;
use clap_mangen::Man;

use super::arguments::ManArguments;
use super::{Answer, Environment, Exit, arguments};
use crate::store::create::renew;
use crate::text::language::{Language, Say};
use crate::ui::words::manual_heading;

/// The section of the manual that is about commands.
const SECTION: u8 = 1;

pub(super) fn run(arguments: &ManArguments, environment: Environment) -> Answer {
    let words = environment.words();
    let mut whole = arguments::command(environment.language);
    // What each is called in full is known only now.
    whole.build();
    let Some(command) = arguments.command.iter().try_fold(&whole, |above, name| above.find_subcommand(name)) else {
        return Answer::failed(&words.no_command(&arguments.command.join(" ")), Exit::Usage);
    };
    let Some(folder) = &arguments.out else {
        return match page(command, environment.language) {
            Ok(page) => Answer::new(page, Exit::Done),
            Err(error) => Answer::failed(&error, Exit::File),
        };
    };
    let mut out = String::new();
    for command in all(command) {
        let name = format!("{}.{SECTION}", called(command));
        let written = page(command, environment.language).map_err(|error| error.say(environment.language));
        let written =
            written.and_then(|page| renew(&folder.join(&name), &page).map_err(|error| error.say(environment.language)));
        if let Err(why) = written {
            return Answer::failed(&why, Exit::File);
        }
        out += &format!("{name}\n");
    }
    Answer::new(out, Exit::Done)
}

/// A command and all beneath it that are shown.
fn all(command: &Command) -> Vec<&Command> {
    let shown = command.get_subcommands().filter(|beneath| !beneath.is_hide_set() && beneath.get_name() != "help");
    std::iter::once(command).chain(shown.flat_map(all)).collect()
}

/// What a command's page is called: `roadmap-journal-import`.
fn called(command: &Command) -> String {
    command.get_display_name().unwrap_or_else(|| command.get_name()).to_owned()
}

/// A command's page. `help` has none.
fn page(command: &Command, language: Language) -> std::io::Result<String> {
    let mut page = Vec::new();
    let is_help = |beneath: &Command| beneath.get_name() == "help";
    let mut command = command.clone();
    if command.get_subcommands().any(is_help) {
        command = command.mut_subcommand("help", |help| help.hide(true));
    }
    let name = called(&command);
    Man::new(command).title(name).section(SECTION.to_string()).render(&mut page)?;
    Ok(in_language(&String::from_utf8_lossy(&page), language))
}

/// The page with its headings in the language of the rest; they are fixed where it is made. So is what programs that show
/// such pages complain of: a date that is missing without a sign of that, and breaks beside empty lines.
fn in_language(page: &str, language: Language) -> String {
    let lines: Vec<&str> = page.lines().collect();
    let is = |at: Option<usize>, what: &str| at.and_then(|at| lines.get(at)) == Some(&what);
    let mut mended = String::new();
    for (at, line) in lines.iter().enumerate() {
        let chinese = line.strip_prefix(".SH ").and_then(manual_heading).filter(|_| language == Language::Chinese);
        match (chinese, line.strip_prefix(".TH ").and_then(|title| title.split_once("  "))) {
            (Some(chinese), _) => mended += &format!(".SH {chinese}"),
            (None, Some((title, rest))) => mended += &format!(".TH {title} \"\" {rest}"),
            _ if *line == ".br" && (is(at.checked_sub(1), "") || is(Some(at + 1), "")) => continue,
            _ => mended += line,
        }
        mended.push('\n');
    }
    mended
}
