//! `roadmap merge`: a sync tool's copy brought into its file, or three files made one as git asks for it.

mod by_lines;

use std::path::Path;

use super::keep::keep_first;
use super::{Answer, Environment, Exit, MergeArguments, TRIES};
use crate::document::Document;
use crate::merge::{Marks, Merged, Side, changes, edit, merge, with_copy};
use crate::report;
use crate::store::create::create;
use crate::store::{Encoding, OpenError, SaveError, Store};
use crate::ui::words::Words;

/// How long git makes its marks.
const MARKER_SIZE: u16 = 7;

pub(super) fn run(arguments: &MergeArguments, environment: Environment) -> Answer {
    let words = environment.words();
    let answer = match arguments.files.as_slice() {
        [file, copy] => bring_in(arguments, file, copy, environment),
        [base, ours, theirs] => three(arguments, [base, ours, theirs], words),
        _ => Err(Answer::failed(&words.which_files(), Exit::Usage)),
    };
    answer.unwrap_or_else(|failed| failed)
}

/// A file that can be merged: ordinary, and in UTF-8.
pub(super) fn open(path: &Path, words: Words) -> Result<Store, Answer> {
    let store = read(path, words)?;
    match store.encoding() {
        Encoding::Utf8 => Ok(store),
        Encoding::Other(name) => Err(Answer::failed(&words.cannot_merge(&named(path), name), Exit::File)),
    }
}

fn read(path: &Path, words: Words) -> Result<Store, Answer> {
    Store::open(path).map_err(|error| Answer::refused(&error, words))
}

/// A path as it is shown.
pub(super) fn named(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// Everything settled for one side.
pub(super) fn settled(merged: &Merged, side: Side) -> String {
    merged.text(&vec![side; merged.conflicts().count()])
}

fn bring_in(arguments: &MergeArguments, file: &Path, copy: &Path, environment: Environment) -> Result<Answer, Answer> {
    let words = environment.words();
    let is_driven = arguments.output.is_some() || arguments.marker_size.is_some() || arguments.path.is_some();
    if is_driven || arguments.ours_label.is_some() || arguments.theirs_label.is_some() {
        return Err(Answer::failed(&words.only_for_three(), Exit::Usage));
    }
    let (mut store, other) = (open(file, words)?.kept_in(environment.data), open(copy, words)?);
    let copied = Document::read(other.text().to_owned());
    keep_first(&store, environment);
    for _ in 0..TRIES {
        let before = Document::read(store.text().to_owned());
        // Whoever asks in a shell calls the file ours, as git does.
        let merged = with_copy(&copied, &before).turned();
        let side = arguments.settled.side();
        let is_unsettled = side.is_none() && !merged.is_clean();
        let after = Document::read(settled(&merged, side.unwrap_or(Side::Ours)));
        if !is_unsettled {
            match store.save(&edit(before.text(), after.text())) {
                Ok(()) => {}
                Err(SaveError::Moved) => continue,
                Err(error) => return Err(Answer::refused(&error, words)),
            }
        }
        let changes = changes(&before, &after);
        let exit = if is_unsettled { Exit::No } else { Exit::Done };
        let out = if arguments.json {
            report::json::merge::merged(&named(file), &changes, &merged, !is_unsettled && changes.any)
        } else if is_unsettled {
            report::merge::conflicts(&merged, (&named(file), &named(copy)), words)
        } else {
            format!("{}\n", if changes.any { words.came_in(&changes) } else { words.nothing_new().to_owned() })
        };
        return Ok(Answer::new(out, exit).with_note(&unsettled(&merged, is_unsettled, words)));
    }
    Err(Answer::refused(&SaveError::Moved, words))
}

/// What is said on standard error where there is something to choose.
pub(super) fn unsettled(merged: &Merged, is_unsettled: bool, words: Words) -> String {
    let count = merged.conflicts().count();
    if is_unsettled {
        format!("roadmap: {}{}{}\n", words.conflicts(count), words.semicolon(), words.unsettled())
    } else {
        String::new()
    }
}

fn three(arguments: &MergeArguments, [base, ours, theirs]: [&Path; 3], words: Words) -> Result<Answer, Answer> {
    let stores = [read(base, words)?, read(ours, words)?, read(theirs, words)?];
    for store in &stores {
        let Encoding::Other(encoding) = store.encoding() else { continue };
        let named = arguments.path.clone().unwrap_or_else(|| named(store.path()));
        // As a driver, with the result in the place of ours, this does no less than git would have done.
        let is_driver = arguments.output.as_deref() == Some(ours) && !arguments.json;
        let merged = is_driver.then(|| by_lines::merge(arguments, [base, ours, theirs], (&named, encoding), words));
        return merged.flatten().ok_or_else(|| Answer::failed(&words.cannot_merge(&named, encoding), Exit::File));
    }
    let [base, mine, other] = stores.map(|store| Document::read(store.text().to_owned()));
    let merged = merge(&base, &mine, &other);
    let side = arguments.settled.side();
    let exit = if side.is_some() || merged.is_clean() { Exit::Done } else { Exit::No };
    let text = match side {
        Some(side) => settled(&merged, side),
        None => merged.marked(Marks {
            size: marker_size(arguments).into(),
            ours: &label(arguments.ours_label.as_deref(), ours),
            theirs: &label(arguments.theirs_label.as_deref(), theirs),
        }),
    };
    if let Some(output) = &arguments.output {
        write(output, &text, words)?;
    }
    let path = arguments.path.clone().unwrap_or_else(|| named(arguments.output.as_deref().unwrap_or(ours)));
    let count = merged.conflicts().count();
    let note = match &arguments.output {
        _ if exit == Exit::Done => String::new(),
        Some(_) => format!("roadmap: {}\n", words.marked(&path, count)),
        None if arguments.json => format!("roadmap: {}\n", words.conflicts(count)),
        None => format!("roadmap: {}\n", words.marked_in_answer(count)),
    };
    let answer = if arguments.json {
        let after = Document::read(settled(&merged, side.unwrap_or(Side::Ours)));
        let changes = changes(&mine, &after);
        Answer::new(report::json::merge::merged(&path, &changes, &merged, arguments.output.is_some()), exit)
    } else if arguments.output.is_some() {
        Answer::new(String::new(), exit)
    } else {
        Answer::of_file(text, exit)
    };
    Ok(answer.with_note(&note))
}

fn marker_size(arguments: &MergeArguments) -> u16 {
    arguments.marker_size.unwrap_or(MARKER_SIZE)
}

/// What a side is called in the marks. A git that knows no names for sides leaves `%X` and `%Y` as they are.
fn label(given: Option<&str>, path: &Path) -> String {
    given
        .filter(|name| !["%X", "%Y"].contains(name))
        .map_or_else(|| named(path), str::to_owned)
        .replace(['\n', '\r'], " ")
}

/// Writes the result, whatever is there now: that is what was asked for.
fn write(path: &Path, text: &str, words: Words) -> Result<(), Answer> {
    for _ in 0..TRIES {
        let written = match Store::open(path) {
            Ok(mut store) => store.save(&edit(store.text(), text)),
            Err(OpenError::Missing(_)) => create(path, text),
            Err(error) => return Err(Answer::refused(&error, words)),
        };
        match written {
            Ok(()) => return Ok(()),
            Err(SaveError::Moved) => {}
            Err(error) => return Err(Answer::refused(&error, words)),
        }
    }
    Err(Answer::refused(&SaveError::Moved, words))
}
