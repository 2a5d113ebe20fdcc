//! The reader's editor on the file: how it is told the line, and the terminal that is its own while it runs.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use rustix::process::{Pid, Signal, getpid, kill_process};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};

use super::events::{Event, Events};
use super::keyboard::terminal;
use super::saver::Order;
use super::{End, NAP, Session};
use crate::app::action::News;
use crate::store::watch::Sighting;
use crate::text::language::Say;
use crate::ui::words::NoEditor;

/// How long a signal may take that we send to ourselves.
const PATIENCE: Duration = Duration::from_secs(1);

/// How an editor is told which line to show.
enum Manner {
    /// `+12 FILE`
    Plus,
    /// `FILE:12`
    Colon,
    /// The same, and not to come back before the file is closed.
    ColonAndWait,
    /// `--goto FILE:12`, and the same.
    GotoAndWait,
    /// Not at all.
    No,
}

impl Manner {
    /// By the program's name, wherever it is.
    fn of(program: &str) -> Self {
        match Path::new(program).file_name().unwrap_or_default().to_string_lossy().as_ref() {
            "vi" | "vim" | "nvim" | "nano" | "emacs" | "emacsclient" | "micro" | "kak" => Self::Plus,
            "hx" | "helix" => Self::Colon,
            "subl" | "zed" => Self::ColonAndWait,
            "code" | "code-insiders" | "codium" => Self::GotoAndWait,
            _ => Self::No,
        }
    }
}

/// The program and the words behind it. A variable may hold more than the program's name, as it does for a shell.
fn command(editor: &str, file: &Path, line: usize) -> Option<(String, Vec<OsString>)> {
    let mut words = shell_words::split(editor).ok()?.into_iter();
    let program = words.next().filter(|program| !program.is_empty())?;
    let mut arguments: Vec<OsString> = words.map(OsString::from).collect();
    let waits = ["--wait", "-w"].map(OsString::from).iter().any(|word| arguments.contains(word));
    // A name that begins so would be taken for more than a name.
    let is_name = !matches!(file.as_os_str().as_encoded_bytes().first(), Some(b'-' | b'+'));
    let file = if is_name { file.to_owned() } else { Path::new(".").join(file) };
    let at_line = |file: PathBuf| {
        let mut place = OsString::from(file);
        place.push(format!(":{line}"));
        place
    };
    let manner = Manner::of(&program);
    if matches!(manner, Manner::ColonAndWait | Manner::GotoAndWait) && !waits {
        arguments.push("--wait".into());
    }
    match manner {
        Manner::Plus => arguments.extend([format!("+{line}").into(), file.into()]),
        Manner::Colon | Manner::ColonAndWait => arguments.push(at_line(file)),
        Manner::GotoAndWait => arguments.extend(["--goto".into(), at_line(file)]),
        Manner::No => arguments.push(file.into()),
    }
    Some((program, arguments))
}

/// What came of lending the terminal.
enum Lent {
    /// The editor was closed.
    Closed,
    /// It said that something went wrong, or could not be run.
    Failed(NoEditor),
    /// We are to end ourselves.
    End(i32),
}

impl Session {
    /// Lends the terminal to the reader's editor, then takes what it did to the file as any change from outside.
    pub(super) fn edit(&mut self, line: usize) -> io::Result<Option<End>> {
        if !self.settles() {
            return Ok(None);
        }
        let lent = match (self.environment.editor)() {
            None => Lent::Failed(NoEditor::None),
            Some(editor) => match command(&editor, &self.path, line) {
                None => Lent::Failed(NoEditor::Unclear(editor)),
                Some((program, arguments)) => {
                    let mut command = Command::new(&program);
                    command.args(arguments);
                    let (events, held) = (&self.events, &mut self.held);
                    let resting = events.rest();
                    let lent = self.terminal.lend(|| {
                        run(&mut command, events, |event| held.push_back(event))
                            .unwrap_or_else(|error| Lent::Failed(NoEditor::NotRun(program, error.say(self.language))))
                    });
                    drop(resting);
                    lent?
                }
            },
        };
        match lent {
            Lent::End(signal) => return Ok(Some(End::Signal(signal))),
            Lent::Failed(why) => self.hear(News::Failed(why.say(self.language))),
            Lent::Closed => {}
        }
        self.orders.ask(Order::Look(Sighting::Content));
        self.settle(self.environment.words().still_merging());
        self.hear(News::Edited);
        Ok(None)
    }
}

/// Runs the editor until it is closed. What it does not concern is put off.
fn run(command: &mut Command, events: &Events, mut put_off: impl FnMut(Event)) -> io::Result<Lent> {
    let child = command.stdin(Stdio::from(terminal()?)).spawn()?;
    let id = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
    events.wait_for(child)?;
    let ended = loop {
        match events.next(NAP) {
            Some(Event::Ended(ended)) => break ended?,
            // It asked all who share the terminal with it to stop, and the shell waits for us to do so.
            Some(Event::Signal(SIGTSTP)) => {
                let _ = signal_hook::low_level::emulate_default_handler(SIGTSTP);
            }
            Some(Event::Signal(number @ (SIGTERM | SIGHUP))) => {
                // Left behind, it and the shell would both read the keys.
                if let (Some(id), Some(signal)) = (id, Signal::from_named_raw(number)) {
                    let _ = kill_process(id, signal);
                }
                return Ok(Lent::End(number));
            }
            Some(Event::Closed) => return Ok(Lent::End(SIGHUP)),
            // The keys that interrupt are for the editor, and so are those that were typed before it was there.
            Some(Event::Signal(_) | Event::Terminal(_) | Event::DoubleClick(_)) | None => {}
            Some(event @ (Event::File(_) | Event::Answer(_))) => put_off(event),
        }
    };
    pass_interrupts(events, put_off);
    Ok(if ended.success() { Lent::Closed } else { Lent::Failed(NoEditor::Ended(ended.code())) })
}

/// What interrupted the editor came to us as well, and may be heard of after its end. One more signal is sent behind it,
/// and what comes before that is not meant for us.
fn pass_interrupts(events: &Events, mut put_off: impl FnMut(Event)) {
    if kill_process(getpid(), Signal::CONT).is_err() {
        return;
    }
    while let Some(event) = events.next(PATIENCE) {
        match event {
            Event::Signal(SIGCONT) => return,
            Event::Signal(SIGINT | SIGQUIT) => {}
            event => put_off(event),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_editor_is_told_the_line_as_it_wants_to_be() {
        let told = |editor: &str, file: &str| {
            let (program, arguments) = command(editor, Path::new(file), 12)?;
            let words: Vec<_> = arguments.iter().map(|word| word.to_string_lossy().into_owned()).collect();
            Some(format!("{program} {}", words.join(" ")))
        };
        for (editor, file, expected) in [
            ("vi", "a.md", "vi +12 a.md"),
            ("/usr/bin/nvim -p", "a.md", "/usr/bin/nvim -p +12 a.md"),
            ("emacsclient -t", "a.md", "emacsclient -t +12 a.md"),
            ("hx", "a b.md", "hx a b.md:12"),
            ("code", "a.md", "code --wait --goto a.md:12"),
            ("code -w", "a.md", "code -w --goto a.md:12"),
            ("subl", "a.md", "subl --wait a.md:12"),
            ("'/opt/My Editor/ed' \"-x y\"", "a.md", "/opt/My Editor/ed -x y a.md"),
            ("nano", "-rf.md", "nano +12 ./-rf.md"),
            ("nano", "+3.md", "nano +12 ./+3.md"),
            ("nano", "/a/-rf.md", "nano +12 /a/-rf.md"),
        ] {
            assert_eq!(told(editor, file).as_deref(), Some(expected));
        }
        for unclear in ["vi 'x", "", "  ", "''"] {
            assert_eq!(told(unclear, "a.md"), None, "{unclear:?}");
        }
    }
}
