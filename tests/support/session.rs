//! A terminal with the built program in it, and all that happens to terminals.

use std::fs;
use std::io::{Read, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

/// How long something that should happen at once is waited for, on however slow a machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// A terminal with the program in it.
pub struct Session {
    pub folder: TempDir,
    /// Where the program keeps its own data.
    pub home: TempDir,
    /// The terminal and its keyboard, until it closes.
    terminal: Option<(Box<dyn MasterPty + Send>, Box<dyn Write + Send>)>,
    listener: Option<JoinHandle<()>>,
    /// Whether the listener is to end with the next thing that it hears.
    closing: Arc<AtomicBool>,
    /// How the terminal was set before the program came.
    before: String,
    child: Box<dyn Child + Send + Sync>,
    /// Everything that the program sent so far.
    sent: Arc<Mutex<Vec<u8>>>,
}

impl Session {
    /// Opens a file that holds `text`, with these variables in the environment.
    pub fn open(text: &str, variables: &[(&str, &str)]) -> Self {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_roadmap"));
        command.args(["tui", "roadmap.md", "--on", "2026-02-04"]);
        command.env_clear();
        command.env("TERM", "xterm-256color");
        for (name, value) in variables {
            command.env(name, value);
        }
        Self::of(text, command)
    }

    /// Runs a command beside a file that holds `text`.
    pub fn of(text: &str, command: CommandBuilder) -> Self {
        Self::among(|folder| fs::write(folder.join("roadmap.md"), text).unwrap(), command)
    }

    /// Runs the program in a folder with something in it.
    pub fn with(prepare: impl FnOnce(&Path), arguments: &[&str]) -> Self {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_roadmap"));
        command.args(arguments);
        command.env_clear();
        command.env("TERM", "xterm-256color");
        Self::among(prepare, command)
    }

    fn among(prepare: impl FnOnce(&Path), mut command: CommandBuilder) -> Self {
        let (folder, home) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        prepare(folder.path());
        command.env("HOME", home.path());
        command.cwd(folder.path());
        let size = PtySize { rows: 24, cols: 80, ..PtySize::default() };
        let pair = native_pty_system().openpty(size).unwrap();
        let before = settings(pair.master.as_ref());
        let child = pair.slave.spawn_command(command).unwrap();
        // While we hold the other end, the terminal would not close when the program ends.
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sent, closing) = (Arc::new(Mutex::new(Vec::new())), Arc::new(AtomicBool::new(false)));
        let (heard, ends) = (Arc::clone(&sent), Arc::clone(&closing));
        let listener = std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            // The end of a pseudo-terminal is an error on Linux.
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                heard.lock().unwrap().extend_from_slice(&bytes[..count]);
                if ends.load(Ordering::SeqCst) {
                    break;
                }
            }
        });
        let keyboard = pair.master.take_writer().unwrap();
        let terminal = Some((pair.master, keyboard));
        Self { folder, home, terminal, listener: Some(listener), closing, before, child, sent }
    }

    fn master(&self) -> &dyn MasterPty {
        self.terminal.as_ref().expect("the terminal is open").0.as_ref()
    }

    /// What the terminal shows of all that was sent.
    pub fn terminal(&self) -> vt100::Parser {
        let size = self.master().get_size().unwrap();
        let mut terminal = vt100::Parser::new(size.rows.try_into().unwrap(), size.cols.try_into().unwrap(), 0);
        terminal.process(&self.sent.lock().unwrap());
        terminal
    }

    #[track_caller]
    pub fn wait(&self, what: &str, mut happened: impl FnMut() -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !happened() {
            assert!(Instant::now() < deadline, "in vain: {what}\n{}", self.terminal().screen().contents());
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    #[track_caller]
    pub fn shows(self, words: &str) -> Self {
        self.wait(words, || self.terminal().screen().contents().contains(words));
        self
    }

    #[track_caller]
    pub fn file(self, expected: &str) -> Self {
        let path = self.folder.path().join("roadmap.md");
        self.wait(expected, || fs::read_to_string(&path).is_ok_and(|text| text == expected));
        self
    }

    pub fn types(mut self, keys: &str) -> Self {
        let (_, keyboard) = self.terminal.as_mut().expect("the terminal is open");
        keyboard.write_all(keys.as_bytes()).unwrap();
        keyboard.flush().unwrap();
        self
    }

    /// Gives the terminal another size.
    pub fn resize(self, (rows, cols): (u16, u16)) -> Self {
        self.master().resize(PtySize { rows, cols, ..PtySize::default() }).unwrap();
        self
    }

    /// Closes the terminal, as when its window is closed.
    pub fn closes(mut self) -> Self {
        self.closing.store(true, Ordering::SeqCst);
        // What is drawn anew wakes the listener, which has the terminal open as well.
        self = self.resize((20, 70));
        self.listener.take().unwrap().join().unwrap();
        self.terminal = None;
        self
    }

    /// Waits for the end after the terminal has closed.
    #[track_caller]
    pub fn exits_with(mut self, code: u32) -> Self {
        assert_eq!(self.code(), code);
        self
    }

    /// Keeps the program from writing its file, until the answer is dropped. It must have written it before.
    pub fn lock_held(&self) -> fs::File {
        let locks = self.home.path().join(".local/share/roadmap/locks");
        let held = fs::File::open(fs::read_dir(locks).unwrap().next().unwrap().unwrap().path()).unwrap();
        held.lock().unwrap();
        held
    }

    /// Does something to the file behind the program's back.
    pub fn outside(self, act: impl FnOnce(&Path)) -> Self {
        act(&self.folder.path().join("roadmap.md"));
        self
    }

    /// It has sent this, in one piece.
    #[track_caller]
    pub fn sends(self, words: &str) -> Self {
        self.wait(words, || String::from_utf8_lossy(&self.sent.lock().unwrap()).contains(words));
        self
    }

    /// It has never shown these words on one line, up to now.
    #[track_caller]
    pub fn never_sent(self, words: &str) -> Self {
        let sent = String::from_utf8_lossy(&self.sent.lock().unwrap()).into_owned();
        assert!(!sent.contains(words), "{words:?} was shown");
        self
    }

    /// The process of the program.
    pub fn process(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    fn send(&self, signal: Signal) {
        let id = i32::try_from(self.child.process_id().unwrap()).unwrap();
        kill_process(Pid::from_raw(id).unwrap(), signal).unwrap();
    }

    /// Kills the program. Answers with all that it has sent, and with what the file holds.
    pub fn killed(mut self) -> (Vec<u8>, String) {
        self.send(Signal::KILL);
        self.child.wait().unwrap();
        self.listener.take().unwrap().join().unwrap();
        let sent = self.sent.lock().unwrap().clone();
        (sent, fs::read_to_string(self.folder.path().join("roadmap.md")).unwrap())
    }

    /// Sends the program a signal.
    pub fn signal(self, signal: Signal) -> Self {
        self.send(signal);
        self
    }

    /// Puts the program to sleep, holds that the terminal is as it was meanwhile, and wakes it up.
    #[track_caller]
    pub fn sleeps(self) -> Self {
        self.send(Signal::TSTP);
        self.wakes()
    }

    /// Wakes the program up after it was put to sleep.
    #[track_caller]
    pub fn wakes(self) -> Self {
        self.wait("the terminal given back", || self.is_given_back());
        // It may be just about to stop.
        let wakes = || {
            self.send(Signal::CONT);
            self.terminal().screen().alternate_screen()
        };
        self.wait("the screen taken again", wakes);
        self
    }

    /// Waits until another program has the terminal, as it was.
    #[track_caller]
    pub fn lends(self) -> Self {
        self.wait("the terminal lent", || self.is_given_back());
        self
    }

    /// Does something while the program stands still.
    pub fn frozen(self, act: impl FnOnce(Self) -> Self) -> Self {
        self.send(Signal::STOP);
        let session = act(self);
        session.send(Signal::CONT);
        session
    }

    fn is_given_back(&self) -> bool {
        let terminal = self.terminal();
        let screen = terminal.screen();
        let mouse = screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None;
        let is_left = !screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste() && mouse;
        is_left && settings(self.master()) == self.before
    }

    #[track_caller]
    fn code(&mut self) -> u32 {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.exit_code();
            }
            assert!(
                Instant::now() < deadline,
                "it does not end: {}",
                String::from_utf8_lossy(&self.sent.lock().unwrap())
            );
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Waits for the end, and holds that the terminal is as it was.
    #[track_caller]
    pub fn ends(mut self, code: u32) {
        assert_eq!(self.code(), code);
        self.wait("the terminal given back", || self.is_given_back());
    }
}

/// How a terminal is set: whether it echoes, waits for whole lines, and so on.
fn settings(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios())
}

impl Drop for Session {
    fn drop(&mut self) {
        // A test that failed must not leave the program behind.
        let _ = self.child.kill();
    }
}
