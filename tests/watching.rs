//! `roadmap watch`: whatever happens to a roadmap comes as a line of JSON, and it ends with whoever reads them.

#![cfg(unix)]
#![allow(clippy::unwrap_used)]

mod support;

use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use jsonschema::Validator;
use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;
use support::{ROADMAP as TEXT, Shell};

/// How long something is waited for that should come at once, on however slow a machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// The program while it watches.
struct Watching {
    shell: Shell,
    child: Child,
    lines: Receiver<String>,
    schema: Validator,
}

impl Watching {
    fn new(text: &str, args: &[&str]) -> Self {
        let shell = Shell::new(text);
        let mut command = shell.command();
        command.arg("watch").args(args).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let out = BufReader::new(child.stdout.take().unwrap());
        let (sender, lines) = channel();
        std::thread::spawn(move || {
            out.lines().map_while(Result::ok).take_while(|line| sender.send(line.clone()).is_ok()).for_each(drop)
        });
        let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/schema/watch.json");
        let schema = serde_json::from_str(&fs::read_to_string(schema).unwrap()).unwrap();
        let schema = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
        Self { shell, child, lines, schema }
    }

    #[track_caller]
    fn next(&self) -> Value {
        let line = self.lines.recv_timeout(PATIENCE).expect("no line comes");
        let value = serde_json::from_str(&line).unwrap();
        let errors: Vec<String> = self.schema.iter_errors(&value).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{line}: {errors:?}");
        value
    }

    /// The next lines say this, each by its event and its item's title.
    #[track_caller]
    fn says(&self, expected: &[[&str; 2]]) {
        for [event, title] in expected {
            let line = self.next();
            let said = [line["event"].as_str().unwrap(), line["item"]["title"].as_str().unwrap_or_default()];
            assert_eq!(said, [*event, *title], "{line}");
        }
    }

    fn write(&self, text: &str) {
        // Replaced, so that nobody sees it half written.
        fs::write(self.shell.path("new.md"), text).unwrap();
        fs::rename(self.shell.path("new.md"), self.shell.path("roadmap.md")).unwrap();
    }

    #[track_caller]
    fn ends(&mut self) -> ExitStatus {
        let deadline = Instant::now() + PATIENCE;
        loop {
            match self.child.try_wait().unwrap() {
                Some(status) => return status,
                None => assert!(Instant::now() < deadline, "it does not come to an end"),
            }
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    fn signal(&self, signal: Signal) {
        kill_process(Pid::from_child(&self.child), signal).unwrap();
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn every_change_is_a_line_that_says_what_it_was() {
    let watching = Watching::new(TEXT, &["roadmap.md"]);
    let first = watching.next();
    assert_eq!((&first["event"], &first["file"]), (&"watching".into(), &"roadmap.md".into()));
    let ticked = TEXT.replace("- [ ] HTTP", "- [x] HTTP");
    watching.write(&ticked);
    let line = watching.next();
    assert_eq!((&line["event"], &line["item"]["line"]), (&"ticked".into(), &15.into()));
    assert_eq!(line["item"]["path"], serde_json::json!(["Skills", "Network"]));
    let done = ticked.replace("- **Day 1: Objects**", "- [x] **Day 1: Objects**");
    watching.write(&done);
    watching.says(&[["ticked", "Day 1: Objects"], ["day_done", "Day 1: Objects"]]);
    let doing = done.replace("[ ] **Core", "[/] **Core");
    watching.write(&doing);
    watching.says(&[["marked", "Core"]]);
    let undone = doing.replace("[x] HTTP", "[ ] HTTP");
    watching.write(&undone);
    watching.says(&[["unticked", "HTTP / HTTPS"]]);
    let added = undone.replace("- [ ] HTTP / HTTPS\n", "- [ ] HTTP / HTTPS\n- [ ] Sockets\n");
    watching.write(&added);
    watching.says(&[["added", "Sockets"]]);
    let renamed = added.replace("- [ ] HTTP / HTTPS\n", "- [ ] HTTP / HTTPS / QUIC\n");
    watching.write(&renamed);
    let line = watching.next();
    assert_eq!((&line["event"], &line["was"]), (&"renamed".into(), &"HTTP / HTTPS".into()));
    let moved = renamed.replace("- [ ] Sockets\n", "").replace("- [-] Old\n", "- [-] Old\n- [ ] Sockets\n");
    watching.write(&moved);
    watching.says(&[["moved", "Sockets"]]);
    watching.write(&moved.replace("- [ ] Sockets\n", ""));
    watching.says(&[["removed", "Sockets"]]);
    watching.write(&moved.replace("- [ ] Sockets\n", "").replace("know it all", "know a lot"));
    watching.says(&[["changed", ""]]);
}

#[test]
fn what_is_ticked_by_the_program_is_seen_and_files_are_told_apart() {
    let watching = Watching::new(TEXT, &["roadmap.md", "roadmap.md"]);
    watching.says(&[["watching", ""], ["watching", ""]]);
    let mut command = watching.shell.command();
    assert!(command.args(["tick", "roadmap.md", "HTTP", "Core", "-q"]).status().unwrap().success());
    let lines = [watching.next(), watching.next(), watching.next(), watching.next()];
    assert!(lines.iter().all(|line| line["event"] == "ticked"));
}

#[test]
fn a_file_that_goes_and_comes_back_says_so_once() {
    let watching = Watching::new(TEXT, &["roadmap.md"]);
    watching.says(&[["watching", ""]]);
    fs::remove_file(watching.shell.path("roadmap.md")).unwrap();
    watching.says(&[["gone", ""]]);
    watching.write(&TEXT.replace("[ ] HTTP", "[x] HTTP"));
    watching.says(&[["back", ""], ["ticked", "HTTP / HTTPS"]]);
}

#[test]
fn a_file_that_is_not_there_is_not_watched() {
    Shell::new(TEXT).args(["watch", "roadmap.md", "none.md"]).exit(3).stderr_has("none.md");
}

/// Whether whoever started the tests has a signal ignored, as `nohup` does: then whatever they start ignores it as well.
fn is_ignored(signal: Signal) -> bool {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let mask = mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
    mask.is_some_and(|mask| mask & (1 << (signal.as_raw() - 1)) != 0)
}

#[test]
fn it_ends_when_it_is_told_to() {
    for signal in [Signal::INT, Signal::TERM, Signal::HUP].into_iter().filter(|signal| !is_ignored(*signal)) {
        let mut watching = Watching::new(TEXT, &["roadmap.md"]);
        watching.says(&[["watching", ""]]);
        watching.signal(signal);
        assert_eq!(watching.ends().signal(), Some(signal.as_raw()));
    }
}

#[test]
fn it_ends_when_nobody_reads_on_though_nothing_happens() {
    let shell = Shell::new(TEXT);
    let mut child = shell.command().args(["watch", "roadmap.md"]).stdout(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    // The reader goes away with the end of this.
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    assert!(line.contains("watching"));
    let deadline = Instant::now() + PATIENCE;
    let status = loop {
        match child.try_wait().unwrap() {
            Some(status) => break status,
            None if Instant::now() > deadline => {
                child.kill().unwrap();
                panic!("it goes on for nobody");
            }
            None => std::thread::sleep(Duration::from_millis(5)),
        }
    };
    assert_eq!(status.code(), Some(0));
}

#[test]
#[cfg(target_os = "linux")]
fn while_nothing_happens_it_takes_no_time_of_the_processor() {
    let watching = Watching::new(TEXT, &["roadmap.md"]);
    watching.says(&[["watching", ""]]);
    // What it does to begin with is over by then.
    std::thread::sleep(Duration::from_secs(1));
    let used = || {
        let stat = fs::read_to_string(format!("/proc/{}/stat", watching.child.id())).unwrap();
        let fields: Vec<u64> =
            stat.rsplit(')').next().unwrap().split(' ').filter_map(|field| field.parse().ok()).collect();
        // Behind the state, which is no number: user and system time in ticks are the eleventh and twelfth.
        fields[10] + fields[11]
    };
    let before = used();
    std::thread::sleep(Duration::from_secs(2));
    assert!(used() - before <= 1, "it is busy while it waits");
}
