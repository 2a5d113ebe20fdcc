//! A program on a pseudo-terminal, and when it sends what.
//!
//! A thread stamps what comes at the moment at which it is read. What it means is found out afterwards, so that the reckoning
//! is in no figure.

use std::fs;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::process::Command;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use memchr::memmem;
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use vt100::{Parser, Screen};

use super::Result;
use super::support::place::Place;

const COLUMNS: NonZeroU16 = NonZeroU16::new(120).expect("it is not 0");
const LINES: NonZeroU16 = NonZeroU16::new(40).expect("it is not 0");

/// How long a program is waited for before it is given up.
const PATIENCE: Duration = Duration::from_secs(120);

/// Nothing was sent for so long: nothing more comes of what was asked last.
const SILENCE: Duration = Duration::from_millis(50);

/// A frame's end, to which the terminal is told to wait with showing it.
const FRAME_ENDS: &[u8] = b"\x1b[?2026l";

/// What programs ask terminals, and what one with a dark background answers.
const ANSWERS: [(&[u8], &[u8]); 3] = [
    (b"\x1b]10;?", b"\x1b]10;rgb:dddd/dddd/dddd\x1b\\"),
    (b"\x1b]11;?", b"\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\"),
    (b"\x1b[c", b"\x1b[?62;22c"),
];

type Keyboard = Arc<Mutex<Box<dyn Write + Send>>>;

pub(crate) struct Terminal {
    // While it is there, the program's end of the terminal is open.
    _master: Box<dyn MasterPty + Send>,
    keyboard: Keyboard,
    reads: Receiver<(Instant, Vec<u8>)>,
    child: Box<dyn Child + Send + Sync>,
    shown: Parser,
    began: Instant,
}

impl Terminal {
    /// Starts a command.
    pub(crate) fn open(place: &Place, command: &Command) -> Result<Self> {
        let size = PtySize { rows: LINES.get(), cols: COLUMNS.get(), ..PtySize::default() };
        let pair = native_pty_system().openpty(size)?;
        let mut builder = CommandBuilder::new(command.get_program());
        builder.args(command.get_args());
        builder.env_clear();
        for (name, value) in place.environment()? {
            builder.env(name, value);
        }
        let keyboard: Keyboard = Arc::new(Mutex::new(pair.master.take_writer()?));
        let (reader, answers, (sender, reads)) = (pair.master.try_clone_reader()?, Arc::clone(&keyboard), channel());
        std::thread::spawn(move || listen(reader, &answers, &sender));
        let began = Instant::now();
        let child = pair.slave.spawn_command(builder)?;
        let shown = Parser::new(LINES, COLUMNS, 0);
        Ok(Self { _master: pair.master, keyboard, reads, child, shown, began })
    }

    /// How long after the start the screen shows what is looked for.
    pub(crate) fn until(&mut self, seen: impl Fn(&Screen) -> bool) -> Result<Duration> {
        let mut last = self.began;
        while !seen(self.shown.screen()) {
            let (read, bytes) = self.reads.recv_timeout(PATIENCE).map_err(|_| self.in_vain("what is looked for"))?;
            self.shown.process(&bytes);
            last = read;
        }
        Ok(last - self.began)
    }

    /// Waits until nothing more comes.
    pub(crate) fn rest(&mut self) {
        while let Ok((_, bytes)) = self.reads.recv_timeout(SILENCE) {
            self.shown.process(&bytes);
        }
    }

    /// How long it takes from a key to the last byte of the first frame that shows something else.
    pub(crate) fn press(&mut self, key: &str) -> Result<Duration> {
        self.rest();
        let before = self.shown.screen().contents_formatted();
        let mut sent = Vec::new();
        let at = Instant::now();
        type_in(&self.keyboard, key.as_bytes())?;
        loop {
            let answer = self.reads.recv_timeout(PATIENCE);
            let (read, bytes) = answer.map_err(|_| self.in_vain(&format!("an answer to {key:?}")))?;
            self.shown.process(&bytes);
            sent.extend(bytes);
            if memmem::find(&sent, FRAME_ENDS).is_some() {
                if self.shown.screen().contents_formatted() != before {
                    return Ok(read - at);
                }
                sent.clear();
            }
        }
    }

    /// Presses keys one after the other.
    pub(crate) fn prepare(&mut self, keys: &[&str]) -> Result<()> {
        keys.iter().try_for_each(|key| self.press(key).map(drop))
    }

    /// The most memory that the program has had, in bytes, where the system tells.
    pub(crate) fn memory(&self) -> Option<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.process_id()?)).ok()?;
        Some(field(&status, "VmHWM:")? * 1024)
    }

    /// How often its threads have woken up from waiting, where the system tells.
    pub(crate) fn wakes(&self) -> Option<u64> {
        let threads = fs::read_dir(format!("/proc/{}/task", self.child.process_id()?)).ok()?;
        let of = |thread: fs::DirEntry| {
            let status = fs::read_to_string(thread.path().join("status")).ok()?;
            field(&status, "voluntary_ctxt_switches:")
        };
        threads.map(|thread| of(thread.ok()?)).sum()
    }

    /// Leaves the program, and waits for its end.
    pub(crate) fn leave(mut self) -> Result<()> {
        type_in(&self.keyboard, b"q")?;
        // What it still has to say, until it closes its end.
        while self.reads.recv_timeout(PATIENCE).is_ok() {}
        let status = self.child.wait()?;
        if status.success() { Ok(()) } else { Err(format!("a program on the screen ended with {status}").into()) }
    }

    fn in_vain(&self, what: &str) -> Box<dyn std::error::Error> {
        format!("{what} was waited for in vain:\n{}", self.shown.screen().contents()).into()
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // Where it was left it has ended already.
        let _ = self.child.kill();
    }
}

/// The number behind a name in one of the system's tables.
fn field(table: &str, name: &str) -> Option<u64> {
    let line = table.lines().find_map(|line| line.strip_prefix(name))?;
    line.split_whitespace().next()?.parse().ok()
}

fn type_in(keyboard: &Keyboard, keys: &[u8]) -> std::io::Result<()> {
    let mut keyboard = keyboard.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    keyboard.write_all(keys)?;
    keyboard.flush()
}

/// Stamps what comes and passes it on, until the terminal closes. Questions are answered at once, as terminals do.
fn listen(mut reader: Box<dyn Read + Send>, keyboard: &Keyboard, sender: &Sender<(Instant, Vec<u8>)>) {
    let mut bytes = [0; 1 << 14];
    while let Ok(count @ 1..) = reader.read(&mut bytes) {
        let read = Instant::now();
        for (_, answer) in ANSWERS.iter().filter(|(question, _)| memmem::find(&bytes[..count], question).is_some()) {
            // A program that has ended meanwhile wants no answer.
            let _ = type_in(keyboard, answer);
        }
        if sender.send((read, bytes[..count].to_vec())).is_err() {
            break;
        }
    }
}
