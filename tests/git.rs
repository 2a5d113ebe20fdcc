//! Real repositories: two people change one roadmap, and git brings them together.

#![allow(clippy::unwrap_used)]

mod support;

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use roadmap::progress::journal::Journal;
use support::learner::facts;
use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_roadmap");

const LIST: &str = "# Ropes\n\n- [ ] bowline\n- [ ] sheet bend\n- [ ] clove hitch\n- [ ] splice\n";

/// Whether git merges roadmaps as roadmaps or as any text.
#[derive(Clone, Copy, PartialEq)]
enum Driver {
    Installed,
    None,
}

/// A repository of two people, each with a clone.
struct Clones {
    folder: TempDir,
    program: PathBuf,
}

/// What came of a merge: whether git was content, and what the file holds.
#[derive(Debug, PartialEq)]
struct Outcome {
    clean: bool,
    text: String,
}

fn clean(text: &str) -> Outcome {
    Outcome { clean: true, text: text.to_owned() }
}

/// Whether there is a git here; where there is none, a test says so and ends.
fn has_git() -> bool {
    let found = Command::new("git").arg("--version").output().is_ok_and(|output| output.status.success());
    if !found {
        eprintln!("skipped: there is no git here");
    }
    found
}

impl Clones {
    fn new(base: &[u8], driver: Driver, program: &Path) -> Self {
        let clones = Self { folder: tempfile::tempdir().unwrap(), program: program.to_owned() };
        clones.git(".", &["init", "-q", "one"]);
        fs::write(clones.file("one"), base).unwrap();
        if driver == Driver::Installed {
            clones.install("one");
        }
        clones.commit("one");
        clones.git(".", &["clone", "-q", "one", "two"]);
        if driver == Driver::Installed {
            clones.install("two");
        }
        clones
    }

    fn file(&self, clone: &str) -> PathBuf {
        self.folder.path().join(clone).join("roadmap.md")
    }

    fn run(&self, program: &Path, clone: &str, arguments: &[&str]) -> Output {
        let mut command = Command::new(program);
        command.env_clear().current_dir(self.folder.path().join(clone)).args(arguments);
        command.env("PATH", std::env::var_os("PATH").unwrap()).env("HOME", self.folder.path());
        command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1").env("LC_ALL", "C");
        for who in ["AUTHOR", "COMMITTER"] {
            command.env(format!("GIT_{who}_NAME"), "Ann").env(format!("GIT_{who}_EMAIL"), "ann@example.com");
        }
        command.output().unwrap()
    }

    fn try_git(&self, clone: &str, arguments: &[&str]) -> Output {
        let usual = ["-c", "init.defaultBranch=main", "-c", "protocol.file.allow=always"];
        self.run(Path::new("git"), clone, &[&usual[..], arguments].concat())
    }

    #[track_caller]
    fn git(&self, clone: &str, arguments: &[&str]) -> String {
        let output = self.try_git(clone, arguments);
        assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    #[track_caller]
    fn roadmap(&self, clone: &str, arguments: &[&str]) -> String {
        let output = self.run(&self.program, clone, arguments);
        assert!(output.status.success(), "roadmap {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    fn install(&self, clone: &str) {
        self.roadmap(clone, &["git", "install"]);
    }

    fn commit(&self, clone: &str) {
        self.git(clone, &["add", "-A"]);
        self.git(clone, &["commit", "-q", "-m", "x"]);
    }

    /// The second pulls what the first has done.
    fn pull(&self) -> Outcome {
        let output = self.try_git("two", &["pull", "-q", "--no-rebase", "--no-edit", "origin", "main"]);
        Outcome { clean: output.status.success(), text: fs::read_to_string(self.file("two")).unwrap() }
    }
}

/// What git makes of two texts that both came of `base`.
fn merged(driver: Driver, base: &str, one: &str, two: &str) -> Outcome {
    let clones = Clones::new(base.as_bytes(), driver, Path::new(PROGRAM));
    for (clone, text) in [("one", one), ("two", two)] {
        fs::write(clones.file(clone), text).unwrap();
        clones.commit(clone);
    }
    clones.pull()
}

#[test]
fn two_clones_that_tick_neighbouring_tasks_merge_with_the_driver_and_conflict_without() {
    if !has_git() {
        return;
    }
    let outcome = |driver| {
        let clones = Clones::new(LIST.as_bytes(), driver, Path::new(PROGRAM));
        for (clone, tasks) in [("one", ["bowline", "clove hitch"]), ("two", ["sheet bend", "splice"])] {
            for task in tasks {
                clones.roadmap(clone, &["tick", "roadmap.md", task]);
            }
            clones.commit(clone);
        }
        clones.pull()
    };
    assert_eq!(outcome(Driver::Installed), clean(&LIST.replace("[ ]", "[x]")));
    let without = outcome(Driver::None);
    assert!(!without.clean && without.text.contains("<<<<<<< HEAD\n"), "{without:?}");
}

#[test]
fn one_tick_on_both_sides_is_one_tick_and_a_tick_follows_a_new_name() {
    if !has_git() {
        return;
    }
    let ticked = LIST.replace("[ ] bowline", "[x] bowline");
    assert_eq!(merged(Driver::Installed, LIST, &ticked, &ticked.replace("[x]", "[X]")), clean(&ticked));
    let renamed = LIST.replace("bowline", "bowline, one-handed");
    let both = ticked.replace("bowline", "bowline, one-handed");
    assert_eq!(merged(Driver::Installed, LIST, &ticked, &renamed), clean(&both));
    assert!(!merged(Driver::None, LIST, &ticked, &renamed).clean);
}

#[test]
fn both_may_bring_the_file_along() {
    if !has_git() {
        return;
    }
    // Where both added the file there is no base, and git gives an empty one.
    let clones = Clones::new(b"x\n", Driver::Installed, Path::new(PROGRAM));
    for (clone, text) in [("one", "- [x] a\n- [ ] b\n"), ("two", "- [ ] a\n- [x] b\n")] {
        fs::write(clones.folder.path().join(clone).join("new.md"), text).unwrap();
        clones.commit(clone);
    }
    assert!(clones.pull().clean);
    assert_eq!(fs::read_to_string(clones.folder.path().join("two/new.md")).unwrap(), "- [x] a\n- [x] b\n");
}

#[test]
fn a_true_conflict_is_reported_by_git_and_leaves_marks() {
    if !has_git() {
        return;
    }
    let removed = LIST.replace("- [ ] sheet bend\n", "").replace("[ ] splice", "[x] splice");
    let ticked = LIST.replace("[ ] sheet bend", "[x] sheet bend").replace("\n", "\r\n");
    let outcome = merged(Driver::Installed, &LIST.replace('\n', "\r\n"), &removed.replace('\n', "\r\n"), &ticked);
    assert!(!outcome.clean);
    let name = outcome.text.lines().find_map(|line| line.strip_prefix(">>>>>>> ")).unwrap().to_owned();
    let marks = format!("- [ ] bowline\n<<<<<<< HEAD\n- [x] sheet bend\n=======\n>>>>>>> {name}\n- [ ] clove hitch\n");
    let expected = format!("# Ropes\n\n{marks}- [x] splice\n").replace('\n', "\r\n");
    assert_eq!(outcome.text, expected);
}

#[test]
fn marks_are_as_long_as_git_wants_them() {
    if !has_git() {
        return;
    }
    let clones = Clones::new(b"a\n", Driver::Installed, Path::new(PROGRAM));
    let attributes = clones.folder.path().join("two/.gitattributes");
    let text = fs::read_to_string(&attributes).unwrap();
    fs::write(&attributes, text + "*.md conflict-marker-size=12\n").unwrap();
    for (clone, text) in [("one", "b\n"), ("two", "c\n")] {
        fs::write(clones.file(clone), text).unwrap();
        clones.commit(clone);
    }
    assert!(clones.pull().text.starts_with("<<<<<<<<<<<< HEAD\nc\n============\nb\n>>>>>>>>>>>> "));
}

#[test]
fn a_file_that_is_not_utf_8_is_merged_as_git_does_it_by_itself() {
    if !has_git() {
        return;
    }
    let merged = |driver, one: &[u8], two: &[u8]| {
        let clones = Clones::new(b"- caf\xe9\n- 2\n- 3\n- 4\n- 5\n", driver, Path::new(PROGRAM));
        for (clone, bytes) in [("one", one), ("two", two)] {
            fs::write(clones.file(clone), bytes).unwrap();
            clones.commit(clone);
        }
        let output = clones.try_git("two", &["pull", "--no-rebase", "--no-edit", "origin", "main"]);
        let held = fs::read(clones.file("two")).unwrap();
        // The name of a commit differs from one run to the other.
        let name = held.windows(8).position(|bytes| bytes == b">>>>>>> ").map(|at| at + 8);
        let text = name.map_or(held.clone(), |at| [&held[..at], &held[at + 40..]].concat());
        (output.status.code(), text, String::from_utf8(output.stderr).unwrap())
    };
    let (one, two) = (&b"- caf\xe9 1\n- 2\n- 3\n- 4\n- 5\n"[..], &b"- caf\xe9\n- 2\n- 3\n- 4\n- f\xfcnf\n"[..]);
    let (code, text, said) = merged(Driver::Installed, one, two);
    assert_eq!((code, text.as_slice()), (Some(0), &b"- caf\xe9 1\n- 2\n- 3\n- 4\n- f\xfcnf\n"[..]));
    assert!(said.contains("roadmap: roadmap.md is ") && said.contains("; it was merged by lines"), "{said}");
    let clash = b"- caf\xe9 2\n- 2\n- 3\n- 4\n- 5\n";
    let (code, text, said) = merged(Driver::Installed, one, clash);
    assert!(code == Some(1) && said.contains("between marks"), "{said}");
    assert_eq!((code, text), {
        let (code, text, _) = merged(Driver::None, one, clash);
        (code, text)
    });
    // What is no text to git either stays as it is, and is a conflict.
    let (code, text, said) = merged(Driver::Installed, b"- caf\xe9\0 1\n", b"- caf\xe9\0 2\n");
    assert_eq!((code, text.as_slice()), (Some(1), &b"- caf\xe9\0 2\n"[..]));
    assert!(said.contains("cannot merge roadmap.md: "), "{said}");
}

#[test]
fn install_and_uninstall_are_idempotent_and_leave_every_other_byte() {
    if !has_git() {
        return;
    }
    let clones = Clones::new(b"x\n", Driver::None, Path::new(PROGRAM));
    let [attributes, config] =
        [".gitattributes", ".git/config"].map(|name| clones.folder.path().join("one").join(name));
    for before in [None, Some("# mine\r\n*.png binary\r\n*.md text"), Some("* text=auto\n")] {
        if let Some(text) = before {
            fs::write(&attributes, text).unwrap();
        }
        let config_before = fs::read_to_string(&config).unwrap();
        let held = || (fs::read_to_string(&attributes).ok(), fs::read_to_string(&config).unwrap());
        fs::create_dir_all(clones.folder.path().join("one/plans/deep")).unwrap();
        let patterns = ["git", "install", "--repo", "plans/deep", "roadmap.md", "my plans/*.md"];
        clones.roadmap("one", &patterns);
        let once = held();
        assert_ne!(once.0.as_deref(), before);
        assert!(once.0.as_ref().unwrap().starts_with(before.unwrap_or_default()));
        clones.roadmap("one", &patterns);
        assert_eq!(held(), once);
        let attribute = |name: &str| clones.git("one", &["check-attr", "merge", "--", name]);
        assert_eq!(attribute("a/roadmap.md"), "a/roadmap.md: merge: roadmap\n");
        assert_eq!(attribute("my plans/x.md"), "my plans/x.md: merge: roadmap\n");
        assert_eq!(attribute("README.md"), "README.md: merge: unspecified\n");
        for _ in 0..2 {
            clones.roadmap("one", &["git", "install", "--uninstall"]);
            assert_eq!(held(), (before.map(str::to_owned), config_before.clone()));
        }
    }
}

#[test]
fn the_program_is_called_by_name_where_that_leads_to_it_and_quoted_where_it_does_not() {
    if !has_git() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let odd = folder.path().join("Ann's 100% bin");
    fs::create_dir(&odd).unwrap();
    fs::copy(PROGRAM, odd.join("roadmap")).unwrap();
    let clones = Clones::new(LIST.as_bytes(), Driver::Installed, &odd.join("roadmap"));
    for (clone, task) in [("one", "bowline"), ("two", "sheet bend")] {
        clones.roadmap(clone, &["tick", "roadmap.md", task]);
        clones.commit(clone);
    }
    let both = LIST.replace("[ ] bowline", "[x] bowline").replace("[ ] sheet", "[x] sheet");
    assert_eq!(clones.pull(), clean(&both));

    let mut path: OsString = odd.clone().into();
    path.push(":");
    path.push(std::env::var_os("PATH").unwrap());
    let mut install = Command::new(odd.join("roadmap"));
    install.args(["git", "install", "--repo"]).arg(clones.folder.path().join("two"));
    assert!(install.env("PATH", path).env("HOME", clones.folder.path()).output().unwrap().status.success());
    assert!(clones.git("two", &["config", "merge.roadmap.driver"]).starts_with("roadmap merge %O %A %B -o %A "));
}

#[test]
fn without_a_repository_or_without_git_it_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let run = |path: OsString| {
        let mut command = Command::new(PROGRAM);
        command.env_clear().env("PATH", path).env("GIT_CEILING_DIRECTORIES", folder.path().parent().unwrap());
        command.current_dir(folder.path()).args(["git", "install"]).output().unwrap()
    };
    let none = run(folder.path().into());
    assert_eq!(none.status.code(), Some(3));
    assert_eq!(String::from_utf8(none.stderr).unwrap(), "roadmap: git was not found; install it, or put it on PATH\n");
    if has_git() {
        let outside = run(std::env::var_os("PATH").unwrap());
        assert_eq!(outside.status.code(), Some(3));
        assert!(String::from_utf8(outside.stderr).unwrap().starts_with("roadmap: git: fatal: not a git repository"));
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

/// What a clone's journal says of every item that was ticked, and on which dates.
fn told(clones: &Clones, clone: &str) -> Vec<String> {
    let path = clones.file(clone).with_file_name(".roadmap").join("roadmap.md.jsonl");
    let text = fs::read_to_string(path).unwrap();
    let journal = Journal::read(&text, 4);
    assert_eq!(journal.passed_over, 0, "{text}");
    let facts = facts(&journal, &fs::read_to_string(clones.file(clone)).unwrap());
    facts.iter().map(|(title, _, dates, ..)| format!("{title} {dates:?}")).collect()
}

#[test]
fn the_journals_of_two_clones_are_put_together_and_say_what_both_did() {
    if !has_git() {
        return;
    }
    let clones = Clones::new(LIST.as_bytes(), Driver::Installed, Path::new(PROGRAM));
    clones.roadmap("one", &["journal", "roadmap.md", "--local"]);
    clones.commit("one");
    assert_eq!(clones.pull(), clean(LIST));
    let tick = |clone: &str, item: &str, date: &str, off: &[&str]| {
        clones.roadmap(clone, &[&["tick", "roadmap.md", item, "--on", date], off].concat());
    };
    tick("one", "bowline", "2026-02-01", &[]);
    tick("one", "clove hitch", "2026-02-03", &[]);
    tick("one", "splice", "2026-02-03", &[]);
    tick("two", "sheet bend", "2026-02-02", &[]);
    tick("two", "clove hitch", "2026-02-02", &[]);
    tick("two", "splice", "2026-02-02", &[]);
    tick("two", "splice", "2026-02-04", &["--off"]);
    tick("two", "splice", "2026-02-05", &[]);
    ["one", "two"].iter().for_each(|clone| clones.commit(clone));
    assert_eq!(clones.pull(), clean(&LIST.replace("[ ]", "[x]")));
    clones.git("one", &["pull", "-q", "--no-rebase", "../two", "main"]);
    let expected = [
        "bowline [2026-02-01]",
        "sheet bend [2026-02-02]",
        // Both did it: the earlier one counts.
        "clove hitch [2026-02-02]",
        "splice [2026-02-02, 2026-02-05]",
    ];
    for clone in ["one", "two"] {
        assert_eq!(told(&clones, clone), expected, "{clone}");
        // Nothing is found that would not be known.
        clones.roadmap(clone, &["journal", "roadmap.md"]);
        assert_eq!(clones.git(clone, &["status", "--short"]), "", "{clone}");
    }
}

#[test]
fn where_a_roadmap_conflicts_its_journal_does_not() {
    if !has_git() {
        return;
    }
    let clones = Clones::new(LIST.as_bytes(), Driver::None, Path::new(PROGRAM));
    clones.roadmap("one", &["journal", "roadmap.md", "--local"]);
    clones.commit("one");
    assert_eq!(clones.pull(), clean(LIST));
    clones.roadmap("one", &["tick", "roadmap.md", "bowline", "--on", "2026-02-01"]);
    clones.roadmap("two", &["tick", "roadmap.md", "sheet bend", "--on", "2026-02-02"]);
    ["one", "two"].iter().for_each(|clone| clones.commit(clone));
    assert!(!clones.pull().clean);
    assert_eq!(clones.git("two", &["diff", "--name-only", "--diff-filter=U"]), "roadmap.md\n");
    // The reader settles it in an editor.
    fs::write(clones.file("two"), LIST.replace("[ ] bowline", "[x] bowline").replace("[ ] sheet", "[x] sheet"))
        .unwrap();
    clones.commit("two");
    let before = told(&clones, "two");
    assert_eq!(before, ["bowline [2026-02-01]", "sheet bend [2026-02-02]"]);
    clones.roadmap("two", &["journal", "roadmap.md"]);
    assert_eq!(clones.git("two", &["status", "--short"]), "");
}
