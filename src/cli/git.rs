//! `roadmap git install`: git merges roadmaps with this program in a repository, or no longer does.

mod attributes;
pub(super) mod history;

use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::{Answer, Environment, Exit, GitArguments, GitCommand, InstallArguments, TRIES};
use crate::merge::edit;
use crate::store::create::{create, remove_empty};
use crate::store::{OpenError, SaveError, Store};
use crate::text::language::Say;
use crate::text::quote::quoted;
use crate::ui::words::{DRIVER_NAME, Words};
use attributes::{DRIVER, with, without};

/// Which files are merged where nobody says which.
const ROADMAPS: &str = "*.md";
/// What git answers where there is nothing to unset.
const NOT_SET: i32 = 5;
/// The configuration that names the driver, and that says how it is run.
const KEYS: [&str; 2] = ["merge.roadmap.name", "merge.roadmap.driver"];

pub(super) fn run(arguments: &GitArguments, environment: Environment) -> Answer {
    let GitCommand::Install(arguments) = &arguments.command;
    let git = Git { folder: &arguments.repo, words: environment.words() };
    let done = if arguments.uninstall { uninstall(git, arguments) } else { install(git, arguments, environment) };
    done.map_or_else(|failed| failed, |words| Answer::new(words, Exit::Done))
}

fn install(git: Git<'_>, arguments: &InstallArguments, environment: Environment) -> Result<String, Answer> {
    let words = git.words;
    let usual = [ROADMAPS.to_owned()];
    let patterns = if arguments.patterns.is_empty() { &usual[..] } else { &arguments.patterns };
    if let Some(wrong) = patterns.iter().find(|pattern| !attributes::is_pattern(pattern)) {
        return Err(Answer::failed(&words.no_pattern(wrong), Exit::Usage));
    }
    let path = git.attributes()?;
    let program = (environment.program)().ok_or_else(|| Answer::failed(&words.no_program(), Exit::File))?;
    for (key, value) in KEYS.iter().zip([DRIVER_NAME, &driver(&program)]) {
        git.said(&["config", "--local", "--replace-all", key, value])?;
    }
    change(&path, words, |text| with(text, patterns))?;
    Ok(words.installed(patterns, DRIVER))
}

fn uninstall(git: Git<'_>, arguments: &InstallArguments) -> Result<String, Answer> {
    let words = git.words;
    let path = git.attributes()?;
    let left = change(&path, words, |text| without(text, &arguments.patterns))?;
    if left.is_empty() {
        remove_empty(&path).map_err(|error| Answer::refused(&error, words))?;
    }
    // Other patterns may still need the driver.
    if arguments.patterns.is_empty() || !attributes::is_any(&left) {
        for key in KEYS {
            let output = git.run(&["config", "--local", "--unset-all", key])?;
            if !output.status.success() && output.status.code() != Some(NOT_SET) {
                return Err(refused(&output, words));
            }
        }
    }
    Ok(words.uninstalled().to_owned())
}

/// How git runs the driver: a line for a shell, in which git puts names for `%O` and the like.
fn driver(program: &Path) -> String {
    let program = quoted(&program.to_string_lossy()).replace('%', "%%");
    format!("{program} merge %O %A %B -o %A --marker-size=%L --ours-label=%X --theirs-label=%Y --path=%P")
}

/// Changes a text file, which need not be there, and says what it holds then.
fn change(path: &Path, words: Words, changed: impl Fn(&str) -> String) -> Result<String, Answer> {
    for _ in 0..TRIES {
        let (text, written) = match Store::open(path) {
            Ok(mut store) => {
                let text = changed(store.text());
                let written = store.save(&edit(store.text(), &text));
                (text, written)
            }
            Err(OpenError::Missing(_)) => {
                let text = changed("");
                let written = if text.is_empty() { Ok(()) } else { create(path, &text) };
                (text, written)
            }
            Err(error) => return Err(Answer::refused(&error, words)),
        };
        match written {
            Ok(()) => return Ok(text),
            Err(SaveError::Moved) => {}
            Err(error) => return Err(Answer::refused(&error, words)),
        }
    }
    Err(Answer::refused(&SaveError::Moved, words))
}

/// The git of a folder's repository.
#[derive(Debug, Clone, Copy)]
pub(super) struct Git<'a> {
    pub(super) folder: &'a Path,
    pub(super) words: Words,
}

impl Git<'_> {
    /// Where the repository's attributes are.
    fn attributes(self) -> Result<PathBuf, Answer> {
        // The way up from the folder, which is empty at the top: unlike the whole path it is plain ASCII.
        let up = self.said(&["rev-parse", "--show-cdup"])?;
        Ok(self.folder.join(up.trim_end_matches(['\n', '\r'])).join(".gitattributes"))
    }

    fn said(self, arguments: &[&str]) -> Result<String, Answer> {
        let output = self.run(arguments)?;
        if output.status.success() {
            Ok(String::from_utf8_lossy(&output.stdout).into_owned())
        } else {
            Err(refused(&output, self.words))
        }
    }

    fn run(self, arguments: &[&str]) -> Result<Output, Answer> {
        let output = Command::new("git").arg("-C").arg(self.folder).args(arguments).output();
        output.map_err(|error| self.failed(&error))
    }

    fn failed(self, error: &io::Error) -> Answer {
        match error.kind() {
            io::ErrorKind::NotFound => Answer::failed(&self.words.no_git(), Exit::File),
            _ => Answer::failed(&self.words.git_failed(&error.say(self.words.language)), Exit::File),
        }
    }
}

fn refused(output: &Output, words: Words) -> Answer {
    Answer::failed(&words.git_failed(&String::from_utf8_lossy(&output.stderr)), Exit::File)
}
