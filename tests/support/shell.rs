//! The built program in a shell that has nothing else: no terminal, no environment, a folder of its own.

use std::ffi::OsString;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;

/// A roadmap with a checklist and a plan, for the program to answer about.
pub const ROADMAP: &str = "+++
title = \"路线图\"
start = 2026-02-01
+++

# Skills

- [ ] **Core**
  - [x] Decorators 装饰器
  - [ ] Types
- [-] Old

## Network

- [ ] HTTP / HTTPS
- [ ] Types

# Plan

## Phase 1: Basics

**Goal:** know it all.

- **Day 1: Objects**
- Day 2-3: Loops

## Phase 2: More

- [x] Day 1: Nets
";

/// How long something that should end at once is waited for, on however slow a machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// Reads all that comes from a pipe.
fn all_of(mut pipe: impl Read + Send + 'static) -> JoinHandle<Vec<u8>> {
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        pipe.read_to_end(&mut bytes).unwrap();
        bytes
    })
}

/// A folder with `roadmap.md` in it, and what the program last said there.
pub struct Shell {
    folder: TempDir,
    /// Where the program keeps its own data: never in the home of whoever runs the tests.
    home: TempDir,
    variables: Vec<(&'static str, &'static str)>,
    said: Option<Output>,
}

impl Shell {
    /// A folder whose `roadmap.md` holds `text`.
    pub fn new(text: &str) -> Self {
        Self::of_bytes(text.as_bytes())
    }

    /// The same for a file that may hold no text.
    pub fn of_bytes(bytes: &[u8]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("roadmap.md"), bytes).unwrap();
        let home = tempfile::tempdir().unwrap();
        Self { folder, home, variables: vec![("TERM", "xterm-256color"), ("TZ", "UTC")], said: None }
    }

    /// Sets a variable of the environment.
    pub fn with(mut self, name: &'static str, value: &'static str) -> Self {
        self.variables.push((name, value));
        self
    }

    /// The path of something in the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The home of the reader.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// Does something in the folder.
    pub fn outside(self, act: impl FnOnce(&Path)) -> Self {
        act(self.folder.path());
        self
    }

    /// The program, ready to be run in the folder.
    pub fn command(&self) -> Command {
        self.surrounded(Command::new(env!("CARGO_BIN_EXE_roadmap")))
    }

    /// The same, started by another program, whose own arguments come first.
    pub fn started_by(&self, program: &str, args: &[&str]) -> Command {
        let mut command = Command::new(program);
        command.args(args).arg(env!("CARGO_BIN_EXE_roadmap"));
        self.surrounded(command)
    }

    /// The same, started by a shell that first sets a limit: `ulimit -v 100000`.
    pub fn limited(&self, limit: &str) -> Command {
        self.started_by("sh", &["-c", &format!("{limit} && exec \"$0\" \"$@\"")])
    }

    /// A command in the folder, with nothing around it but what was set.
    pub fn surrounded(&self, mut command: Command) -> Command {
        command.current_dir(self.folder.path()).env_clear().env("HOME", self.home.path());
        command.envs(self.variables.iter().copied()).stdin(Stdio::null());
        command
    }

    /// Runs the program.
    pub fn args<'a>(self, args: impl IntoIterator<Item = &'a str>) -> Self {
        let mut command = self.command();
        command.args(args);
        self.runs(command)
    }

    /// Runs a command, which must come to an end.
    #[track_caller]
    pub fn runs(mut self, mut command: Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let (out, err) = (all_of(child.stdout.take().unwrap()), all_of(child.stderr.take().unwrap()));
        let deadline = Instant::now() + PATIENCE;
        let status = loop {
            if let Some(status) = child.try_wait().unwrap() {
                break status;
            }
            if Instant::now() > deadline {
                child.kill().unwrap();
                panic!("it does not come to an end: {command:?}");
            }
            std::thread::sleep(Duration::from_millis(1));
        };
        self.said = Some(Output { status, stdout: out.join().unwrap(), stderr: err.join().unwrap() });
        self
    }

    /// The names of what is in the folder.
    pub fn names(&self) -> Vec<OsString> {
        let mut names: Vec<_> =
            fs::read_dir(self.folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    }

    fn said(&self) -> &Output {
        self.said.as_ref().expect("the program was run")
    }

    /// What it wrote to standard output.
    pub fn out(&self) -> String {
        String::from_utf8(self.said().stdout.clone()).unwrap()
    }

    /// What it wrote to standard error.
    pub fn err(&self) -> String {
        String::from_utf8(self.said().stderr.clone()).unwrap()
    }

    /// It ended with this code.
    #[track_caller]
    pub fn exit(self, code: i32) -> Self {
        assert_eq!(self.said().status.code(), Some(code), "another exit code{}", self.heard());
        self
    }

    /// It ended by itself, with one of the codes that it has, and no panic.
    #[track_caller]
    pub fn exits(&self) -> i32 {
        let code = self.said().status.code().unwrap_or(-1);
        assert!((0..=3).contains(&code) && !self.err().contains("panicked"), "exit code {code}{}", self.heard());
        code
    }

    /// It wrote exactly this to standard output, and nothing to standard error.
    #[track_caller]
    pub fn stdout(self, expected: &str) -> Self {
        assert_eq!(self.out(), expected, "something else on standard output{}", self.heard());
        assert_eq!(self.err(), "", "something on standard error");
        self
    }

    /// It wrote these words to standard output.
    #[track_caller]
    pub fn stdout_has(self, words: &str) -> Self {
        assert!(self.out().contains(words), "standard output lacks {words:?}{}", self.heard());
        self
    }

    /// It wrote exactly this to standard error, and nothing to standard output.
    #[track_caller]
    pub fn stderr(self, expected: &str) -> Self {
        assert_eq!(self.err(), expected, "something else on standard error{}", self.heard());
        assert_eq!(self.out(), "", "something on standard output");
        self
    }

    /// It wrote these words to standard error.
    #[track_caller]
    pub fn stderr_has(self, words: &str) -> Self {
        assert!(self.err().contains(words), "standard error lacks {words:?}{}", self.heard());
        self
    }

    /// What it wrote to standard output, as JSON.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out()).unwrap_or_else(|error| panic!("no JSON: {error}{}", self.heard()))
    }

    /// The file is, byte for byte, this.
    #[track_caller]
    pub fn file(self, expected: &str) -> Self {
        let found = String::from_utf8_lossy(&fs::read(self.path("roadmap.md")).unwrap()).into_owned();
        assert_eq!(found, expected, "another file{}", self.heard());
        self
    }

    /// All that it wrote.
    pub fn heard(&self) -> String {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        format!("\n--- out\n{}\n--- err\n{}", text(&self.said().stdout), text(&self.said().stderr))
    }
}
