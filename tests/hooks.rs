//! Commands of the reader's that are run when something was done: by the shell and by keys, never by a shell's rules, and
//! never for long.

#![cfg(unix)]
#![allow(clippy::unwrap_used)]

mod support;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::time::{Duration, Instant};

use support::{ROADMAP as TEXT, Session, Shell};
use tempfile::TempDir;

/// A folder with settings in it and with a program `note`, which writes down its arguments, and the variables that are ours.
struct Settings(TempDir);

impl Settings {
    fn new(hooks: &str) -> Self {
        let settings = Self(tempfile::tempdir().unwrap());
        settings.program(
            "note",
            "{ for word; do printf '<%s>' \"$word\"; done; echo; env | grep ^ROADMAP_ | sort; } >> \"$0.txt\"",
        );
        settings.program("slow", "sleep 30 & echo $! > \"$0.txt\"; wait");
        settings.program("bad", "echo no good >&2; exit 7");
        fs::create_dir(settings.path("roadmap")).unwrap();
        let hooks = hooks.replace("@", &format!("{}/", settings.0.path().display()));
        fs::write(settings.path("roadmap/config.toml"), format!("[hooks]\n{hooks}\n")).unwrap();
        settings
    }

    fn program(&self, name: &str, script: &str) {
        let path = self.path(name);
        fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.0.path().join(name)
    }

    fn noted(&self) -> String {
        fs::read_to_string(self.path("note.txt")).unwrap_or_default()
    }

    fn variables(&self) -> [(&'static str, &'static str); 2] {
        // They last as long as the test does.
        let folder: &'static str = self.0.path().to_str().unwrap().to_owned().leak();
        [("XDG_CONFIG_HOME", folder), ("PATH", "/usr/bin:/bin")]
    }

    fn shell(&self, text: &str) -> Shell {
        self.variables().into_iter().fold(Shell::new(text), |shell, (name, value)| shell.with(name, value))
    }
}

#[test]
fn a_tick_in_the_shell_runs_the_command_with_what_was_ticked() {
    let settings = Settings::new("on_tick = ['@note', '{title}', '{done}/{total}']");
    let shell = settings.shell(TEXT).args(["tick", "roadmap.md", "HTTP"]).exit(0).stdout("[x] HTTP / HTTPS\n");
    let file = fs::canonicalize(shell.path("roadmap.md")).unwrap();
    let expected = format!(
        "<HTTP / HTTPS><3/5>\nROADMAP_DAY=\nROADMAP_DONE=3\nROADMAP_EVENT=tick\nROADMAP_FILE={}\nROADMAP_PATH=Skills / Network\nROADMAP_TITLE=HTTP / HTTPS\nROADMAP_TOTAL=5\n",
        file.display()
    );
    assert_eq!(settings.noted(), expected);
    let shell = shell.args(["tick", "roadmap.md", "HTTP"]).exit(0);
    shell.args(["tick", "roadmap.md", "HTTP", "--off"]).exit(0);
    assert_eq!(settings.noted(), expected, "nothing was ticked since");
}

#[test]
fn a_study_day_that_is_done_runs_its_own_by_itself_or_by_its_tasks() {
    let hooks = "on_tick = ['@note', 'tick', '{title}']\non_day_done = ['@note', 'day', '{day}', '{title}']";
    let words = |settings: &Settings| -> Vec<String> {
        settings.noted().lines().filter(|line| line.starts_with('<')).map(str::to_owned).collect()
    };
    let settings = Settings::new(hooks);
    settings.shell(TEXT).args(["tick", "roadmap.md", "Loops", "HTTP"]).exit(0);
    assert_eq!(words(&settings), ["<tick><Day 2-3: Loops>", "<tick><HTTP / HTTPS>", "<day><Day 2-3><Day 2-3: Loops>"]);
    let settings = Settings::new(hooks);
    let text = "## Day 1: a\n- [x] one\n- [ ] two\n## Day 2: b\n- [ ] three\n";
    settings.shell(text).args(["tick", "roadmap.md", "two"]).exit(0);
    assert_eq!(words(&settings), ["<tick><two>", "<day><Day 1><Day 1: a>"]);
}

#[test]
fn a_mark_that_is_a_tick_runs_it_and_what_is_put_elsewhere_does_not() {
    let settings = Settings::new("on_tick = ['@note', '{title}']\non_day_done = ['@note', 'day', '{day}']");
    let shell = settings.shell(TEXT).args(["mark", "roadmap.md", "HTTP", "Loops", "--as", "done"]).exit(0);
    let words = |line: &&str| line.starts_with('<');
    let noted: Vec<String> = settings.noted().lines().filter(words).map(str::to_owned).collect();
    assert_eq!(noted, ["<HTTP / HTTPS>", "<Day 2-3: Loops>", "<day><Day 2-3>"]);
    let shell = shell.args(["mark", "roadmap.md", "Core", "--as", "doing"]).exit(0);
    shell.args(["move", "roadmap.md", "Decorators", "--down"]).exit(0);
    assert_eq!(settings.noted().lines().filter(words).count(), 3);
}

#[test]
fn a_title_is_no_command_and_no_option() {
    let settings = Settings::new("on_tick = ['@note', '{title}', '--', '{title}']");
    for title in ["$(touch owned)", "`touch owned`; touch owned", "-rf --exec", "a \"b' \\ {file} *"] {
        let text = format!("- [ ] {}\n", title.replace('`', "\\`").replace('*', "\\*"));
        let shell = settings.shell(&text).args(["tick", "roadmap.md", "task:1"]).exit(0);
        assert!(!shell.path("owned").exists());
        let noted = settings.noted();
        let space = if title.starts_with('-') { " " } else { "" };
        assert!(noted.contains("><--><"), "{noted}");
        assert!(noted.contains(&format!("<{space}{}", &title[..3])), "{noted}");
    }
}

#[test]
fn what_goes_wrong_is_a_note_and_the_tick_is_made() {
    let after = TEXT.replace("[ ] HTTP", "[x] HTTP");
    let settings = Settings::new("on_tick = ['@bad']");
    let shell = settings.shell(TEXT).args(["tick", "roadmap.md", "HTTP"]).exit(0).file(&after);
    assert!(
        shell.err().contains("no good\n") && shell.err().contains("bad): it ended with code 7\n"),
        "{}",
        shell.err()
    );
    let settings = Settings::new("on_tick = ['@none']");
    let shell = settings.shell(TEXT).args(["tick", "roadmap.md", "HTTP"]).exit(0).file(&after);
    shell.stderr_has("roadmap: on_tick (").stderr_has("it cannot be run: ");
}

/// Whether a process is there still.
fn lives(pid: &str) -> bool {
    let stat = fs::read_to_string(format!("/proc/{}/stat", pid.trim()));
    // One that is dead and that nobody has taken in yet does not count.
    stat.is_ok_and(|stat| !stat.rsplit(')').next().unwrap().trim_start().starts_with('Z'))
}

fn gone_soon(path: &Path) {
    let pid = fs::read_to_string(path).unwrap();
    let deadline = Instant::now() + Duration::from_secs(60);
    while lives(&pid) {
        assert!(Instant::now() < deadline, "what it began goes on");
        std::thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn a_command_that_takes_too_long_is_ended_with_all_that_it_began() {
    let settings = Settings::new("on_tick = ['@slow']");
    let begun = Instant::now();
    // Several take no longer together than one.
    let shell = settings.shell(TEXT).args(["tick", "roadmap.md", "HTTP", "Core"]).exit(0);
    assert!(begun.elapsed() < Duration::from_secs(25), "{:?}", begun.elapsed());
    shell.stderr_has("it took more than 5 seconds and was ended");
    gone_soon(&settings.path("slow.txt"));
}

/// The program on a terminal, with these settings.
fn session(settings: &Settings) -> Session {
    Session::open(TEXT, &settings.variables()).shows("quit").types("2").shows("[Roadmap]")
}

#[test]
fn a_tick_by_a_key_runs_it_once_it_is_on_disk_and_what_comes_from_elsewhere_does_not() {
    let settings = Settings::new("on_tick = ['@note', '{title}']");
    let session = session(&settings).types("/Types\r").shows("next match").types("x").shows("done: Types");
    session.wait("the command to be run", || settings.noted().contains("<Types>\n"));
    let theirs = TEXT.replace("  - [ ] Types", "  - [x] Types").replace("[ ] HTTP", "[x] HTTP");
    let session = session.outside(|path| fs::write(path, &theirs).unwrap()).shows("1 tick from outside");
    session.types("qq").ends(0);
    assert_eq!(settings.noted().matches('<').count(), 1, "{}", settings.noted());
}

#[test]
fn a_key_does_not_wait_for_a_command_and_quitting_waits_no_longer_than_it_may_take() {
    let settings = Settings::new("on_tick = ['@slow']");
    let session = session(&settings).types("/Types\r").shows("next match").types("x").shows("done: Types");
    session.wait("the command to be run", || settings.path("slow.txt").exists());
    let begun = Instant::now();
    let session = session.types("3").shows("[Plan]");
    assert!(begun.elapsed() < Duration::from_secs(4), "a key waited: {:?}", begun.elapsed());
    let begun = Instant::now();
    session.types("q").ends(0);
    assert!(begun.elapsed() < Duration::from_secs(25), "{:?}", begun.elapsed());
    gone_soon(&settings.path("slow.txt"));
}

#[test]
fn what_goes_wrong_is_said_on_the_screen() {
    let settings = Settings::new("on_tick = ['@bad']");
    let session = session(&settings).types("/Types\r").shows("next match").types("x").shows("it ended with code 7");
    session.types("qq").ends(0);
}
