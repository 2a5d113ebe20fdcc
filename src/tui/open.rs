//! Opening links in other programs, and copying for them.

use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};

use super::Session;
use crate::app::action::News;
use crate::document::link::Target;
use crate::store::beside::Beside;
use crate::text::language::{Language, Say};
use crate::ui::words::NoOpening;

impl Session {
    /// Asks another program to open what a link leads to.
    pub(super) fn open(&mut self, target: &Target) {
        let opened = self.address(target).and_then(|address| {
            let command = (self.environment.opener)().ok_or(NoOpening::NoOpener)?;
            start(&command, &address, self.language).map(|()| address)
        });
        self.hear(opened.map_or_else(|why| News::Failed(why.say(self.language)), News::Opened));
    }

    fn address(&self, target: &Target) -> Result<String, NoOpening> {
        match target {
            Target::Web(address) => Ok(address.clone()),
            Target::File(path) => match self.store.beside(path) {
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
    let mut words = shell_words::split(command).ok().into_iter().flatten();
    let program = words.next().ok_or(NoOpening::NoOpener)?;
    let mut arguments: Vec<String> = words.collect();
    // A browser's command may say where the address goes.
    let says_where = arguments.iter().any(|word| word.contains("%s"));
    arguments.iter_mut().for_each(|word| *word = word.replace("%s", address));
    arguments.extend((!says_where).then(|| address.to_owned()));
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
