//! `roadmap check FILE…`: what is wrong with roadmaps, and mending it.

use std::path::Path;

use anstream::adapter::strip_str;

use super::answer::Answer;
use super::arguments::CheckArguments;
use super::{Environment, Exit, TRIES};
use crate::check::{Finding, Rules, Told, allowed, check, mend};
use crate::document::Document;
use crate::plan::Plan;
use crate::report;
use crate::report::check::{Checked, counts};
use crate::report::diff::unified;
use crate::report::json;
use crate::store::find::find;
use crate::store::{Encoding, OpenError, SaveError};
use crate::text::edit::Edit;
use crate::text::language::Say;
use crate::text::sanitise::sanitise;

pub(super) fn run(arguments: &CheckArguments, environment: Environment) -> Answer {
    let words = environment.words();
    if let Some(code) = arguments.explain {
        return Answer::new(words.explained(code), Exit::Done);
    }
    let found = find(&arguments.files);
    let mut all = All { rules: arguments.rules(), ..All::default() };
    found.errors.iter().for_each(|error| all.refuse(error, environment));
    for meant in &found.files {
        let looked = if arguments.fix {
            all.mend(meant.path(), !arguments.dry_run, environment)
        } else {
            all.look(meant.path(), environment)
        };
        if let Err(error) = looked {
            all.refuse(&error, environment);
        }
    }
    all.answer(arguments, environment)
}

/// What came of all files so far.
#[derive(Default)]
struct All {
    rules: Rules,
    files: Vec<Checked>,
    diff: String,
    mended: usize,
    notes: String,
    /// Why files could not be read or written.
    failed: String,
}

impl All {
    fn refuse(&mut self, error: &impl Say, environment: Environment) {
        self.failed += &format!("roadmap: {}\n", error.say(environment.language));
    }

    fn look(&mut self, path: &Path, environment: Environment) -> Result<(), OpenError> {
        let store = environment.open(path)?;
        if let Encoding::Other(name) = store.encoding() {
            let said = environment.words().not_utf8(name);
            self.notes += &format!("roadmap: {}: {said}\n", sanitise(&path.to_string_lossy()));
        }
        self.tell(path, Document::read(store.into_text()));
        Ok(())
    }

    fn tell(&mut self, path: &Path, document: Document) {
        let told = self.told(&document);
        self.files.push(Checked { file: path.to_string_lossy().into_owned(), document, told });
    }

    fn told(&self, document: &Document) -> Vec<Told> {
        self.rules.told(document, check(document, &Plan::of(document)))
    }

    fn mend(&mut self, path: &Path, is_written: bool, environment: Environment) -> Result<(), OpenError> {
        let mut store = environment.open(path)?;
        for _ in 0..TRIES {
            let before = store.text().to_owned();
            let (edit, mended) = self.fixes(&before);
            let written = if is_written { store.save(&edit) } else { Ok(()) };
            let after = match written {
                Ok(()) => edit.apply(&before),
                // What another program wrote is looked at anew.
                Err(SaveError::Moved) => continue,
                Err(error) => {
                    self.refuse(&error, environment);
                    before.clone()
                }
            };
            self.mended += if before == after { 0 } else { mended };
            self.diff += &unified(&path.to_string_lossy(), &before, &after);
            self.tell(path, Document::read(after));
            return Ok(());
        }
        self.refuse(&SaveError::Moved, environment);
        Ok(())
    }

    /// What mends a text as far as it can be. What could not be mended together is tried again when the rest is.
    fn fixes(&self, text: &str) -> (Edit, usize) {
        const MOST_ROUNDS: usize = 4;
        let mut document = Document::read(text.to_owned());
        let mut mended = 0;
        for _ in 0..MOST_ROUNDS {
            let own = allowed(&document);
            let is_told = |finding: &Finding| self.rules.severity(finding.code(), &own).is_some();
            let round = mend(&document, &check(&document, &Plan::of(&document)), is_told);
            if round.mended.is_empty() {
                break;
            }
            mended += round.mended.len();
            document.apply(&round.edit);
        }
        (Edit::between(text, document.text()), mended)
    }

    fn answer(self, arguments: &CheckArguments, environment: Environment) -> Answer {
        let words = environment.words();
        let [errors, warnings, _] = counts(&self.files);
        let exit = if errors + warnings > 0 { Exit::No } else { Exit::Done };
        if arguments.json || arguments.sarif {
            let said = if arguments.sarif {
                json::sarif::sarif(&self.files, words)
            } else {
                json::check::checked(&self.files, arguments.fix.then_some(self.mended), words)
            };
            return Answer::new(said, exit).with_note(&self.notes).but(&self.failed);
        }
        // Of files none of which could be read there is nothing to say, not even that.
        let is_said = !self.files.is_empty() || self.failed.is_empty();
        let told = if is_said { report::check::checked(&self.files, words, environment.width) } else { String::new() };
        if !arguments.fix {
            return Answer::new(told, exit).with_note(&self.notes).but(&self.failed);
        }
        // The diff has standard output to itself, so that it can be applied elsewhere.
        let told = strip_str(&told).to_string();
        let mended = format!("{}\n", words.mended(self.mended, !arguments.dry_run));
        Answer::of_file(self.diff, exit).with_note(&(self.notes + &mended + &told)).but(&self.failed)
    }
}
