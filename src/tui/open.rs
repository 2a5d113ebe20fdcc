//! Opening links in other programs, and copying for them.

use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};

use super::Session;
use crate::app::action::News;
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
    let child = Command::new(&program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .process_group(0)
        .spawn()
        .map_err(|error| NoOpening::NotRun(program, error.say(language)));
    let mut child = child?;
    // Somebody has to hear of its end. Where no thread can be had, it is heard of when we end ourselves.
    let _ = std::thread::Builder::new().name("opener".to_owned()).spawn(move || child.wait());
    Ok(())
}

/// A command's program, and its words with the address among them: where it says so by `%s`, else behind them.
fn with_address(command: &str, address: &str) -> Result<(String, Vec<String>), NoOpening> {
    let mut words = shell_words::split(command).ok().into_iter().flatten();
    let program = words.next().ok_or(NoOpening::NoOpener)?;
    let mut arguments: Vec<String> = words.collect();
    let says_where = arguments.iter().any(|word| word.contains("%s"));
    // An address may hold `&`, and a path anything: within a script that would be commands, and the file would run them.
    if arguments.iter().any(|word| word.contains("%s") && is_script(word)) {
        return Err(NoOpening::Script(command.to_owned()));
    }
    arguments.iter_mut().for_each(|word| *word = word.replace("%s", address));
    arguments.extend((!says_where).then(|| address.to_owned()));
    Ok((program, arguments))
}

/// Whether a word is one that a shell would read as several, or as more than a word.
fn is_script(word: &str) -> bool {
    word.contains(|c: char| c.is_whitespace() || ";&|<>()`$\\'\"".contains(c))
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
            ("sh -c 'exec > out1; echo %s'", None),
            ("sh -c 'w3m;%s'", None),
            ("", None),
            ("'", None),
        ] {
            assert_eq!(of(command), expected, "{command}");
        }
    }
}
