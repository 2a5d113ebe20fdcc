//! The system refuses while a change is being saved: whatever fails, the file is the old one or the new one, the answer
//! says which, nothing is left behind, and the next run works.

#![cfg(unix)]
#![allow(clippy::unwrap_used)]

mod support;

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};

use support::Shell;

/// A plan with so many bytes of prose behind it.
fn text(start: &str, more: usize) -> String {
    format!(
        "---\nroadmap:\n  start: {start}\n---\n\n- [ ] one\n\n## Phase 1\n\n### Day 1: a\n\n### Day 2: b\n\n{}\n",
        "x".repeat(more)
    )
}

const OLD: &str = "2026-01-01";

/// A way of writing: what it is called, the command, what the file then holds, and whether it has a second name.
struct Way {
    args: &'static [&'static str],
    new: fn(&str) -> String,
    linked: bool,
}

const TICK: Way =
    Way { args: &["tick", "roadmap.md", "one"], new: |old| old.replacen("[ ] one", "[x] one", 1), linked: false };
const REPLACEMENT: Way =
    Way { args: &["tick", "roadmap.md", "line:10"], new: |old| old.replacen("1: a", "1: a ✅", 1), linked: false };
const IN_PLACE: Way = Way { linked: true, ..REPLACEMENT };

impl Way {
    fn shell(&self, old: &str) -> Shell {
        let shell = Shell::new(old);
        if self.linked {
            fs::hard_link(shell.path("roadmap.md"), shell.path("linked.md")).unwrap();
        }
        shell
    }

    /// Makes the file what it was.
    fn reset(&self, shell: &Shell, old: &str) {
        fs::write(shell.path("roadmap.md"), old).unwrap();
    }

    /// Runs a command that may fail, holds what must hold whatever comes of it, and says whether the file is the new one.
    #[track_caller]
    fn attempt(&self, shell: Shell, command: Command, old: &str, what: &str) -> (Shell, bool) {
        let new = (self.new)(old);
        let shell = shell.runs(command);
        let code = shell.exits();
        let found = fs::read_to_string(shell.path("roadmap.md")).unwrap();
        assert!(found == old || found == new, "torn by {what}: {found:?}{}", shell.heard());
        let is_new = found == new;
        if code == 0 {
            assert!(is_new, "{what} was not noticed{}", shell.heard());
        } else {
            assert!(shell.err().starts_with("roadmap: "), "nothing is said of {what}{}", shell.heard());
            let is_told = shell.err().contains("cannot write the answer") || shell.err().contains("may be in the file");
            assert!(!is_new || is_told, "after {what} the file is the new one{}", shell.heard());
        }
        let names: &[&str] = if self.linked { &["linked.md", "roadmap.md"] } else { &["roadmap.md"] };
        assert_eq!(shell.names(), names, "something is left behind after {what}");
        (shell, is_new)
    }

    /// Without the fault all goes well.
    #[track_caller]
    fn goes_on(&self, shell: Shell, old: &str) -> Shell {
        self.reset(&shell, old);
        let shell = shell.args(self.args.iter().copied()).exit(0).file(&(self.new)(old));
        if self.linked {
            assert_eq!(fs::metadata(shell.path("roadmap.md")).unwrap().nlink(), 2);
        }
        shell
    }
}

#[test]
fn a_save_that_meets_a_size_limit_is_taken_back() {
    // A block has 512 bytes in one shell and 1024 in another.
    for block in [512, 1024] {
        for way in [TICK, REPLACEMENT, IN_PLACE] {
            let bare = text(OLD, 0).len();
            let (mut kept, mut refused) = (0, 0);
            // From a file that fits with all that is added, over one whose last byte does, to one that is too large as it is.
            for size in (8 * block - 6..=8 * block + 1).chain([16 * block]) {
                let old = text(OLD, size - bare);
                let shell = way.shell(&old);
                let mut command = shell.limited("trap '' XFSZ; ulimit -f 8");
                command.args(way.args);
                let (shell, is_new) = way.attempt(shell, command, &old, &format!("a limit of 8 blocks, {size} bytes"));
                if is_new {
                    kept += 1;
                } else {
                    refused += 1;
                    assert!(shell.err().contains("file too large"), "{}", shell.heard());
                }
                way.goes_on(shell, &old);
            }
            // Only one of the two sizes of a block is this shell's.
            assert!(kept > 0 || refused == 9, "{kept} kept, {refused} refused");
        }
    }
}

/// What can fail, and how. A call that is interrupted is made again, so that fails once only.
const FAULTS: [(&str, &[&str]); 12] = [
    ("openat", &["EIO", "EMFILE", "ENOSPC", "EACCES", "EINTR"]),
    ("read", &["EIO", "EINTR"]),
    ("write", &["EIO", "ENOSPC", "EDQUOT", "EINTR"]),
    ("pwrite64", &["EIO", "ENOSPC", "EDQUOT", "EINTR"]),
    ("fsync", &["EIO", "ENOSPC", "EDQUOT", "EINTR"]),
    ("fdatasync", &["EIO", "ENOSPC", "EDQUOT", "EINTR"]),
    ("ftruncate", &["EIO", "EINTR"]),
    ("rename", &["EIO", "ENOSPC", "EACCES", "EXDEV"]),
    ("renameat", &["EIO", "ENOSPC", "EACCES", "EXDEV"]),
    ("renameat2", &["EIO", "ENOSPC", "EACCES", "EINVAL"]),
    ("linkat", &["EIO", "EPERM"]),
    ("statx", &["EIO"]),
];

/// The calls of a run from the moment at which it first names the file, each with how many of its name came before.
fn calls(shell: &Shell, way: &Way) -> Option<Vec<(&'static str, usize)>> {
    let record = shell.home().join("calls");
    let mut traced = shell.started_by("strace", &["-qq", "-o", record.to_str().unwrap()]);
    let said = traced.args(way.args).output().ok()?;
    // In a container it may be installed and not allowed.
    said.status.success().then_some(())?;
    let lines = fs::read_to_string(&record).unwrap();
    fs::remove_file(record).unwrap();
    let (mut calls, mut counts, mut begun) = (Vec::new(), [0; FAULTS.len()], false);
    for line in lines.lines() {
        begun |= line.contains("roadmap.md") && !line.starts_with("execve");
        let Some(index) = FAULTS.iter().position(|(name, _)| line.starts_with(&format!("{name}("))) else { continue };
        counts[index] += 1;
        if begun {
            calls.push((FAULTS[index].0, counts[index]));
        }
    }
    Some(calls)
}

/// Lets every call of a save fail in every way, and holds that some stopped it and some did not.
fn provoke(way: &Way) {
    if Command::new("strace").arg("-V").stdout(Stdio::null()).status().is_err() {
        println!("not tested: strace is not installed");
        return;
    }
    let old = text(OLD, 100);
    // The first run makes the day's backup, so that all later ones make the same calls.
    let mut shell = way.goes_on(way.shell(&old), &old);
    way.reset(&shell, &old);
    let Some(calls) = calls(&shell, way) else {
        println!("not tested: strace may not trace here");
        return;
    };
    let (mut news, mut olds) = (0, 0);
    for (name, number) in calls {
        let (_, errors) = FAULTS.iter().find(|(other, _)| *other == name).unwrap();
        for error in *errors {
            // Once, and from then on always; what is always interrupted would be tried for ever, and what can never write
            // has no way to say so.
            let lasting = *error != "EINTR" && name != "write";
            for when in [format!("{number}"), format!("{number}+")].iter().take(if lasting { 2 } else { 1 }) {
                way.reset(&shell, &old);
                let inject = format!("inject={name}:error={error}:when={when}");
                let trace = format!("trace={name}");
                let mut command = shell.started_by("strace", &["-qq", "-o", "/dev/null", "-e", &trace, "-e", &inject]);
                command.args(way.args);
                let is_new;
                (shell, is_new) = way.attempt(shell, command, &old, &inject);
                if is_new { news += 1 } else { olds += 1 }
            }
        }
        shell = way.goes_on(shell, &old);
    }
    println!("old {olds}, new {news}");
    assert!(olds > 0 && news > 0, "old {olds}, new {news}: nothing was provoked");
}

#[test]
fn whatever_call_fails_a_tick_is_made_whole_or_not_at_all() {
    provoke(&TICK);
}

#[test]
fn whatever_call_fails_a_file_is_replaced_whole_or_not_at_all() {
    provoke(&REPLACEMENT);
}

#[test]
fn whatever_call_fails_a_file_with_two_names_is_written_whole_or_not_at_all() {
    provoke(&IN_PLACE);
}

/// Somebody who owns nothing here.
const NOBODY: u32 = 65_534;

/// A folder as somebody else than the superuser, who may do everything, is to see it.
struct Foreign {
    shell: Shell,
    program: tempfile::TempDir,
}

impl Foreign {
    /// `None` where we are not allowed to become somebody else.
    fn new(old: &str) -> Option<Self> {
        if !rustix::process::geteuid().is_root() {
            println!("not tested: only the superuser can become somebody else");
            return None;
        }
        let shell = Shell::new(old);
        let program = tempfile::tempdir().unwrap();
        let (built, copy) = (env!("CARGO_BIN_EXE_roadmap"), program.path().join("roadmap"));
        fs::hard_link(built, &copy).or_else(|_| fs::copy(built, &copy).map(drop)).unwrap();
        for (path, mode) in [(program.path(), 0o755), (&copy, 0o755), (&shell.path(""), 0o755)] {
            fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
        }
        chown(shell.home(), Some(NOBODY), Some(NOBODY)).unwrap();
        Some(Self { shell, program })
    }

    fn file(self, owner: u32, mode: u32) -> Self {
        let path = self.shell.path("roadmap.md");
        chown(&path, Some(owner), Some(owner)).unwrap();
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
        self
    }

    fn folder(self, mode: u32) -> Self {
        fs::set_permissions(self.shell.path(""), fs::Permissions::from_mode(mode)).unwrap();
        self
    }

    fn run(self, args: &[&str]) -> Shell {
        let mut command = self.shell.surrounded(Command::new(self.program.path().join("roadmap")));
        command.args(args).uid(NOBODY).gid(NOBODY);
        self.shell.runs(command)
    }
}

#[test]
fn what_may_be_written_is_and_what_may_not_is_told() {
    let old = text(OLD, 0);
    let Some(first) = Foreign::new(&old) else { return };
    let foreign = || Foreign::new(&old).unwrap();
    let owned = |shell: Shell, owner: u32| {
        assert_eq!(fs::metadata(shell.path("roadmap.md")).unwrap().uid(), owner, "the file has another owner");
        assert_eq!(shell.names(), ["roadmap.md"]);
    };
    // The reader's own file in a folder of somebody else: in place, which needs no leave to write the folder.
    let shell = first.file(NOBODY, 0o644).run(TICK.args).exit(0).file(&(TICK.new)(&old));
    owned(shell, NOBODY);
    let shell = foreign().file(NOBODY, 0o644).run(REPLACEMENT.args).exit(0).file(&(REPLACEMENT.new)(&old));
    owned(shell, NOBODY);
    // Somebody else's file that all may write, in a folder that all may write: it stays theirs.
    let shell = foreign().file(0, 0o666).folder(0o777).run(REPLACEMENT.args).exit(0).file(&(REPLACEMENT.new)(&old));
    owned(shell, 0);
    // One that may be read only, though its folder would let it be replaced.
    for way in [TICK, REPLACEMENT] {
        let shell = foreign().file(0, 0o644).folder(0o777).run(way.args).exit(3).file(&old);
        let shell = shell.stderr("roadmap: cannot write roadmap.md: permission denied; nothing was changed\n");
        owned(shell, 0);
        let shell = foreign().file(NOBODY, 0o444).run(way.args).exit(3).file(&old);
        owned(shell.stderr_has("it is marked read-only; allow writing to it first"), NOBODY);
    }
    // One that may not even be read.
    let shell = foreign().file(0, 0o600).run(TICK.args).exit(3).file(&old);
    shell.stderr("roadmap: cannot read roadmap.md: permission denied\n");
    let closed = foreign();
    fs::create_dir(closed.shell.path("closed")).unwrap();
    fs::set_permissions(closed.shell.path("closed"), fs::Permissions::from_mode(0o700)).unwrap();
    let shell = closed.run(&["show", "closed/roadmap.md"]).exit(3);
    shell.stderr("roadmap: cannot read closed/roadmap.md: permission denied\n");
}

#[test]
fn sixteen_that_write_at_once_lose_nothing_that_was_acknowledged() {
    let boxes: String = (1..=8).map(|number| format!("- [ ] item {number}.\n")).collect();
    let days: String = (1..=8).map(|number| format!("- Day {number}: topic {number}.\n")).collect();
    let shell = Shell::new(&format!("{boxes}\n## Phase 1\n\n{days}"));
    let items = (1..=8).flat_map(|number| [format!("item {number}."), format!("topic {number}.")]);
    let mut children: Vec<_> = items
        .map(|item| {
            let mut command = shell.command();
            command.args(["tick", "roadmap.md", &item]).stdout(Stdio::null()).stderr(Stdio::piped());
            (item, command.spawn().unwrap())
        })
        .collect();
    let done: Vec<_> = children.iter_mut().map(|(_, child)| child.wait().unwrap().success()).collect();
    let found = fs::read_to_string(shell.path("roadmap.md")).unwrap();
    for ((item, _), done) in children.iter().zip(&done) {
        let line = found.lines().find(|line| line.ends_with(item.as_str())).unwrap();
        assert_eq!(line.starts_with("- [x] "), *done, "{item} in {found}");
    }
    assert!(done.iter().filter(|done| **done).count() >= 8, "hardly anybody could write: {done:?}");
    assert_eq!(found.lines().count(), 19, "{found}");
    assert_eq!(shell.names(), ["roadmap.md"]);
}

#[test]
fn where_no_thread_can_be_had_a_long_file_is_read_all_the_same() {
    let text: String = (0..20_000).map(|number| format!("# Part {number}\n\n- [ ] task {number}\n\n")).collect();
    // No machine has room for a thread's stack of so many bytes.
    let shell = || Shell::new(&text).with("RUST_MIN_STACK", "1125899906842624");
    shell().args(["status", "roadmap.md"]).exit(0).stdout_has("0/20000");
    shell().args(["tui", "roadmap.md"]).exit(2).stderr_has("terminal");
}
