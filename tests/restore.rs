//! Backups: when one is made, what is listed, and one brought back.

#![cfg(unix)]
#![allow(clippy::unwrap_used)]

mod support;

use std::fs::{self, File};
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use serde_json::json;
use support::Shell;

const TEXT: &str = "# 路线图\n\n- [ ] one\n- [x] two\n";

/// The folder in which the backups of `roadmap.md` are, once there are any.
fn shelf(shell: &Shell) -> Option<PathBuf> {
    let entries = fs::read_dir(shell.home().join(".local/share/roadmap/backups")).ok()?;
    let folders: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    assert!(folders.len() < 2, "backups of one file in several folders: {folders:?}");
    folders.into_iter().next()
}

fn names(shell: &Shell) -> Vec<String> {
    let entries = fs::read_dir(shelf(shell).unwrap()).unwrap();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// A roadmap with three backups of its own, and none from today.
fn kept() -> Shell {
    let shell = Shell::new(TEXT).args(["tick", "roadmap.md", "one"]).exit(0);
    let folder = shelf(&shell).unwrap();
    for name in names(&shell) {
        fs::remove_file(folder.join(name)).unwrap();
    }
    for (name, text, seconds) in [
        ("2026-02-03.md", TEXT, 1_770_145_200),
        ("2026-02-02.md", "- [ ] first\n", 1_770_026_400),
        ("2026-02-02T21-05-09-cut-off.md", "- [ ] half\n", 0),
    ] {
        fs::write(folder.join(name), text).unwrap();
        let file = File::options().write(true).open(folder.join(name)).unwrap();
        file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)).unwrap();
    }
    shell
}

#[test]
fn the_first_change_of_a_day_keeps_what_the_file_held_and_reading_keeps_nothing() {
    let mut shell = Shell::new(TEXT);
    for command in ["show", "status", "today", "plan", "restore"] {
        shell = shell.args([command, "roadmap.md"]);
    }
    assert_eq!(fs::read_dir(shell.home()).unwrap().count(), 0, "a command that only reads has written");
    let shell = shell.args(["tick", "roadmap.md", "one"]).exit(0).args(["tick", "roadmap.md", "one", "--off"]).exit(0);
    let [name] = names(&shell).try_into().unwrap();
    assert_eq!(name.len(), "2026-02-04.md".len());
    assert_eq!(fs::read_to_string(shelf(&shell).unwrap().join(name)).unwrap(), TEXT);
    assert_eq!(fs::read_dir(shell.path("")).unwrap().count(), 1, "something stands beside the file");
}

#[test]
fn backups_are_listed_the_newest_first() {
    let shell = kept().args(["restore", "roadmap.md"]).exit(0).stdout(
        "1  2026-02-03 19:00  33 B  1/2
2  2026-02-02 21:05  11 B  0/1  before a change that was cut off
3  2026-02-02 10:00  12 B  0/1

`roadmap restore FILE NUMBER`, or a date in the number's place, brings one back.
",
    );
    let copy = |number: u32, at: &str, bytes: u32, done: u32, total: u32, occasion: &str| {
        let progress = json!({"done": done, "total": total});
        json!({"number": number, "at": at, "bytes": bytes, "progress": progress, "occasion": occasion})
    };
    assert_eq!(
        shell.args(["restore", "roadmap.md", "--json"]).exit(0).json(),
        json!({"schema": 1, "file": "roadmap.md", "backups": [
            copy(1, "2026-02-03T19:00:00", 33, 1, 2, "opened"),
            copy(2, "2026-02-02T21:05:09", 11, 0, 1, "cut-off"),
            copy(3, "2026-02-02T10:00:00", 12, 0, 1, "opened"),
        ]})
    );
}

#[test]
fn of_two_backups_of_one_second_the_later_is_the_newer() {
    let shell = Shell::new(TEXT).args(["tick", "roadmap.md", "one"]).exit(0);
    let shell = shell.args(["restore", "roadmap.md", "1"]).exit(0).args(["restore", "roadmap.md"]).exit(0);
    let first = shell.out().lines().next().unwrap().to_owned();
    assert!(first.ends_with("before a restore"), "{}", shell.out());
}

#[test]
fn a_backup_comes_back_by_its_number_or_its_date() {
    let shell = kept().args(["restore", "roadmap.md", "2"]).exit(0).file("- [ ] half\n");
    let shell = shell.args(["restore", "roadmap.md", "2026-02-02"]).exit(0).file("- [ ] first\n").stdout(
        "2026-02-02 10:00  12 B  0/1
what the file held before is kept as well
",
    );
    // Number 1 is what stood there before that.
    let shell = shell.args(["restore", "roadmap.md", "1", "--json"]).exit(0).file("- [ ] half\n");
    let answer = shell.json();
    assert_eq!((&answer["changed"], &answer["backup"]["occasion"]), (&json!(true), &json!("restore")));
    let shell = shell.args(["restore", "roadmap.md", "2026-02-03"]).exit(0).file(TEXT);
    shell.args(["restore", "roadmap.md", "2026-02-03"]).exit(0).stdout_has("the file holds just that already");
}

#[test]
fn a_file_that_is_gone_comes_back() {
    let shell = kept().outside(|folder| fs::remove_file(folder.join("roadmap.md")).unwrap());
    shell.args(["restore", "roadmap.md"]).exit(0).args(["restore", "roadmap.md", "1"]).exit(0).file(TEXT);
}

#[test]
fn what_cannot_be_restored_is_said() {
    let shell = Shell::new(TEXT).args(["restore", "roadmap.md"]).exit(1).stderr(
        "roadmap: there is no backup of this file; the first one is made when it is opened on the screen, or before the \
         first change of a day\n",
    );
    let none = json!({"schema": 1, "file": "roadmap.md", "backups": []});
    assert_eq!(shell.args(["restore", "roadmap.md", "--json"]).exit(1).json(), none);
    for which in ["0", "4", "2026-02-01", "yesterday\x1b[2J"] {
        let shell = kept().args(["restore", "roadmap.md", which]).exit(2).file(&TEXT.replace("[ ]", "[x]"));
        shell.stderr_has("no backup is called");
    }
    let shell = Shell::new(TEXT).with("HOME", "").args(["restore", "roadmap.md"]).exit(3);
    shell.stderr("roadmap: there is no folder for backups; set HOME or XDG_DATA_HOME\n");
    let shell = kept().args(["restore", "nowhere/roadmap.md", "1"]).exit(3);
    shell.stderr("roadmap: cannot read nowhere/roadmap.md: no such file; check the name\n");
}

#[test]
fn a_restore_respects_a_read_only_file() {
    use std::os::unix::fs::PermissionsExt;
    let now = TEXT.replace("[ ]", "[x]");
    let shell = kept();
    fs::set_permissions(shell.path("roadmap.md"), fs::Permissions::from_mode(0o444)).unwrap();
    shell.args(["restore", "roadmap.md", "1"]).exit(3).file(&now).stderr_has("it is marked read-only");
}

#[test]
fn a_change_that_was_cut_off_is_said_whatever_is_asked() {
    let shell = kept();
    let guard = shelf(&shell).unwrap().join("2026-02-04T09-00-00-cut-off-0123456789abcdef.md");
    fs::write(guard, TEXT).unwrap();
    let said = "roadmap: a change to this file was cut off in the middle; look at it, and see `roadmap restore FILE` for \
                what it held before\n";
    let shell = shell.args(["status", "roadmap.md"]).exit(0);
    assert_eq!(shell.err(), said);
    let shell = shell.args(["restore", "roadmap.md", "1"]).exit(0).file(TEXT).args(["status", "roadmap.md"]).exit(0);
    assert_eq!(shell.err(), "");
}

#[test]
fn without_a_folder_for_data_ticks_go_on() {
    let shell = Shell::new(TEXT).with("HOME", "not/absolute").args(["tick", "roadmap.md", "one"]).exit(0);
    let shell = shell.file(&TEXT.replace("[ ]", "[x]")).with("XDG_DATA_HOME", "/proc/nowhere");
    shell.args(["tick", "roadmap.md", "one", "--off"]).exit(0).file(TEXT);
}

#[test]
fn names_that_are_hard_to_write_are_no_obstacle() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let long = [&[b'a'; 252][..], b".md"].concat();
    for name in [&b"-dash.md"[..], b"new\nline.md", b"bad\xff.md", b"\x1b[2J.md", b"-\x1b]0;x\x07\x08.md", &long] {
        let shell = Shell::new(TEXT);
        let name = OsStr::from_bytes(name);
        let run = |arguments: &[&OsStr]| shell.command().args(arguments).output().unwrap();
        fs::rename(shell.path("roadmap.md"), shell.path("").join(name)).unwrap();
        for arguments in [["tick", "--", "one"], ["restore", "--", "1"]] {
            let [command, dashes, item] = arguments.map(OsStr::new);
            let output = run(&[command, dashes, name, item]);
            assert!(output.status.success(), "{name:?}: {}", String::from_utf8_lossy(&output.stderr));
        }
        assert_eq!(fs::read_to_string(shell.path("").join(name)).unwrap(), TEXT);
        fs::remove_file(shell.path("").join(name)).unwrap();
        let output = run(&[OsStr::new("show"), OsStr::new("--"), name]);
        let message = String::from_utf8(output.stderr).unwrap();
        assert!(message.ends_with(": no such file; check the name\n") && message.lines().count() == 1, "{message:?}");
        assert!(!message.trim_end().contains(char::is_control), "{message:?}");
        // Without the two dashes it may be taken for an option; that, too, is said without a control character.
        let message = String::from_utf8(run(&[OsStr::new("show"), name]).stderr).unwrap();
        assert!(!message.contains(|c: char| c.is_control() && c != '\n'), "{message:?}");
    }
}
