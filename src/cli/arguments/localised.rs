//! The command line's definition in the reader's language: the derived one, with its sentences put in their place.

use std::ffi::OsString;

use clap::{Arg, ColorChoice, Command, CommandFactory, FromArgMatches};

use super::Arguments;
use crate::cli::{Colour, Environment};
use crate::text::language::Language;
use crate::ui::words::{Heading, chinese};

/// How a command's help is laid out: as ever, with a heading of ours over the usage.
const TEMPLATE: &str = "{before-help}{about-with-newline}\n用法:  {usage}\n\n{all-args}{after-help}";

/// The whole command line in a language.
pub(in crate::cli) fn command(language: Language) -> Command {
    let mut command = Arguments::command();
    match language {
        Language::English => command,
        Language::Chinese => {
            // What the parser adds of its own is there only now.
            command.build();
            in_chinese(command)
        }
    }
}

/// Reads a command line.
pub(in crate::cli) fn read(written: &[OsString], environment: Environment) -> Result<Arguments, clap::Error> {
    let colours = match environment.colour {
        Colour::Auto => ColorChoice::Auto,
        Colour::Always => ColorChoice::Always,
        Colour::Never => ColorChoice::Never,
    };
    let mut command = command(environment.language).color(colours);
    let matches = command.try_get_matches_from_mut(written)?;
    Arguments::from_arg_matches(&matches).map_err(|error| error.format(&mut command))
}

fn in_chinese(command: Command) -> Command {
    let said = |text: Option<&clap::builder::StyledStr>| text.and_then(|text| chinese(&text.to_string()));
    let (about, long) = (said(command.get_about()), said(command.get_long_about()));
    let after = said(command.get_after_help());
    let mut command = command.help_template(TEMPLATE).subcommand_help_heading(Heading::Commands.chinese());
    if let Some(about) = about {
        command = command.about(about);
    }
    if let Some(long) = long {
        command = command.long_about(long);
    }
    if let Some(after) = after {
        command = command.after_help(after);
    }
    command.mut_args(argument).mut_subcommands(in_chinese)
}

fn argument(argument: Arg) -> Arg {
    let said = |text: Option<&clap::builder::StyledStr>| text.and_then(|text| chinese(&text.to_string()));
    let (help, long) = (said(argument.get_help()), said(argument.get_long_help()));
    let values: Vec<(String, Option<&str>)> = argument
        .get_possible_values()
        .iter()
        .map(|value| (value.get_name().to_owned(), said(value.get_help())))
        .collect();
    let mut defaults = argument.get_default_values().iter().map(|value| value.to_string_lossy().into_owned());
    let default = defaults.next().filter(|_| argument.get_action().takes_values());
    let heading = if argument.is_positional() { Heading::Arguments } else { Heading::Options };
    let index = argument.get_index();
    let mut argument = argument.help_heading(heading.chinese()).hide_possible_values(true).hide_default_value(true);
    if let Some(index) = index {
        argument = argument.display_order(index);
    }
    let Some(help) = help else { return argument };
    let names: Vec<&str> = values.iter().map(|(name, _)| name.as_str()).collect();
    let short = match (names.is_empty(), default) {
        (false, _) => format!("{help}（可选：{}）", names.join("、")),
        (true, Some(default)) => format!("{help}（默认：{default}）"),
        (true, None) => help.to_owned(),
    };
    if values.iter().any(|(_, help)| help.is_some()) {
        let line = |(name, help): &(String, Option<&str>)| format!("\n- {name}：{}", help.unwrap_or_default());
        argument = argument.long_help(format!("{help}\n{}", values.iter().map(line).collect::<String>()));
    }
    match long {
        Some(long) => argument.help(short).long_help(long),
        None => argument.help(short),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whatever a command and those beneath it say.
    fn sentences(command: &Command, into: &mut Vec<String>) {
        let all = [command.get_about(), command.get_long_about(), command.get_after_help()];
        into.extend(all.into_iter().flatten().map(ToString::to_string));
        for argument in command.get_arguments() {
            into.extend([argument.get_help(), argument.get_long_help()].into_iter().flatten().map(ToString::to_string));
            let values = argument.get_possible_values();
            into.extend(values.iter().filter_map(|value| value.get_help()).map(ToString::to_string));
            assert!(argument.get_help().is_some(), "{} {} says nothing", command.get_name(), argument.get_id());
        }
        for beneath in command.get_subcommands() {
            sentences(beneath, into);
        }
    }

    #[test]
    fn every_sentence_of_the_command_line_is_there_in_chinese() {
        let mut english = Arguments::command();
        english.build();
        let mut said = Vec::new();
        sentences(&english, &mut said);
        assert!(said.len() > 100, "{}", said.len());
        let missing: Vec<_> = said.iter().filter(|sentence| chinese(sentence).is_none()).collect();
        assert!(missing.is_empty(), "no Chinese for {missing:#?}");
    }

    #[test]
    fn every_help_is_chinese_from_top_to_bottom() {
        let mut command = command(Language::Chinese);
        let mut helps = vec![command.render_help().to_string(), command.render_long_help().to_string()];
        for beneath in command.get_subcommands_mut() {
            helps.extend([beneath.render_help().to_string(), beneath.render_long_help().to_string()]);
            let deeper = beneath.get_subcommands_mut().map(|deeper| deeper.render_long_help().to_string());
            helps.extend(deeper.collect::<Vec<_>>());
        }
        for help in helps {
            for english in
                ["Usage", "Options", "Arguments", "Commands", "Print", "possible", "Possible", "default", " the "]
            {
                assert!(!help.contains(english), "{english} in\n{help}");
            }
        }
    }

    #[test]
    fn both_definitions_are_sound_and_read_the_same() {
        for language in Language::ALL {
            command(language).debug_assert();
            let line = ["roadmap", "merge", "a", "b", "--marker-size", "9", "--lang", "zh"].map(OsString::from);
            assert!(command(language).try_get_matches_from(line).is_ok());
        }
    }
}
