//! Opening links in other programs, and copying for them.

use std::process::Stdio;

use super::Session;
use crate::app::action::News;
use crate::cli::system::{self, Manner, apart};
use crate::document::link::Target;
use crate::store::beside::{Beside, beside};
use crate::text::language::{Language, Say};
use crate::ui::words::NoOpening;

impl Session {
    /// Asks another program to open what a link leads to.
    pub(super) fn open(&mut self, target: &Target) {
        let opened = self.address(target).and_then(|address| {
            let command = (self.environment.opener)().ok_or(NoOpening::NoOpener)?;
            start(&command, &address, self.language).map(|()| address)
        });
        let (words, keys) = (self.environment.words(), self.app.keys());
        self.hear(opened.map_or_else(|why| News::Failed(why.say(words, keys)), News::Opened));
    }

    fn address(&self, target: &Target) -> Result<String, NoOpening> {
        match target {
            Target::Web(address) => Ok(address.clone()),
            Target::File(path) => match beside(&self.path, path) {
                Beside::Document(path) => Ok(path),
                Beside::Other => Err(NoOpening::NoDocument(path.clone())),
                Beside::Nothing => Err(NoOpening::Missing(path.clone())),
            },
        }
    }

    /// Gives a text to the terminal, which keeps it for other programs.
    pub(super) fn copy(&mut self, text: String) -> std::io::Result<()> {
        if self.environment.is_console {
            self.hear(News::Failed(self.environment.words().no_clipboard().to_owned()));
            return Ok(());
        }
        self.terminal.copy(&text, self.environment.in_tmux)?;
        self.hear(News::Copied(text));
        Ok(())
    }
}

/// Starts a program on an address, and waits for nothing. It has no part in our terminal: what it says is lost, and what
/// it would read is nothing.
fn start(command: &str, address: &str, language: Language) -> Result<(), NoOpening> {
    let (program, arguments) = with_address(command, address)?;
    let child = system::start(&program, |command| {
        command.args(&arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        apart(command);
        Ok(())
    });
    let mut child = child.map_err(|error| NoOpening::NotRun(program, error.say(language)))?;
    // Somebody has to hear of its end. Where no thread can be had, it is heard of when we end ourselves.
    let _ = std::thread::Builder::new().name("opener".to_owned()).spawn(move || child.wait());
    Ok(())
}

/// What reads its words as commands where they are not those of a script of the reader's own.
const SHELLS: [&str; 12] =
    ["sh", "bash", "rbash", "dash", "ash", "zsh", "ksh", "mksh", "fish", "csh", "tcsh", "busybox"];

/// What gives its words to a shell, here or elsewhere, whatever stands before them.
const RELAYS: [&str; 5] = ["ssh", "mosh", "su", "watch", "eval"];

/// The options of whatever program behind which stands something to run.
const RUNS: [&str; 3] = ["-c", "-e", "-S"];

/// A command's program, and its words with the address among them: where it says so by `%s`, else behind them.
fn with_address(command: &str, address: &str) -> Result<(String, Vec<String>), NoOpening> {
    let mut words =
        system::words(command, Manner::HERE).filter(|words| !words.is_empty()).ok_or(NoOpening::NoOpener)?;
    if !words[1..].iter().any(|word| word.contains("%s")) {
        words.push("%s".to_owned());
    }
    // An address may hold `&`, and a path anything: within a script that would be commands, and the file would run them.
    let runs = |at: usize| words[at].contains("%s") && (is_script(&words[at]) || is_run(&words[..at], &words[at]));
    if (1..words.len()).any(runs) {
        return Err(NoOpening::Script(command.to_owned()));
    }
    let program = words.remove(0);
    Ok((program, words.into_iter().map(|word| word.replace("%s", address)).collect()))
}

/// Whether a word is one that a shell would read as several, or as more than a word.
fn is_script(word: &str) -> bool {
    word.contains(|c: char| c.is_whitespace() || ";&|<>()`$\\'\"".contains(c))
}

/// Whether what stands before a word has it run. To a shell it may be given behind a script alone.
fn is_run(before: &[String], word: &str) -> bool {
    let is_called = |word: &String, names: &[&str]| {
        let name = word.rsplit('/').next().unwrap_or_default();
        names.contains(&name)
    };
    if before.iter().any(|word| is_called(word, &RELAYS)) {
        return true;
    }
    if let Some(shell) = before.iter().position(|word| is_called(word, &SHELLS)) {
        let behind = &before[shell + 1..];
        let is_option = |word: &String| word.starts_with(['-', '+']);
        let says_script = |word: &String| word.starts_with('-') && !word.starts_with("--") && word.contains('c');
        return match behind.iter().position(says_script) {
            Some(at) => behind.len() <= at + 1,
            None => behind.first().is_none_or(is_option),
        };
    }
    before.last().is_some_and(|last| RUNS.contains(&last.as_str()))
        || RUNS.iter().any(|option| word.starts_with(option))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_a_word_of_the_command_and_never_a_part_of_a_script() {
        let address = "http://x.y/&id";
        let of = |command: &str| with_address(command, address).ok();
        let words = |program: &str, words: &[&str]| {
            Some((program.to_owned(), words.iter().map(|&word| word.to_owned()).collect::<Vec<_>>()))
        };
        for (command, expected) in [
            ("w3m", words("w3m", &[address])),
            ("lynx -x '%s' -y", words("lynx", &["-x", address, "-y"])),
            ("b --url=%s", words("b", &["--url=http://x.y/&id"])),
            ("sh -c 'w3m \"$1\"' sh", words("sh", &["-c", "w3m \"$1\"", "sh", address])),
            ("sh -c 'w3m \"$1\"' sh %s", words("sh", &["-c", "w3m \"$1\"", "sh", address])),
            ("env A=1 /bin/bash -lc 'w3m \"$0\"'", words("env", &["A=1", "/bin/bash", "-lc", "w3m \"$0\"", address])),
            ("sh ~/open.sh -x", words("sh", &["~/open.sh", "-x", address])),
            ("firefox --new-tab", words("firefox", &["--new-tab", address])),
            ("sh -c 'exec > out1; echo %s'", None),
            ("sh -c %s", None),
            ("sh -c", None),
            ("sh", None),
            ("/bin/sh %s", None),
            ("env -i bash -o posix -xc %s", None),
            ("bash -o posix %s", None),
            ("bash --rcfile x %s", None),
            ("busybox %s", None),
            ("ssh host firefox %s", None),
            ("su -c %s", None),
            ("xterm -e %s", None),
            ("perl -e%s", None),
            ("env -S %s", None),
            ("w3m %s -c %s", None),
            ("sh -c 'w3m;%s'", None),
            ("", None),
            ("'", None),
        ] {
            assert_eq!(of(command), expected, "{command}");
        }
    }
}
