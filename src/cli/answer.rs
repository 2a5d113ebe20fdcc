//! What a subcommand has to say, and how it is said.

use std::borrow::Cow;
use std::io::{BufWriter, ErrorKind, Write};

use anstream::adapter::strip_str;
use clap::ValueEnum;

use super::{Environment, Exit};
use crate::text::language::Say;
use crate::text::lines::lines;
use crate::text::sanitise::sanitise;
use crate::ui::words::Words;

/// How much of an answer is written at once.
const ROOM: usize = 64 << 10;

/// When there are colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    /// On a terminal that has them.
    Auto,
    /// Wherever an answer goes, into files and pipes as well.
    Always,
    /// Nowhere.
    Never,
}

impl Colour {
    pub(super) fn named(name: &str) -> Option<Self> {
        Self::from_str(name, false).ok()
    }
}

/// What a subcommand has to say, and how it ended.
#[derive(Debug)]
pub(super) struct Answer {
    /// For standard output, with ANSI styles.
    out: String,
    /// A file's text for standard output instead, byte for byte.
    text: String,
    /// Why it could not do as asked, for standard error.
    err: String,
    /// What is to be said besides, for standard error.
    notes: String,
    exit: Exit,
}

impl Answer {
    pub(super) fn new(out: String, exit: Exit) -> Self {
        Self { out, text: String::new(), err: String::new(), notes: String::new(), exit }
    }

    pub(super) fn of_file(text: String, exit: Exit) -> Self {
        Self { text, ..Self::new(String::new(), exit) }
    }

    pub(super) fn failed(error: &(impl std::fmt::Display + ?Sized), exit: Exit) -> Self {
        Self { err: format!("roadmap: {error}\n"), ..Self::new(String::new(), exit) }
    }

    /// That a file could not be read or written.
    pub(super) fn refused(error: &impl Say, words: Words) -> Self {
        Self::failed(&error.say(words.language), Exit::File)
    }

    /// An answer beside which something could not be read; why, is said in whole lines.
    pub(super) fn but(self, failed: &str) -> Self {
        if failed.is_empty() { self } else { Self { err: self.err + failed, exit: Exit::File, ..self } }
    }

    /// This failure and another one. Wrong usage goes before a mere no.
    pub(super) fn and(self, other: &Self) -> Self {
        let exit = if self.exit == Exit::No { other.exit } else { self.exit };
        Self { err: self.err + &other.err, exit, ..self }
    }

    pub(super) fn with_note(self, note: &str) -> Self {
        Self { notes: self.notes + note, ..self }
    }

    /// The same for who wants to hear of nothing but what went wrong; and of what was asked for, where nothing is written.
    pub(super) fn quietly(mut self, is_writing: bool) -> Self {
        if is_writing && self.exit == Exit::Done {
            self.out.clear();
        }
        // What could not be written says why in notes, too.
        if !is_writing || self.exit == Exit::Done {
            self.notes.clear();
        }
        self
    }

    /// Says it, and how it ended.
    pub(super) fn say(&self, environment: Environment) -> Exit {
        // Where standard error is closed there is nobody to tell.
        let _ = std::io::stderr().write_all((self.err.clone() + &self.notes).as_bytes());
        match self.write_out(environment.is_styled(), environment.is_terminal) {
            Ok(()) => self.exit,
            // `roadmap show FILE | head` has read enough.
            Err(error) if error.kind() == ErrorKind::BrokenPipe => self.exit,
            Err(error) => {
                let said = environment.words().cannot_answer(&error.say(environment.language));
                let _ = writeln!(std::io::stderr(), "roadmap: {said}");
                Exit::File
            }
        }
    }

    /// Writes what is for standard output, in large pieces and not line by line.
    fn write_out(&self, is_styled: bool, is_terminal: bool) -> std::io::Result<()> {
        let mut out = BufWriter::with_capacity(ROOM, std::io::stdout().lock());
        if is_styled { out.write_all(self.out.as_bytes()) } else { write!(out, "{}", strip_str(&self.out)) }?;
        let text = if is_terminal { for_terminal(&self.text).into() } else { Cow::from(&self.text) };
        out.write_all(text.as_bytes())?;
        out.flush()
    }
}

/// A file's text without what could steer a terminal.
fn for_terminal(text: &str) -> String {
    lines(text, 0).map(|line| format!("{}\n", sanitise(text[line].trim_end_matches(['\n', '\r'])))).collect()
}
