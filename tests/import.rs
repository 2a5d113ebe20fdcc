//! A journal made of the versions that git keeps says what the journal says that was kept meanwhile.

#![allow(clippy::unwrap_used)]

mod support;

use chrono::{DateTime, Datelike, Days, FixedOffset, NaiveDate, Weekday};
use roadmap::progress::done_by_date::DoneByDate;
use roadmap::progress::journal::Journal;
use roadmap::progress::streak::Streak;
use support::learner::{Dice, Fact, Learner, facts};
use support::repository::{Repository, has_git};

const LIST: &str = "# Ropes\n\n- [x] bowline\n- [ ] sheet bend\n- [ ] clove hitch\n";

fn at(written: &str) -> DateTime<FixedOffset> {
    written.parse().unwrap()
}

/// A roadmap of so many sections with ten tasks each, and a phase of twenty study days.
fn roadmap(sections: usize) -> String {
    let mut text = String::from("# 路线图\n");
    for section in 0..sections {
        text += &format!("\n## Section {section}\n\n");
        (0..10).for_each(|task| text += &format!("- [ ] 任务 {section}-{task}\n"));
    }
    text += "\n## Phase 1: days\n\n";
    (1..=20).for_each(|day| text += &format!("- **Day {day}: lesson {day}**\n"));
    text
}

/// A year of ticks on weekdays, some of them taken back, with sections renamed and items moved now and then. What the file
/// held at the end of each day, and the journal.
fn year(text: &str, first: NaiveDate) -> (Vec<(DateTime<FixedOffset>, String)>, Journal) {
    let mut dice = Dice(7);
    let evening = |date: NaiveDate| at(&format!("{date}T21:30:00+08:00"));
    let mut learner = Learner::open(text, Journal::default(), evening(first));
    let mut versions = vec![(evening(first), text.to_owned())];
    for date in first.iter_days().skip(1).take(365) {
        if matches!(date.weekday(), Weekday::Sat | Weekday::Sun) || dice.below(5) == 0 {
            continue;
        }
        let open: Vec<String> = titles(&learner.text(), "- [ ] ");
        let days: Vec<String> = titles(&learner.text(), "- **Day");
        for _ in 0..dice.below(3).min(open.len()) {
            let open = titles(&learner.text(), "- [ ] 任务");
            if !open.is_empty() {
                learner.tick(evening(date), &open[dice.below(open.len())]);
            }
        }
        if !days.is_empty() && dice.below(9) == 0 {
            learner.tick(evening(date), days[0].trim_matches('*'));
        }
        let done = titles(&learner.text(), "- [x] 任务");
        if !done.is_empty() && dice.below(20) == 0 {
            learner.tick(evening(date), &done[dice.below(done.len())]);
        }
        if dice.below(40) == 0 {
            let renamed = learner.text().replacen("## Section ", &format!("## Chapter {date} "), 1);
            learner.elsewhere(evening(date), &renamed);
        }
        if dice.below(40) == 0 {
            let text = learner.text();
            let line = text.lines().find(|line| line.starts_with("- [x] 任务")).unwrap_or("");
            let moved = text.replacen(&format!("{line}\n"), "", 1);
            learner.elsewhere(evening(date), &moved.replacen("\n## Phase", &format!("{line}\n\n## Phase"), 1));
        }
        if versions.last().unwrap().1 != learner.text() {
            versions.push((evening(date), learner.text()));
        }
    }
    let mut journal = Journal::read("", 4);
    learner.events.iter().for_each(|event| journal.note(event));
    (versions, journal)
}

fn titles(text: &str, start: &str) -> Vec<String> {
    let lines = text.lines().filter(|line| line.starts_with(start));
    lines
        .map(|line| line.trim_start_matches("- [ ] ").trim_start_matches("- [x] ").trim_start_matches("- ").to_owned())
        .collect()
}

/// How many tasks were done on which date, and the streak at the end.
fn counted(facts: &[Fact], today: NaiveDate) -> (DoneByDate, Streak) {
    let done = DoneByDate::of(facts.iter().flat_map(|fact| &fact.2).map(|date| (*date, 1)));
    let is_study_date = |date: NaiveDate| !matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
    let streak = Streak::on(today, &done, &is_study_date);
    (done, streak)
}

#[test]
fn a_year_in_git_says_what_the_journal_of_that_year_says() {
    if !has_git() {
        return;
    }
    let first = NaiveDate::from_ymd_opt(2025, 3, 3).unwrap();
    let (versions, kept) = year(&roadmap(20), first);
    assert!(versions.len() > 120, "{}", versions.len());
    let repository = Repository::new();
    repository.commits(versions.iter().map(|(at, text)| (*at, "roadmap.md", Some(text.as_bytes()))));
    let begun = std::time::Instant::now();
    let said = repository.said(&["journal", "import", "roadmap.md", "--git"]);
    println!("{} versions in {:?}: {said}", versions.len(), begun.elapsed());
    let imported = Journal::read(&repository.journal("roadmap.md"), 4);
    let text = &versions.last().unwrap().1;
    let (kept, imported) = (facts(&kept, text), facts(&imported, text));
    assert!(kept.len() > 60, "{}", kept.len());
    assert_eq!(imported, kept);
    let today = first + Days::new(365);
    assert_eq!(counted(&imported, today), counted(&kept, today));
    // Nothing is taken twice.
    let journal = repository.journal("roadmap.md");
    let again = repository.said(&["journal", "import", "roadmap.md", "--git"]);
    assert!(again.starts_with("nothing new in"), "{again}");
    assert_eq!(repository.journal("roadmap.md"), journal);
}

/// The repository of a list that was ticked on two days, under two names, with what is no version of it in between.
fn small() -> Repository {
    let repository = Repository::new();
    let one = LIST.replace("[ ] sheet", "[x] sheet");
    let two = one.replace("[ ] clove hitch", "[x] clove hitch, doubled");
    repository.commits([
        (at("2026-01-31T21:00:00+08:00"), "old.md", Some(LIST.as_bytes())),
        (at("2026-02-01T23:00:00-05:00"), "old.md", Some(one.as_bytes())),
        (at("2026-02-02T21:00:00+08:00"), "old.md", Some(b"- [x] \xff\xfe\n")),
        (at("2026-02-02T21:30:00+08:00"), "old.md", Some(one.as_bytes())),
    ]);
    repository.git(&["mv", "old.md", "roadmap.md"]);
    repository.git(&["commit", "-q", "-m", "x", "--date", "2026-02-03T21:00:00+08:00"]);
    std::fs::write(repository.path("roadmap.md"), two).unwrap();
    repository.git(&["commit", "-q", "-a", "-m", "x", "--date", "2026-02-04T02:00:00+08:00"]);
    repository
}

#[test]
fn what_is_imported_has_the_author_s_dates_under_every_name_that_the_file_had() {
    if !has_git() {
        return;
    }
    let repository = small();
    let output = repository.roadmap(&["journal", "import", "roadmap.md", "--git"]);
    assert_eq!(
        String::from_utf8_lossy(&output.stderr),
        "roadmap: 1 version is no UTF-8, too large, or not here, and was passed over\n"
    );
    assert_eq!(
        String::from_utf8_lossy(&output.stdout),
        "3 events taken from 5 versions in git, Sat 31 Jan 2026 to Wed 4 Feb 2026\n"
    );
    let said: serde_json::Value = serde_json::from_str(&repository.said(&["journal", "roadmap.md", "--json"])).unwrap();
    let events: Vec<String> = said["events"]
        .as_array()
        .unwrap()
        .iter()
        .map(|event| {
            let field = |name: &str| event[name].as_str().unwrap_or_default().to_owned();
            format!(
                "{} {} {} {}",
                if field("by") == "git" { field("at") } else { String::new() },
                field("by"),
                field("did"),
                field("text")
            )
        })
        .collect();
    let expected = [
        " shell began ",
        "2026-01-31T21:00:00+08:00 git began ",
        "2026-02-01T23:00:00-05:00 git ticked sheet bend",
        "2026-02-04T02:00:00+08:00 git ticked clove hitch, doubled",
    ];
    assert_eq!(events, expected);
    let answer: serde_json::Value =
        serde_json::from_str(&repository.said(&["journal", "import", "roadmap.md", "--git", "--json"])).unwrap();
    let fields: Vec<&String> = answer.as_object().unwrap().keys().collect();
    assert_eq!(
        fields,
        ["schema", "file", "journal", "local", "events", "from", "until", "versions", "passed_over", "shallow"]
    );
    assert_eq!((&answer["events"], &answer["versions"]), (&0.into(), &5.into()));
}

#[test]
fn only_what_was_before_the_journal_is_taken() {
    if !has_git() {
        return;
    }
    let repository = small();
    repository.said(&["journal", "roadmap.md", "--local"]);
    let path = repository.path(".roadmap/roadmap.md.jsonl");
    let begun = r#"{"v":1,"at":"2026-02-02T08:00:00+08:00","did":"began","ticked":[],"done":[],"by":"tui"}"#;
    std::fs::write(&path, format!("{begun}\n")).unwrap();
    repository.said(&["journal", "import", "roadmap.md", "--git"]);
    let journal = repository.journal("roadmap.md");
    let from_git: Vec<&str> = journal.lines().filter(|line| line.contains(r#""by":"git""#)).collect();
    assert_eq!(from_git.len(), 1, "{journal}");
    assert!(from_git[0].contains("2026-01-31T21:00:00+08:00"), "{journal}");
}

#[test]
fn where_git_has_nothing_that_is_said_and_a_stranger_s_settings_run_nothing() {
    if !has_git() {
        return;
    }
    let repository = small();
    std::fs::write(repository.path("new.md"), LIST).unwrap();
    let refused = |name: &str, code: i32, words: &str| {
        let output = repository.roadmap(&["journal", "import", name, "--git"]);
        let err = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!((output.status.code(), err.contains(words)), (Some(code), true), "{name}: {err}");
    };
    refused("new.md", 1, "git has no version of new.md; commit it first");
    std::fs::write(repository.path("../home/away.md"), LIST).unwrap();
    refused("../home/away.md", 3, "git: fatal: not a git repository");
    refused("missing.md", 3, "missing.md");
    let output = repository.roadmap(&["journal", "import", "roadmap.md"]);
    assert_eq!(output.status.code(), Some(2));
    // What a repository's settings name may be a trap.
    let trap = repository.path("sprung");
    let springs = format!("touch {}; cat", trap.display());
    for key in [
        "core.pager",
        "pager.log",
        "gpg.program",
        "diff.external",
        "core.fsmonitor",
        "diff.x.textconv",
        "core.sshCommand",
    ] {
        repository.git(&["config", key, &springs]);
    }
    repository.git(&["config", "log.showSignature", "true"]);
    std::fs::write(repository.path(".gitattributes"), "*.md diff=x\n").unwrap();
    let said = repository.said(&["journal", "import", "roadmap.md", "--git"]);
    assert!(said.contains("events taken from"), "{said}");
    assert!(!trap.exists());
    // A shallow clone knows only the end, and says so; the rest is taken when it is there.
    let url = format!("file://{}", repository.path("").display());
    repository.git(&["clone", "-q", "--depth", "1", &url, "../shallow"]);
    let output = repository.roadmap(&["journal", "import", "../shallow/roadmap.md", "--git"]);
    assert!(String::from_utf8_lossy(&output.stderr).contains("this clone is shallow"), "{output:?}");
    repository.git(&["-C", "../shallow", "fetch", "-q", "--unshallow"]);
    let output = repository.roadmap(&["journal", "import", "../shallow/roadmap.md", "--git"]);
    assert!(String::from_utf8_lossy(&output.stdout).starts_with("3 events taken from 5 versions"), "{output:?}");
    let journal = Journal::read(&repository.journal("../shallow/roadmap.md"), 4);
    let text = std::fs::read_to_string(repository.path("roadmap.md")).unwrap();
    let dates: Vec<String> = facts(&journal, &text).iter().map(|fact| format!("{:?}", fact.1)).collect();
    assert_eq!(dates, ["Some(Before)", "Some(Date(2026-02-01))", "Some(Date(2026-02-03))"]);
}
