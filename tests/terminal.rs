//! The built program on a real terminal: what it shows, what it writes, and how it leaves.

#![cfg(unix)]
#![allow(clippy::unwrap_used)]

use std::fs;
use std::io::{Read, Write};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use tempfile::TempDir;

/// How long something that should happen at once is waited for, on however slow a machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// A terminal with the program in it.
struct Session {
    folder: TempDir,
    /// Where the program keeps its own data.
    home: TempDir,
    master: Box<dyn MasterPty + Send>,
    keyboard: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    /// Everything that the program sent so far.
    sent: Arc<Mutex<Vec<u8>>>,
}

impl Session {
    fn open(text: &str, variables: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("roadmap.md"), text).unwrap();
        let size = PtySize { rows: 24, cols: 80, ..PtySize::default() };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_roadmap"));
        let home = tempfile::tempdir().unwrap();
        command.env_clear();
        command.env("HOME", home.path());
        command.env("TERM", "xterm-256color");
        for (name, value) in variables {
            command.env(name, value);
        }
        command.cwd(folder.path());
        command.args(["tui", "roadmap.md", "--on", "2026-02-04"]);
        let child = pair.slave.spawn_command(command).unwrap();
        // While we hold the other end, the terminal would not close when the program ends.
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let sent = Arc::new(Mutex::new(Vec::new()));
        let heard = Arc::clone(&sent);
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            // The end of a pseudo-terminal is an error on Linux.
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                heard.lock().unwrap().extend_from_slice(&bytes[..count]);
            }
        });
        let keyboard = pair.master.take_writer().unwrap();
        Self { folder, home, master: pair.master, keyboard, child, sent }
    }

    /// What the terminal shows of all that was sent.
    fn terminal(&self) -> vt100::Parser {
        let size = self.master.get_size().unwrap();
        let mut terminal = vt100::Parser::new(size.rows.try_into().unwrap(), size.cols.try_into().unwrap(), 0);
        terminal.process(&self.sent.lock().unwrap());
        terminal
    }

    #[track_caller]
    fn wait(&self, what: &str, mut happened: impl FnMut() -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !happened() {
            assert!(Instant::now() < deadline, "in vain: {what}\n{}", self.terminal().screen().contents());
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    #[track_caller]
    fn shows(self, words: &str) -> Self {
        self.wait(words, || self.terminal().screen().contents().contains(words));
        self
    }

    #[track_caller]
    fn file(self, expected: &str) -> Self {
        let path = self.folder.path().join("roadmap.md");
        self.wait(expected, || fs::read_to_string(&path).is_ok_and(|text| text == expected));
        self
    }

    fn types(mut self, keys: &str) -> Self {
        self.keyboard.write_all(keys.as_bytes()).unwrap();
        self.keyboard.flush().unwrap();
        self
    }

    /// Does something to the file behind the program's back.
    fn outside(self, act: impl FnOnce(&Path)) -> Self {
        act(&self.folder.path().join("roadmap.md"));
        self
    }

    /// It has never shown these words on one line, up to now.
    #[track_caller]
    fn never_sent(self, words: &str) -> Self {
        let sent = String::from_utf8_lossy(&self.sent.lock().unwrap()).into_owned();
        assert!(!sent.contains(words), "{words:?} was shown");
        self
    }

    fn signal(self, signal: rustix::process::Signal) -> Self {
        let id = i32::try_from(self.child.process_id().unwrap()).unwrap();
        rustix::process::kill_process(rustix::process::Pid::from_raw(id).unwrap(), signal).unwrap();
        self
    }

    /// Waits for the end, and holds that the terminal is as it was.
    #[track_caller]
    fn ends(mut self, code: u32) {
        let mut status: Option<ExitStatus> = None;
        let deadline = Instant::now() + PATIENCE;
        while status.is_none() {
            status = self.child.try_wait().unwrap();
            assert!(Instant::now() < deadline, "it does not end\n{}", self.terminal().screen().contents());
            std::thread::sleep(Duration::from_millis(10));
        }
        assert_eq!(status.unwrap().exit_code(), code);
        let restored = || {
            let terminal = self.terminal();
            let screen = terminal.screen();
            let mouse = screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None;
            !screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste() && mouse
        };
        self.wait("the terminal given back", restored);
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // A test that failed must not leave the program behind.
        let _ = self.child.kill();
    }
}

const TEXT: &str = "# 路线图\n\n- [ ] 精通 Python\n- [ ] Types\n";

#[test]
fn a_tick_on_the_screen_is_a_tick_in_the_file() {
    let session = Session::open(TEXT, &[]).shows("[ ] 精通 Python").shows("0/2");
    assert!(session.terminal().screen().alternate_screen());
    let session = session.types("j ").shows("[x] 精通 Python").shows("saved").file(&TEXT.replacen("[ ]", "[x]", 1));
    session.types("u").shows("[ ] 精通 Python").file(TEXT).types("q").ends(0);
}

#[test]
fn arrows_enter_and_control_keys_reach_the_program() {
    let session =
        Session::open(TEXT, &[]).shows("Types").types("\x1b[B\x1b[B\x1b[A").types("x").shows("[x] 精通 Python");
    let session = session.types("?").shows("take the last change back").types("\x1b").shows("Types");
    let session = session.types("/Types\r").shows("Types").types(" ").file(&TEXT.replace("[ ]", "[x]"));
    session.types("\x03").ends(0);
}

#[test]
fn a_paste_is_no_row_of_keys() {
    let session = Session::open(TEXT, &[]).shows("Types").types("j\x1b[200~xxqXu\x1b[201~");
    session.types("?").shows("take the last change back").types("q").shows("Types").file(TEXT).types("q").ends(0);
}

#[test]
fn a_click_on_a_box_ticks_it() {
    let session = Session::open(TEXT, &[]).shows("[ ] Types");
    let contents = session.terminal().screen().contents();
    let row = contents.lines().position(|line| line.contains("] Types")).unwrap() + 1;
    let column = contents.lines().nth(row - 1).unwrap().find('[').unwrap() + 2;
    let session = session.types(&format!("\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m")).shows("[x] Types");
    session.file(&TEXT.replace("[ ] Types", "[x] Types")).types("q").ends(0);
}

#[test]
fn a_new_size_is_drawn_at_once() {
    let session = Session::open(TEXT, &[]).shows("quit");
    session.master.resize(PtySize { rows: 12, cols: 40, ..PtySize::default() }).unwrap();
    let is_narrow = || {
        let contents = session.terminal().screen().contents();
        let lines: Vec<&str> = contents.lines().collect();
        lines
            .first()
            .is_some_and(|line| line.len() < 60 && line.starts_with("路线图") && line.ends_with("Wed 4 Feb 2026"))
            && lines.last().is_some_and(|line| line.contains("open"))
    };
    session.wait("a narrow screen", is_narrow);
    session.types("j ").shows("[x] 精通 Python").types("q").ends(0);
}

#[test]
fn a_signal_gives_the_terminal_back() {
    use rustix::process::Signal;
    for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130)] {
        let session = Session::open(TEXT, &[]).shows("Types").types("j ").shows("saved");
        session.file(&TEXT.replacen("[ ]", "[x]", 1)).signal(signal).ends(code);
    }
}

#[test]
fn without_colours_the_selected_row_is_still_marked() {
    let session = Session::open(TEXT, &[("NO_COLOR", "1")]).shows("Types").types("j").shows("Types");
    let marked = |session: &Session| {
        let terminal = session.terminal();
        let screen = terminal.screen();
        let cells = (0..24).flat_map(|row| (0..80).filter_map(move |column| screen.cell(row, column)));
        let (mut reversed, mut coloured) = (false, false);
        for cell in cells {
            reversed |= cell.inverse();
            coloured |= cell.fgcolor() != vt100::Color::Default || cell.bgcolor() != vt100::Color::Default;
        }
        reversed && !coloured
    };
    session.wait("a marked row without colour", || marked(&session));
    session.types("q").ends(0);
}

#[test]
fn a_terminal_that_cannot_draw_is_told_what_to_do() {
    let session = Session::open(TEXT, &[("TERM", "dumb")]).shows("this needs a terminal that can draw");
    session.file(TEXT).ends(2);
}

/// What is said of a file that is gone, as much of it as comes in one piece.
const GONE: &str = "the file is gone; what you see is what it held";

#[test]
fn what_others_do_to_the_file_is_seen_at_once() {
    let [one, two, three] = ["# A\n\n- [ ] one\n", "# A\n\n- [ ] two\n", "# A\n\n- [ ] two\n- [ ] three\n"];
    let session =
        Session::open(TEXT, &[]).shows("Types").outside(|path| fs::write(path, one).unwrap()).shows("[ ] one");
    let session = session.outside(|path| {
        fs::write(path.with_extension("new"), two).unwrap();
        fs::rename(path.with_extension("new"), path).unwrap();
    });
    let session = session.shows("[ ] two").outside(|path| {
        fs::OpenOptions::new().append(true).open(path).unwrap().write_all(b"- [ ] three\n").unwrap();
    });
    session.shows("[ ] three").types("j ").file(&three.replace("[ ] two", "[x] two")).types("q").ends(0);
}

#[test]
fn a_file_missing_for_a_moment_is_not_worth_a_word_and_takes_no_key() {
    let session = Session::open(TEXT, &[]).shows("Types").types("j ").shows("[x] 精通 Python");
    let session = session.outside(|path| fs::rename(path, path.with_extension("away")).unwrap()).types("j");
    std::thread::sleep(Duration::from_millis(700));
    let session = session.types("?").shows("take the last change back");
    let session = session.types("\x1b").shows("▾ 路线图");
    let session = session.outside(|path| fs::rename(path.with_extension("away"), path).unwrap()).types(" ");
    let session = session.file(&TEXT.replace("[ ]", "[x]")).types("uu").file(TEXT).never_sent(GONE);
    session.types("q").ends(0);
}

#[test]
fn a_file_that_is_truncated_and_refilled_keeps_its_undo() {
    let ticked = TEXT.replacen("[ ]", "[x]", 1);
    let session = Session::open(TEXT, &[]).shows("Types").types("j ").shows("saved").outside(|path| {
        fs::write(path, "").unwrap();
        std::thread::sleep(Duration::from_millis(150));
        fs::write(path, &ticked).unwrap();
    });
    std::thread::sleep(Duration::from_millis(500));
    session.never_sent("no headings").types("u").file(TEXT).types("q").ends(0);
}

#[test]
fn a_file_that_is_deleted_is_said_to_be_gone_until_it_is_back() {
    let session = Session::open(TEXT, &[]).shows("Types").types("j").outside(|path| fs::remove_file(path).unwrap());
    let session = session.shows(GONE).types("j").shows("gone").types(" ").shows(GONE).shows("[ ] Types");
    assert!(!session.folder.path().join("roadmap.md").exists());
    let session = session.outside(|path| fs::write(path, TEXT).unwrap()).shows("the file is there again");
    session.types(" ").file(&TEXT.replace("[ ] Types", "[x] Types")).types("q").ends(0);
}

#[test]
fn opening_keeps_what_the_file_held() {
    let session = Session::open(TEXT, &[]).shows("Types");
    let backups = session.home.path().join(".local/share/roadmap/backups");
    let kept = || {
        let folder = fs::read_dir(&backups).ok()?.next()?.ok()?.path();
        let copies: Vec<_> =
            fs::read_dir(folder).ok()?.map(|entry| fs::read_to_string(entry.unwrap().path())).collect();
        Some(copies.len() == 1 && copies[0].as_ref().is_ok_and(|text| text == TEXT))
    };
    session.wait("a backup", || kept() == Some(true));
    session.types("q").ends(0);
}
