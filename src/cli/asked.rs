//! The items that a command is asked about: on the command line, and on standard input, one a line.

use std::io::{self, Read};

use super::Answer;
use super::item::{Missing, Names};
use super::tick::not_found;
use super::{Environment, Exit};
use crate::app::App;
use crate::document::outline::NodeId;
use crate::text::language::Say;
use crate::text::lines::lines;
use crate::ui::words::Words;

/// What was asked for, by its names.
#[derive(Debug)]
pub(super) struct Asked {
    pub(super) names: Vec<String>,
    /// Whether a single item was named, so that the answer is about it alone.
    pub(super) is_one: bool,
}

impl Asked {
    /// The names of a command line, and those that standard input has where it is to be read.
    ///
    /// # Errors
    /// When standard input cannot be read, or is no text.
    pub(super) fn of(names: &[String], stdin: bool, environment: Environment) -> Result<Self, Answer> {
        let mut names = names.to_vec();
        if !stdin {
            return Ok(Self { is_one: names.len() == 1, names });
        }
        let (mut bytes, words) = (Vec::new(), environment.words());
        let failed = |error: io::Error| Answer::failed(&words.no_input(&error.say(words.language)), Exit::File);
        io::stdin().lock().read_to_end(&mut bytes).map_err(failed)?;
        let text = String::from_utf8(bytes).map_err(|_| Answer::failed(&words.input_is_no_text(), Exit::Usage))?;
        let text = text.trim_start_matches('\u{feff}');
        let read = lines(text, 0).map(|line| text[line].trim().to_owned());
        names.extend(read.filter(|line| !line.is_empty()));
        Ok(Self { names, is_one: false })
    }

    /// The node of each, in their order.
    ///
    /// # Errors
    /// Every name that means none, or several.
    pub(super) fn find(&self, app: &App, words: Words) -> Result<Vec<NodeId>, Answer> {
        let known = Names::of(app);
        let found: Vec<Result<NodeId, (&String, Missing)>> =
            self.names.iter().map(|name| known.find(name).map_err(|missing| (name, missing))).collect();
        let missing = found.iter().filter_map(|found| found.as_ref().err());
        let failed =
            missing.map(|(name, missing)| not_found(app, name, missing, words)).reduce(|one, other| one.and(&other));
        match failed {
            Some(failed) => Err(failed),
            None => Ok(found.into_iter().flatten().collect()),
        }
    }
}
