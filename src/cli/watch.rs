//! `roadmap watch FILE…`: a line of JSON for whatever happens to roadmaps, until it is ended or nobody reads on.
//!
//! A thread for each file waits for its changes, and one waits for the reader of the lines to go away; nothing wakes up
//! between one change and the next.

use std::io::{self, Write};
use std::mem::replace;
use std::sync::mpsc::{Sender, channel};
use std::thread::Builder;

use super::arguments::WatchArguments;
use super::read::open;
use super::system::wait_until_unread;
use super::{Answer, Dates, Environment, Exit};
use crate::app::App;
use crate::app::action::View;
use crate::report::json::watch::{Fate, fate, happened};
use crate::store::watch::{Listens, Sighting, watch};
use crate::store::{Look, OpenError, Store};
use crate::text::language::Say;

/// What is waited for.
enum Event {
    /// The file of this number may have changed.
    Seen(usize, Sighting),
    /// Nobody reads on.
    Unread,
}

pub(super) fn run(arguments: &WatchArguments, environment: Environment) -> Exit {
    let ended = Watched::open(arguments, environment).map(|files| follow(files, environment));
    match ended {
        Err(answer) => answer.say(environment),
        // `roadmap watch FILE | head -1` has read enough.
        Ok(Err(error)) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Done,
        Ok(Err(error)) => {
            let words = environment.words();
            Answer::failed(&words.cannot_answer(&error.say(words.language)), Exit::File).say(environment)
        }
        Ok(Ok(exit)) => exit,
    }
}

fn follow(mut files: Vec<Watched>, environment: Environment) -> io::Result<Exit> {
    let mut out = io::stdout().lock();
    for file in &files {
        out.write_all(fate(&file.name, Fate::Watching, (environment.now)()).as_bytes())?;
    }
    out.flush()?;
    let (sender, events) = channel();
    // Each is watched for as long as this lives.
    let mut watching = Vec::new();
    for (number, file) in files.iter().enumerate() {
        let sender = sender.clone();
        let tell = move |sighting| match sender.send(Event::Seen(number, sighting)) {
            Ok(()) => Listens::Yes,
            Err(_) => Listens::No,
        };
        watching.push(watch(file.store.path().to_owned(), tell)?);
    }
    Builder::new().name("reader".to_owned()).spawn(move || wait_for_reader(&sender))?;
    for event in events {
        match event {
            Event::Unread => break,
            Event::Seen(number, sighting) => {
                out.write_all(files[number].look(sighting, environment).as_bytes())?;
                out.flush()?;
            }
        }
    }
    Ok(Exit::Done)
}

fn wait_for_reader(sender: &Sender<Event>) {
    if wait_until_unread(&io::stdout()) {
        // The loop may have ended already.
        let _ = sender.send(Event::Unread);
    }
}

/// A file that is watched.
struct Watched {
    name: String,
    store: Store,
    app: App,
    /// What was told last of the file itself.
    fate: Fate,
}

impl Watched {
    fn open(arguments: &WatchArguments, environment: Environment) -> Result<Vec<Self>, Answer> {
        let words = environment.words();
        let one = |path: &std::path::PathBuf| {
            let store = environment.open(path).map_err(|error| Answer::refused(&error, words))?;
            let app = read(&store, environment);
            Ok(Self { name: path.to_string_lossy().into_owned(), store, app, fate: Fate::Watching })
        };
        arguments.files.iter().map(one).collect()
    }

    /// Looks at the file, and says what is new.
    fn look(&mut self, sighting: Sighting, environment: Environment) -> String {
        let fate_now = match self.store.look(sighting) {
            Ok(Look::Unsure) => return String::new(),
            Ok(Look::Same | Look::Changed) if matches!(self.fate, Fate::Watching | Fate::Back) => self.fate.clone(),
            Ok(Look::Same | Look::Changed) => Fate::Back,
            Err(OpenError::Missing(_)) => Fate::Gone,
            Err(error) => Fate::Unreadable(error.say(environment.language)),
        };
        let at = (environment.now)();
        let mut lines = String::new();
        if fate_now != self.fate {
            lines += &fate(&self.name, fate_now.clone(), at);
            self.fate = fate_now;
        }
        if self.store.text() != self.app.document().text() {
            let before = replace(&mut self.app, read(&self.store, environment));
            lines += &happened(&self.name, [&before, &self.app], at);
        }
        lines
    }
}

fn read(store: &Store, environment: Environment) -> App {
    open(store.text().to_owned(), Dates::default(), environment, View::Plan)
}
