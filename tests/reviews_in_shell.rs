//! `roadmap review` in the shell: what is due, grades, and what is left out.

#![allow(clippy::unwrap_used)]

mod support;

use serde_json::Value;
use support::Shell;

const TEXT: &str = "# Go\n\n- [ ] types\n- [ ] maps\n\n## Phase 1: a\n\n- [ ] Day 1: x\n- [ ] Day 2: y\n";

fn run(shell: Shell, line: &str) -> Shell {
    shell.args(line.split(' '))
}

/// Both tasks are ticked on a day, and review is begun.
fn learned() -> Shell {
    let shell = run(Shell::new(TEXT), "tick roadmap.md types --on 2026-02-02").exit(0);
    let shell = run(shell, "tick roadmap.md maps --on 2026-02-02").exit(0);
    run(shell, "review roadmap.md --begin --on 2026-02-02").exit(0)
}

fn json(shell: &Shell) -> Value {
    serde_json::from_str(&shell.out()).unwrap()
}

#[test]
fn a_prompt_tells_what_is_due() {
    let short = |shell: Shell| run(shell, "today roadmap.md --short --on 2026-02-10").exit(0);
    let shell = short(learned()).stdout("next: Day 1, 2 to review\n");
    let shell = short(run(shell, "review roadmap.md types --grade good --on 2026-02-10"))
        .stdout("next: Day 1, 1 to review, 1-day streak\n");
    let shell =
        short(run(shell, "review roadmap.md maps --grade good --on 2026-02-10")).stdout("next: Day 1, 1-day streak\n");
    run(shell, "--lang zh today roadmap.md --short --on 2026-03-10").exit(0).stdout("接下来：Day 1，复习 2\n");
    let unbegun = run(Shell::new(TEXT), "tick roadmap.md types --on 2026-02-02").exit(0);
    short(unbegun).stdout("next: Day 1\n");
}

#[test]
fn until_it_is_begun_it_says_what_it_is_and_nothing_nags() {
    let shell = run(Shell::new(TEXT), "tick roadmap.md types --on 2026-02-02").exit(0);
    let shell = run(shell, "review roadmap.md --on 2026-02-10").exit(1);
    assert!(
        shell.out().contains("`roadmap review FILE --begin` begins; until then nothing is counted"),
        "{}",
        shell.out()
    );
    let shell = run(shell, "today roadmap.md --on 2026-02-10");
    assert!(!shell.out().contains("Reviews"), "{}", shell.out());
    let shell = run(shell, "today roadmap.md --on 2026-02-10 --json");
    assert_eq!(json(&shell)["reviews_due"], Value::Null);
    let shell = run(shell, "review roadmap.md --on 2026-02-10 --json").exit(1);
    assert_eq!(json(&shell)["since"], Value::Null);
}

#[test]
fn what_is_due_is_listed_with_what_each_grade_leads_to() {
    let shell = run(learned(), "review roadmap.md --on 2026-02-03").exit(1);
    assert!(shell.out().contains("Nothing is due today. Next: 2 on 4 Feb."), "{}", shell.out());
    let shell = run(shell, "review roadmap.md --on 2026-02-04").exit(0).stdout(
        "Wed 4 Feb 2026\n\nDue today: 2\n\
         - types  Go  2 days ago  again 1d, hard 8d, good 11d, easy 19d\n\
         - maps  Go  2 days ago  again 1d, hard 8d, good 11d, easy 19d\n",
    );
    let shell = run(shell, "review roadmap.md --on 2026-02-04 --cap 1").exit(0);
    assert!(shell.out().contains("1 more waits: no more than 1 comes on a day."), "{}", shell.out());
    let shell = run(shell, "today roadmap.md --on 2026-02-04");
    assert!(shell.out().contains("Reviews due: 2  `roadmap review FILE`"), "{}", shell.out());
    let shell = run(shell, "today roadmap.md --on 2026-02-04 --json");
    assert_eq!(json(&shell)["reviews_due"], 2);
}

#[test]
fn a_grade_is_written_down_and_moves_the_item() {
    let shell = run(learned(), "review roadmap.md types --grade good --on 2026-02-04").exit(0);
    let shell = shell.stdout("good: types; it comes back on 15 Feb\n");
    let shell = run(shell, "review roadmap.md maps --grade 1 --on 2026-02-04 --json").exit(0);
    let item = &json(&shell)["item"];
    assert_eq!((&item["title"], &item["line"], &item["next"]), (&"maps".into(), &4.into(), &"2026-02-05".into()));
    let shell = run(shell, "review roadmap.md --on 2026-02-04").exit(1);
    assert!(shell.out().contains("That was all for today: 2 reviewed."), "{}", shell.out());
    let shell = run(shell, "review roadmap.md --on 2026-02-05 --json").exit(0);
    let answer = json(&shell);
    let titles: Vec<&str> =
        answer["due"].as_array().unwrap().iter().map(|one| one["title"].as_str().unwrap()).collect();
    assert_eq!((titles, &answer["put_off"], &answer["ahead"][10]["due"]), (vec!["maps"], &0.into(), &1.into()));
    // Grading again on the same day takes the grade's place, and nothing of it is in the roadmap.
    let shell = run(shell, "review roadmap.md maps --grade easy --on 2026-02-04").exit(0);
    let shell = run(shell, "review roadmap.md --on 2026-02-05").exit(1);
    let text = std::fs::read_to_string(shell.path("roadmap.md")).unwrap();
    assert_eq!(text, TEXT.replacen("[ ] types", "[x] types", 1).replacen("[ ] maps", "[x] maps", 1));
}

#[test]
fn the_first_grade_begins_the_review() {
    let shell = run(Shell::new(TEXT), "tick roadmap.md types --on 2026-02-02").exit(0);
    let shell = run(shell, "review roadmap.md types --grade hard --on 2026-02-04").exit(0);
    let shell = run(shell, "review roadmap.md --on 2026-02-04 --json").exit(1);
    assert_eq!(json(&shell)["since"], "2026-02-04");
}

#[test]
fn what_is_spared_is_due_no_more_until_it_is_taken_in_again() {
    let shell = run(learned(), "review roadmap.md types --spare --on 2026-02-04").exit(0);
    let shell = shell.stdout("does not come back: types\n");
    let shell = run(shell, "review roadmap.md --on 2026-02-04").exit(0);
    assert!(shell.out().contains("Due today: 1") && !shell.out().contains("types"), "{}", shell.out());
    let shell = run(shell, "review roadmap.md types --unspare --on 2026-02-04").exit(0);
    let shell = shell.stdout("comes back again: types\n");
    run(shell, "review roadmap.md --on 2026-02-04").exit(0).out().find("Due today: 2").unwrap();
}

#[test]
fn what_cannot_be_graded_is_refused() {
    let shell = run(learned(), "review roadmap.md 2 --grade good").exit(2);
    assert!(shell.err().contains("\"Day 2: y\" is no finished task or study day"), "{}", shell.err());
    let shell = run(shell, "review roadmap.md types").exit(2);
    let shell = run(shell, "review roadmap.md --grade good").exit(2);
    let shell = run(shell, "review roadmap.md types --grade 5").exit(2);
    let shell = run(shell, "review roadmap.md types --grade good --spare").exit(2);
    let shell = run(shell, "review roadmap.md types --begin").exit(2);
    let shell = run(shell, "review roadmap.md --cap 0").exit(2);
    run(shell, "review roadmap.md nothing --grade good").exit(2);
}

#[test]
fn what_cannot_be_graded_begins_no_review() {
    for judgement in ["--grade 3", "--spare"] {
        let shell = run(Shell::new(TEXT), "tick roadmap.md types --on 2026-02-02").exit(0);
        let shell = run(shell, &format!("review roadmap.md maps {judgement} --on 2026-02-02")).exit(2);
        assert!(shell.err().contains("\"maps\" is no finished task"), "{}", shell.err());
        let shell = run(shell, "review roadmap.md --json --on 2026-02-10").exit(1);
        assert_eq!(json(&shell)["since"], Value::Null);
        assert!(!run(shell, "journal roadmap.md").out().contains("reviews begin"));
    }
}

#[test]
fn what_was_moved_elsewhere_is_graded_as_what_it_was() {
    let shell = learned().outside(|folder| {
        let path = folder.join("roadmap.md");
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::write(&path, text.replace("# Go", "# Golang")).unwrap();
    });
    let shell = run(shell, "review roadmap.md types --grade good --on 2026-02-04").exit(0);
    let shell = run(shell, "review roadmap.md --json --on 2026-02-05").exit(0);
    let shell = run(shell, "journal roadmap.md").exit(0);
    assert_eq!(shell.out().matches("ticked").count(), 2, "{}", shell.out());
}

#[test]
fn where_the_journal_cannot_be_written_a_grade_is_not_said_to_be_given() {
    let shell = learned().outside(|folder| {
        std::fs::create_dir(folder.join(".roadmap")).unwrap();
        std::fs::create_dir(folder.join(".roadmap/roadmap.md.jsonl")).unwrap();
    });
    let shell = run(shell, "review roadmap.md types --grade good --on 2026-02-04");
    assert_ne!(shell.exits(), 0, "{}", shell.out());
}

#[test]
fn the_settings_cap_what_comes_on_a_day() {
    let shell = learned();
    let folder = shell.home().join(".config/roadmap");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("config.toml"), "[review]\ncap = 1\n").unwrap();
    let shell = run(shell, "review roadmap.md --on 2026-02-04").exit(0);
    assert!(shell.out().contains("Due today: 1"), "{}", shell.out());
    std::fs::write(folder.join("config.toml"), "[review]\n\ncap = 0\n").unwrap();
    let shell = run(shell, "review roadmap.md --on 2026-02-04").exit(2);
    assert!(shell.err().contains("line 3: cap: 0 is no number from 1 to 9999"), "{}", shell.err());
}
