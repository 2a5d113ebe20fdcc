//! Questions on a terminal, one a line: each shows what enter alone takes.

use std::io::{self, BufRead, Write};

use crate::text::sanitise::sanitise;
use crate::ui::words::Words;

/// Why there is no answer.
#[derive(Debug)]
pub(super) enum Unasked {
    /// There is nothing more to read: whoever was asked has left.
    Left,
    /// The terminal failed.
    Io(io::Error),
}

impl From<io::Error> for Unasked {
    fn from(cause: io::Error) -> Self {
        Self::Io(cause)
    }
}

/// Somebody who can be asked.
pub(super) struct Asked<R, W> {
    pub(super) input: R,
    pub(super) output: W,
    pub(super) words: Words,
}

impl<R: BufRead, W: Write> Asked<R, W> {
    /// Says something.
    pub(super) fn tell(&mut self, line: &str) -> Result<(), Unasked> {
        Ok(writeln!(self.output, "{line}")?)
    }

    /// The answer to a question; what was shown, where it is empty.
    pub(super) fn line(&mut self, question: &str, shown: &str) -> Result<String, Unasked> {
        let shown_so = if shown.is_empty() { String::new() } else { format!(" [{}]", sanitise(shown)) };
        let line = self.typed(&format!("{question}{shown_so}{}", self.words.asks()))?;
        Ok(if line.is_empty() { shown.to_owned() } else { line })
    }

    /// The same, asked until it can be read.
    pub(super) fn value<T>(
        &mut self,
        question: &str,
        shown: &str,
        read: impl Fn(&str) -> Result<T, String>,
    ) -> Result<T, Unasked> {
        loop {
            match read(&self.line(question, shown)?) {
                Ok(value) => return Ok(value),
                Err(why) => self.tell(&format!("  {why}"))?,
            }
        }
    }

    /// Lines until an empty one.
    pub(super) fn lines(&mut self, mark: &str) -> Result<Vec<String>, Unasked> {
        let mut lines = Vec::new();
        loop {
            match self.typed(mark)? {
                line if line.is_empty() => return Ok(lines),
                line => lines.push(line),
            }
        }
    }

    /// Yes, or no.
    pub(super) fn yes(&mut self, question: &str) -> Result<bool, Unasked> {
        let words = self.words;
        let read = move |typed: &str| match typed.to_lowercase().as_str() {
            "y" | "yes" | "是" | "要" => Ok(true),
            "n" | "no" | "否" | "不" | "不要" => Ok(false),
            _ => Err(words.yes_or_no().to_owned()),
        };
        self.value(question, words.yes(), read)
    }

    fn typed(&mut self, prompt: &str) -> Result<String, Unasked> {
        write!(self.output, "{prompt}")?;
        self.output.flush()?;
        let mut typed = Vec::new();
        if self.input.read_until(b'\n', &mut typed)? == 0 {
            // Whatever is said next stands on a line of its own.
            writeln!(self.output)?;
            return Err(Unasked::Left);
        }
        Ok(String::from_utf8_lossy(&typed).trim().to_owned())
    }
}
