//! How a command line goes on, for the completions of a shell: commands and options by their definitions, and items by what
//! the roadmap holds that is named on the line.
//!
//! A line for each candidate, as the shell wants it. Where names of files would do as well, the answer ends in a no, and the
//! shell adds them.

mod line;
mod titles;
mod written;

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;
use std::sync::Arc;

use clap::builder::ValueHint;
use clap::{Arg, ArgMatches, Command};
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate, complete};

use super::arguments::{self, CompleteArguments, Shell};
use super::first::first;
use super::{Answer, Environment, Exit};
use crate::plan::template::TEMPLATES;
use crate::store::themes;
use crate::text::sanitise::sanitise;
use line::Line;
use titles::{Wanted, phases, titles};

/// What stands for the names of files among the candidates.
const FILES: &str = "files";

pub(super) fn run(arguments: &CompleteArguments, environment: Environment) -> Answer {
    let shell = arguments.shell;
    let line = match shell {
        Shell::Bash => Line::of_bash(&arguments.words.join(" ")),
        Shell::Zsh | Shell::Fish => Line::of_words(&arguments.words),
        Shell::Powershell => Line::of_words(&arguments.words.iter().map(|word| dotless(word)).collect::<Vec<_>>()),
    };
    let candidates = candidates(shell, &line, environment);
    let is_file = |candidate: &CompletionCandidate| candidate.get_id().is_some_and(|id| id == FILES);
    let exit = if candidates.iter().any(is_file) { Exit::No } else { Exit::Done };
    let lines = candidates.iter().filter(|candidate| !is_file(candidate)).map(|candidate| {
        let value = candidate.get_value().to_string_lossy();
        let help = candidate.get_help().map(ToString::to_string).unwrap_or_default();
        let help = sanitise(help.lines().next().unwrap_or_default()).into_owned();
        written::candidate(shell, &value, &help, &line.place)
    });
    Answer::of_file(lines.collect(), exit)
}

/// A word without the dot that keeps an empty one from being lost.
fn dotless(word: &str) -> String {
    word.strip_prefix('.').unwrap_or(word).to_owned()
}

/// All that could stand where the line ends.
fn candidates(shell: Shell, line: &Line, environment: Environment) -> Vec<CompletionCandidate> {
    let (asked, mut words) = first(line.words.iter().map(OsString::from).collect());
    let environment = environment.asked(asked);
    let command = arguments::command(environment.language);
    let known = Arc::new(known(command.clone(), words.clone(), environment));
    let at = words.len();
    words.push(line.current.clone().into());
    // Where the shell chooses among them itself, it is shown all.
    let chooses = matches!(shell, Shell::Bash | Shell::Powershell);
    let mut command = completed(command, &Arc::new(Context { known, chooses, environment }));
    let mut found = complete(&mut command, words, at, None).unwrap_or_default();
    // Options are shown to who begins to write one, and nothing else.
    let is_option = line.current.starts_with('-');
    found.retain(|candidate| candidate.get_value().as_encoded_bytes().starts_with(b"-") == is_option);
    found
}

/// What a line says so far.
struct Known {
    command: String,
    file: Option<PathBuf>,
    off: bool,
}

/// What those know who complete an argument.
struct Context {
    known: Arc<Known>,
    /// Whether to choose among candidates by what is written, for the shell does not.
    chooses: bool,
    environment: Environment,
}

/// What the line says so far, however much is missing.
fn known(command: Command, words: Vec<OsString>, environment: Environment) -> Known {
    let definition = command.clone();
    let matches = command.ignore_errors(true).try_get_matches_from(words).ok();
    let within = matches.as_ref().and_then(ArgMatches::subcommand);
    let name = within.map_or("tui", |(name, _)| name).to_owned();
    let matches = within.map(|(_, matches)| matches).or(matches.as_ref());
    let definition = definition.find_subcommand(&name).cloned().unwrap_or(definition);
    let paths = definition.get_positionals().filter(|argument| is_path(argument));
    let raw = |argument: &Arg| matches?.try_get_raw(argument.get_id().as_str()).ok()??.next().map(PathBuf::from);
    let file = paths.filter_map(raw).next().map(|path| match (path.strip_prefix("~"), environment.home) {
        (Ok(rest), Some(home)) => home.join(rest),
        _ => path,
    });
    let off = matches.is_some_and(|matches| matches.try_get_one::<bool>("off").ok().flatten() == Some(&true));
    Known { command: name, file, off }
}

fn is_path(argument: &Arg) -> bool {
    argument.get_value_hint() == ValueHint::AnyPath
}

/// A command whose arguments know how they are completed, and those beneath it.
fn completed(command: Command, context: &Arc<Context>) -> Command {
    command
        .mut_args(|argument| completed_argument(argument, context))
        .mut_subcommands(|beneath| completed(beneath, context))
}

fn completed_argument(argument: Arg, context: &Arc<Context>) -> Arg {
    let context = Arc::clone(context);
    let name = argument.get_value_names().and_then(|names| names.first()).map(ToString::to_string).unwrap_or_default();
    match (argument.get_id().as_str(), name.as_str()) {
        _ if is_path(&argument) => argument
            .add(ArgValueCompleter::new(|_: &OsStr| vec![CompletionCandidate::new("").id(Some(FILES.to_owned()))])),
        (_, "ITEM") | ("item", _) => {
            argument.add(ArgValueCompleter::new(move |written: &OsStr| context.items(written)))
        }
        ("template", _) => argument.add(ArgValueCompleter::new(move |written: &OsStr| {
            context.chosen(TEMPLATES.iter().map(|template| template.name.to_owned()), written)
        })),
        ("phase", _) => {
            argument.add(ArgValueCompleter::new(move |written: &OsStr| context.chosen(context.phases(), written)))
        }
        ("theme", _) => argument.add(ArgValueCompleter::new(move |written: &OsStr| {
            context.chosen(themes::names(context.environment.settings.folder), written)
        })),
        ("lang", _) => argument.add(ArgValueCompleter::new(move |written: &OsStr| {
            context.chosen(["en", "zh"].map(str::to_owned), written)
        })),
        _ => argument,
    }
}

impl Context {
    /// The items of the roadmap on the line that the command could be about.
    fn items(&self, written: &OsStr) -> Vec<CompletionCandidate> {
        let Some(file) = &self.known.file else { return Vec::new() };
        let wanted = match self.known.command.as_str() {
            "tick" if self.known.off => Wanted::Done,
            "tick" => Wanted::Open,
            "review" => Wanted::Done,
            _ => Wanted::All,
        };
        let titles = titles(file, wanted, self.environment);
        let fits = |begins: bool| {
            let (written, holds) = (self.written(written), self.written(written).to_lowercase());
            let fits = move |title: &&titles::Title| match begins {
                true => title.name.starts_with(&written),
                false => title.name.to_lowercase().contains(&holds),
            };
            titles.iter().filter(fits).collect::<Vec<_>>()
        };
        let found = match fits(true) {
            none if none.is_empty() => Some(fits(false)).filter(|found| found.len() == 1).unwrap_or_default(),
            found => found,
        };
        let shown =
            |title: &titles::Title| CompletionCandidate::new(&title.name).help(Some(title.place.clone().into()));
        found.into_iter().map(shown).collect()
    }

    /// The phases of the roadmap on the line.
    fn phases(&self) -> Vec<String> {
        self.known.file.as_ref().map_or_else(Vec::new, |file| phases(file, self.environment))
    }

    fn chosen(&self, names: impl IntoIterator<Item = String>, written: &OsStr) -> Vec<CompletionCandidate> {
        let written = self.written(written);
        names.into_iter().filter(|name| name.starts_with(&written)).map(CompletionCandidate::new).collect()
    }

    /// What a candidate has to begin with: nothing, where the shell chooses itself.
    fn written(&self, written: &OsStr) -> String {
        if self.chooses { written.to_string_lossy().into_owned() } else { String::new() }
    }
}
