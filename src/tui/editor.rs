//! The reader's editor on the file: how it is told the line, and the terminal that is its own while it runs.

use std::ffi::OsString;
use std::io;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use super::events::{Event, Events};
use super::saver::Order;
use super::system::{Input, SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, pass_on, signal_ourselves, stop};
use super::{End, NAP, Session};
use crate::app::action::News;
use crate::cli::system::{Manner, start, words};
use crate::store::watch::Sighting;
use crate::text::language::Say;
use crate::ui::words::NoEditor;

/// How long a signal may take that we send to ourselves.
const PATIENCE: Duration = Duration::from_secs(1);

/// How an editor is told which line to show.
#[derive(Clone, Copy)]
enum Line {
    /// `+12 FILE`
    Plus,
    /// `FILE:12`
    Colon,
    /// `--goto FILE:12`
    Goto,
    /// Not at all.
    No,
}

impl Line {
    /// By the program's family, and with the words of which one keeps it from coming back before the file is closed.
    fn of(program: &str) -> (Self, &'static [&'static str]) {
        let name = Path::new(program).file_name().unwrap_or_default().to_string_lossy();
        // `vim.tiny`, `emacs-nox` and `subl3` are of one kind with their kin.
        let name = name.to_ascii_lowercase();
        match name.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default() {
            "vi" | "vim" | "nvi" | "nvim" | "view" | "nano" | "pico" | "emacs" | "emacsclient" | "micro" | "kak"
            | "joe" | "mg" => (Self::Plus, &[]),
            "gvim" | "mvim" => (Self::Plus, &["-f", "--nofork"]),
            "hx" | "helix" => (Self::Colon, &[]),
            "subl" | "sublime" | "zed" | "zeditor" => (Self::Colon, &["--wait", "-w"]),
            "code" | "codium" | "vscodium" => (Self::Goto, &["--wait", "-w"]),
            _ => (Self::No, &[]),
        }
    }

    /// The words behind the command.
    fn words(self, file: &Path, line: usize) -> Vec<OsString> {
        // A name that begins so would be taken for more than a name.
        let is_name = !matches!(file.as_os_str().as_encoded_bytes().first(), Some(b'-' | b'+'));
        let file = if is_name { file.to_owned() } else { Path::new(".").join(file) };
        let mut place = file.clone().into_os_string();
        place.push(format!(":{line}"));
        match self {
            Self::Plus => vec![format!("+{line}").into(), file.into()],
            Self::Colon => vec![place],
            Self::Goto => vec!["--goto".into(), place],
            Self::No => vec![file.into()],
        }
    }
}

/// What only a shell understands, wherever it stands in a command.
const SHELL: &[char] = &['|', '&', ';', '<', '>', '(', ')', '$', '`', '*', '?', '[', '~', '='];

/// The program to run and the words behind it. A variable may hold more than the program's name: as git does, we leave it to
/// a shell where it says what only a shell understands, and give that the rest as words of its own.
fn command(editor: &str, manner: Manner, (file, line): (&Path, usize)) -> Option<(String, Vec<OsString>)> {
    let editor = without_comment(editor, manner)?;
    let mut words = words(editor, manner)?;
    let at = words.iter().position(|word| !is_setting(word))?;
    let (says, stays) = Line::of(&words[at]);
    let stays = stays.first().filter(|_| !words[at..].iter().any(|word| stays.contains(&word.as_str())));
    let told = stays.map(OsString::from).into_iter().chain(says.words(file, line));
    if manner == Manner::Shell && editor.contains(SHELL) {
        let shell = ["-c".to_owned(), format!("{editor} \"$@\""), words.swap_remove(at)];
        return Some(("sh".to_owned(), shell.into_iter().map(OsString::from).chain(told).collect()));
    }
    let program = words.remove(0);
    let is_named = !program.is_empty();
    is_named.then(|| (program, words.into_iter().map(OsString::from).chain(told).collect()))
}

/// A command without the comment behind it, which would hide from a shell what we put there. Nothing where it is no command.
fn without_comment(command: &str, manner: Manner) -> Option<&str> {
    let said = words(command, manner)?;
    if manner == Manner::Windows {
        return Some(command.trim());
    }
    let before = command.match_indices('#').map(|(at, _)| &command[..at]);
    let is_all = |before: &&str| words(before, manner).is_some_and(|words| words == said);
    Some(before.into_iter().find(is_all).unwrap_or(command).trim())
}

/// Whether a word before a program's name sets a variable for it.
fn is_setting(word: &str) -> bool {
    let is_name = |name: &str| name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    word.split_once('=').is_some_and(|(name, _)| is_name(name) && !name.is_empty())
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
            Some(editor) => match command(&editor, Manner::HERE, (&self.path, line)) {
                None => Lent::Failed(NoEditor::Unclear(editor)),
                Some((program, arguments)) => {
                    let (events, held, stopwatch) = (&self.events, &mut self.held, &mut self.stopwatch);
                    let now = self.environment.now;
                    // Who writes notes studies as well.
                    let mut look = || stopwatch.iter_mut().for_each(|stopwatch| stopwatch.look(now()));
                    let resting = events.rest();
                    let lent = self.terminal.lend(|| {
                        run((&program, &arguments), events, &mut look, |event| held.push_back(event))
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
fn run(
    (program, arguments): (&str, &[OsString]),
    events: &Events,
    look: &mut impl FnMut(),
    mut put_off: impl FnMut(Event),
) -> io::Result<Lent> {
    let child = start(program, |command| {
        command.args(arguments).stdin(Stdio::from(Input::open()?));
        Ok(())
    })?;
    let id = child.id();
    events.wait_for(child)?;
    let ended = loop {
        look();
        match events.next(NAP) {
            Some(Event::Ended(ended)) => break ended?,
            // It asked all who share the terminal with it to stop, and the shell waits for us to do so.
            Some(Event::Signal(SIGTSTP)) => stop(),
            Some(Event::Signal(number @ (SIGTERM | SIGHUP))) => {
                // Left behind, it and the shell would both read the keys.
                pass_on(number, id);
                return Ok(Lent::End(number));
            }
            Some(Event::Closed) => return Ok(Lent::End(SIGHUP)),
            // The keys that interrupt are for the editor, and so are those that were typed before it was there.
            Some(Event::Signal(_) | Event::Terminal(_) | Event::DoubleClick(_)) | None => {}
            Some(event @ (Event::File(_) | Event::Answer(_) | Event::Library(_))) => put_off(event),
        }
    };
    pass_interrupts(events, put_off);
    Ok(if ended.success() { Lent::Closed } else { Lent::Failed(NoEditor::Ended(ended.code())) })
}

/// What interrupted the editor came to us as well, and may be heard of after its end. One more signal is sent behind it,
/// and what comes before that is not meant for us.
fn pass_interrupts(events: &Events, mut put_off: impl FnMut(Event)) {
    if !signal_ourselves() {
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
            let (program, arguments) = command(editor, Manner::Shell, (Path::new(file), 12))?;
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
            ("vim.tiny", "a.md", "vim.tiny +12 a.md"),
            ("emacs-nox -Q", "a.md", "emacs-nox -Q +12 a.md"),
            ("gvim", "a.md", "gvim -f +12 a.md"),
            ("gvim --nofork", "a.md", "gvim --nofork +12 a.md"),
            ("vim # don't", "a.md", "vim +12 a.md"),
            ("vim a#b '# c' #d #e", "a.md", "vim a#b # c +12 a.md"),
            ("~/bin/vim -n # mine", "a.md", "sh -c ~/bin/vim -n \"$@\" ~/bin/vim +12 a.md"),
            ("A=1 B=' ' code", "a.md", "sh -c A=1 B=' ' code \"$@\" code --wait --goto a.md:12"),
            ("${MINE:-vi}", "$(x).md", "sh -c ${MINE:-vi} \"$@\" ${MINE:-vi} $(x).md"),
        ] {
            assert_eq!(told(editor, file).as_deref(), Some(expected));
        }
        for unclear in ["vi 'x", "", "  ", "''", "# vi", "A=1"] {
            assert_eq!(told(unclear, "a.md"), None, "{unclear:?}");
        }
    }

    #[test]
    fn on_windows_an_editor_is_named_as_paths_are_there() {
        for (editor, expected) in [
            (r"C:\Windows\notepad.exe", vec![r"C:\Windows\notepad.exe", r"D:\a.md"]),
            (
                r#""C:\Program Files (x86)\x\ed.exe" -n #1"#,
                vec![r"C:\Program Files (x86)\x\ed.exe", "-n", "#1", r"D:\a.md"],
            ),
            ("code", vec!["code", "--wait", "--goto", r"D:\a.md:12"]),
        ] {
            let (program, arguments) = command(editor, Manner::Windows, (Path::new(r"D:\a.md"), 12)).unwrap();
            let words = arguments.into_iter().map(|word| word.into_string().unwrap());
            assert_eq!(std::iter::once(program).chain(words).collect::<Vec<_>>(), expected);
        }
    }
}
