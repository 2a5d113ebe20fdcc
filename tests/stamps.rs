//! Completion stamps: what a tick writes beside itself for those who want that, and what it leaves alone.

#![allow(clippy::unwrap_used)]

mod support;

use std::fs;
use std::path::Path;

use roadmap::app::action::View;
use roadmap::document::Document;
use roadmap::document::stamp::Dialect;
use support::stamped::{DIALECTS, Ticks, tick_each};
use support::{Desk, Shell, crlf, samples};

/// Opens the tree on 4 February 2026, for a reader who wants stamps.
fn tree(text: &str, dialect: Dialect) -> Desk {
    Desk::new(text).view(View::Roadmap).stamp(dialect)
}

#[test]
fn a_tick_writes_its_date_and_takes_it_back_with_it() {
    let before = "# A\n- [ ] a 📅 2026-02-10 ^b\n- [ ] c";
    for (dialect, after) in [
        (Dialect::Emoji, "# A\n- [x] a 📅 2026-02-10 ✅ 2026-02-04 ^b\n- [ ] c"),
        (Dialect::Dataview, "# A\n- [x] a 📅 2026-02-10  [completion:: 2026-02-04] ^b\n- [ ] c"),
        (Dialect::Comment, "# A\n- [x] a 📅 2026-02-10 <!-- done 2026-02-04 --> ^b\n- [ ] c"),
    ] {
        tree(before, dialect)
            .keys("j <space>")
            .file(after)
            .shows("done: a 📅")
            .keys("<space>")
            .file(before)
            .keys("u")
            .file(after)
            .keys("u")
            .file(before)
            .keys("U")
            .file(after);
    }
    Desk::new(before).view(View::Roadmap).keys("j <space>").file(&before.replacen("[ ]", "[x]", 1));
}

#[test]
fn a_whole_subtree_is_stamped_as_one_step_and_counted_by_its_boxes() {
    let before = "- [ ] a\n  - [x] b ✅ 2026-01-01\n  - [/] c\n  - [-] d\n- [ ] e\n";
    let after = "- [x] a ✅ 2026-02-04\n  - [x] b ✅ 2026-01-01\n  - [x] c ✅ 2026-02-04\n  - [-] d\n- [ ] e\n";
    let open = "- [ ] a\n  - [ ] b\n  - [ ] c\n  - [-] d\n- [ ] e\n";
    tree(before, Dialect::Emoji)
        .keys("X")
        .file(after)
        .shows("2 boxes ticked")
        .keys("X")
        .file(open)
        .keys("u u")
        .file(before);
}

#[test]
fn a_study_day_is_stamped_in_whatever_form_it_has() {
    for (before, after) in [
        ("## Phase 1\n- Day 1: a ^b\n- Day 2: c\n", "## Phase 1\n- [x] Day 1: a@ ^b\n- Day 2: c\n"),
        ("## Phase 1\r\n* [ ] **Day 1: a**\r\n* Day 2\r\n", "## Phase 1\r\n* [x] **Day 1: a**@\r\n* Day 2\r\n"),
    ] {
        for (dialect, stamp) in [
            (Dialect::Emoji, " ✅ 2026-02-04"),
            (Dialect::Dataview, "  [completion:: 2026-02-04]"),
            (Dialect::Comment, " <!-- done 2026-02-04 -->"),
        ] {
            let after = after.replace('@', stamp);
            tree(before, dialect).keys("j <space>").file(&after).keys("u").file(before);
            let desk = tree(&after, dialect).keys("j <space>");
            assert_eq!(desk.app().document().text(), after.replace(stamp, "").replace("[x]", "[ ]"));
        }
    }
    let row = "## Phase 1\n\n| Day | What | |\n| --- | --- | --- |\n| Day 1 | a | ⬜ |\n| Day 2 | b | ⬜ |\n";
    tree(row, Dialect::Emoji).keys("j <space>").file(&row.replacen("⬜", "✅", 1));
}

#[test]
fn a_headings_sign_takes_its_date_along_and_is_read_with_it() {
    let before = "## Day 1: a ##\n## Day 2: b {#c}\n";
    for (dialect, sign) in [
        (Dialect::Emoji, " ✅ 2026-02-04"),
        (Dialect::Dataview, " ✅  [completion:: 2026-02-04]"),
        (Dialect::Comment, " ✅ <!-- done 2026-02-04 -->"),
    ] {
        let after = format!("## Day 1: a{sign} ##\n## Day 2: b{sign} {{#c}}\n");
        tree(before, dialect).keys("<space> j <space>").file(&after).keys("<space> k <space>").file(before);
        // For those who want no stamps any more it is still a sign.
        Desk::new(&after).view(View::Roadmap).keys("<space> j <space>").file(before);
    }
}

#[test]
fn no_stamp_is_a_date_of_the_plan() {
    let text = "## Phase 1\n- [x] Day 1: a ✅ 2026-03-09\n- [x] Day 2: b  [completion:: 2026-03-10]\n### x\n";
    let plan = roadmap::plan::Plan::of(&Document::read(text.to_owned()));
    let stated: Vec<_> = plan.days().iter().map(|day| day.stated.is_some()).collect();
    assert_eq!(stated, [false, false]);
}

/// A shell whose reader's settings say this.
fn shell(text: &str, settings: &str) -> Shell {
    let shell = Shell::new(text).outside(|folder| {
        fs::create_dir_all(folder.join("config/roadmap")).unwrap();
        fs::write(folder.join("config/roadmap/config.toml"), settings).unwrap();
    });
    let config: &'static str = Box::leak(shell.path("config").to_string_lossy().into_owned().into_boxed_str());
    shell.with("XDG_CONFIG_HOME", config)
}

#[test]
fn the_shell_stamps_once_and_with_today() {
    let tick = ["tick", "roadmap.md", "a", "--on", "2026-01-22"];
    let later = ["tick", "roadmap.md", "a", "--on", "2026-01-30"];
    let off = ["tick", "roadmap.md", "a", "--off"];
    shell("- [ ] a\n- [ ] b\n", "stamp = 'emoji'\n")
        .args(tick)
        .exit(0)
        .stdout("[x] a\n")
        .file("- [x] a ✅ 2026-01-22\n- [ ] b\n")
        .args(later)
        .exit(0)
        .file("- [x] a ✅ 2026-01-22\n- [ ] b\n")
        .args(off)
        .exit(0)
        .stdout("[ ] a\n")
        .file("- [ ] a\n- [ ] b\n")
        .args(off)
        .exit(0)
        .file("- [ ] a\n- [ ] b\n");
    // Without the setting a tick is a byte, whatever stands beside it.
    Shell::new("- [x] a ✅ 2026-01-22\n").args(off).exit(0).file("- [ ] a ✅ 2026-01-22\n");
}

#[test]
fn the_front_matter_has_the_last_word_and_what_it_cannot_mean_is_said() {
    let tick = ["tick", "roadmap.md", "a", "--on", "2026-01-22"];
    for (stamp, after) in
        [("dataview", "- [x] a  [completion:: 2026-01-22]\n"), ("none", "- [x] a\n"), ("emo", "- [x] a\n")]
    {
        let head = format!("---\nroadmap:\n  stamp: {stamp}\n---\n");
        let shell = shell(&format!("{head}- [ ] a\n"), "stamp = 'emoji'\n").args(tick).exit(0);
        let shell = shell.file(&format!("{head}{after}")).args(["show", "roadmap.md"]).exit(0);
        assert_eq!(shell.err().contains("`stamp = emo` in the front matter cannot be read"), stamp == "emo");
    }
    shell("- [ ] a\n", "\nstamp = 'tick'\n")
        .args(tick)
        .exit(2)
        .stderr_has("line 2: \"tick\" is no stamp; there are emoji");
}

/// What `roadmap merge` makes of three texts.
fn merged(base: &str, ours: &str, theirs: &str) -> String {
    let files = [("base.md", base), ("ours.md", ours), ("theirs.md", theirs)];
    let shell = Shell::new("").outside(|folder| {
        for (name, text) in files {
            fs::write(folder.join(name), text).unwrap();
        }
    });
    shell.args(["merge", "base.md", "ours.md", "theirs.md"]).exit(0).out()
}

#[test]
fn two_machines_that_stamp_their_ticks_never_conflict() {
    let base = "- [ ] a 📅 2026-03-01\n- [ ] b ^x\n- [ ] read the long book\n";
    for (ours, theirs, both) in [
        // Different tasks, next to each other.
        (
            "- [x] a 📅 2026-03-01 ✅ 2026-01-22\n- [ ] b ^x\n- [ ] read the long book\n",
            "- [ ] a 📅 2026-03-01\n- [x] b ✅ 2026-01-23 ^x\n- [ ] read the long book\n",
            "- [x] a 📅 2026-03-01 ✅ 2026-01-22\n- [x] b ✅ 2026-01-23 ^x\n- [ ] read the long book\n",
        ),
        // The same on one day, and on two: the first counts.
        (
            "- [x] a 📅 2026-03-01 ✅ 2026-01-22\n- [x] b ✅ 2026-01-22 ^x\n- [ ] read the long book\n",
            "- [x] a 📅 2026-03-01 ✅ 2026-01-22\n- [x] b <!-- done 2026-01-23 --> ^x\n- [ ] read the long book\n",
            "- [x] a 📅 2026-03-01 ✅ 2026-01-22\n- [x] b ✅ 2026-01-22 ^x\n- [ ] read the long book\n",
        ),
        // One ticked; the other renamed, moved, gave another date or ticked without a stamp.
        (
            "- [x] a 📅 2026-03-01 ✅ 2026-01-22\n- [x] b  [completion:: 2026-01-22] ^x\n- [x] read the long book ✅ 2026-01-22\n",
            "- [ ] read the long book twice\n- [ ] a 📅 2026-03-09\n- [x] b ^x\n",
            "- [x] read the long book twice ✅ 2026-01-22\n- [x] a 📅 2026-03-09 ✅ 2026-01-22\n- [x] b  [completion:: 2026-01-22] ^x\n",
        ),
    ] {
        assert_eq!(merged(base, ours, theirs), both);
        assert_eq!(merged(base, theirs, ours), both);
    }
    // A stamp that one side took away with its tick is gone.
    let (was, is) = ("- [x] a ✅ 2026-01-22\n- [ ] b\n", "- [ ] a\n- [ ] b\n");
    assert_eq!(merged(was, is, &was.replace("[ ] b", "[x] b ✅ 2026-01-23")), "- [ ] a\n- [x] b ✅ 2026-01-23\n");
    assert_eq!(
        merged("## Day 1: a b\n", "## Day 1: a b ✅ 2026-01-22\n", "## Day 1: a b c\n"),
        "## Day 1: a b c ✅ 2026-01-22\n"
    );
}

#[test]
fn a_stamp_that_comes_from_outside_moves_nothing_on_the_screen() {
    let before = "# A\n- [ ] a\n- [ ] b\n";
    tree(before, Dialect::Emoji)
        .keys("j j")
        .outside(|path| fs::write(path, "# A\n- [x] a ✅ 2026-02-01\n- [ ] b\n").unwrap())
        .keys("<space>")
        .file("# A\n- [x] a ✅ 2026-02-01\n- [x] b ✅ 2026-02-04\n")
        .keys("u")
        .file("# A\n- [x] a ✅ 2026-02-01\n- [ ] b\n");
}

#[test]
fn every_task_of_the_samples_is_stamped_and_taken_back_in_every_dialect() {
    for (path, text) in samples() {
        for text in [text.clone(), format!("\u{feff}{}", crlf(&text).trim_end())] {
            for dialect in DIALECTS {
                let Ticks { all, stamped, .. } = tick_each(&text, dialect);
                assert!(all > 5 && (stamped > 0 || !text.contains("[ ]")), "{} in {}", stamped, path.display());
            }
        }
    }
}

/// Real files that others wrote, with the fields of Obsidian's plugins, and with what they show in code blocks as text. They
/// are not part of the project.
fn others() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/files");
    let Ok(entries) = fs::read_dir(&folder) else {
        eprintln!("skipped: there is no corpus at {}", folder.display());
        return Vec::new();
    };
    let has_fields =
        |text: &str| ["📅", "✅ 20", "completion::", "🆔", "[due::"].iter().any(|sign| text.contains(sign));
    let unfenced = |text: &str| -> String {
        text.split_inclusive('\n').filter(|line| !line.trim_start_matches(['>', ' ']).starts_with("```")).collect()
    };
    let paths = entries.map(|entry| entry.unwrap().path());
    let read = |path: std::path::PathBuf| {
        let name = path.file_name()?.to_string_lossy().into_owned();
        Some((name, fs::read_to_string(path).ok()?))
    };
    let few = |(name, text): &(String, String)| name.contains("obsidian") || text.len() < 8_000;
    let theirs = paths.filter_map(read).filter(|(_, text)| has_fields(text)).filter(few);
    theirs.map(|(name, text)| (name, unfenced(&text))).collect()
}

#[test]
fn every_task_of_the_real_files_is_stamped_and_taken_back_in_every_dialect() {
    let (mut ticks, mut files) = (Ticks::default(), 0);
    for (name, text) in others() {
        files += 1;
        for dialect in DIALECTS {
            let of = tick_each(&text, dialect);
            println!("{name} {dialect:?} {of:?}");
            ticks.all += of.all;
            ticks.stamped += of.stamped;
            ticks.unstamped += of.unstamped;
        }
    }
    println!("{files} files: {ticks:?}");
    assert!(files == 0 || (ticks.stamped > 100 && ticks.unstamped > 60), "{ticks:?}");
}
