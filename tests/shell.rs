//! The program's face in a shell: what it answers in words, and how it ends.

#![allow(clippy::unwrap_used)]

mod support;

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::Stdio;

use support::{ROADMAP as TEXT, Shell};

fn run<'a>(args: impl IntoIterator<Item = &'a str>) -> Shell {
    Shell::new(TEXT).args(args)
}

/// `TEXT` with one line changed.
fn with(line: &str, changed: &str) -> String {
    assert_eq!(TEXT.matches(line).count(), 1, "{line:?} is not one line");
    TEXT.replacen(line, changed, 1)
}

#[test]
fn show_prints_the_tree() {
    run(["show", "roadmap.md"]).exit(0).file(TEXT).stdout(
        "Skills  1/4
  [ ] Core  1/2
    [x] Decorators 装饰器
    [ ] Types
  [-] Old  cancelled
  Network  0/2
    [ ] HTTP / HTTPS
    [ ] Types
Plan  1/3 days
  Phase 1: Basics  0/2 days
    [ ] Day 1: Objects
    [ ] Day 2-3: Loops
  Phase 2: More  1/1 days
    [x] Day 1: Nets
",
    );
}

#[test]
fn plan_prints_phases_and_study_days_over_dates() {
    run(["plan", "roadmap.md", "--on", "2026-02-03"]).exit(0).stdout(
        "1-4 Feb, 4 days

Phase 1: Basics  0/2
Goal  know it all.
[ ] Day 1  Objects  1 Feb  late
[ ] Day 2-3  Loops  2-3 Feb  today

Phase 2: More  1/1
[x] Day 1  Nets  4 Feb
",
    );
}

#[test]
fn status_says_how_far_things_are() {
    run(["status", "roadmap.md", "--on", "2026-02-03"]).exit(0).stdout(
        "路线图
2/5  40%

  Skills             1/4
    Network          0/2
  Plan               1/3 days
    Phase 1: Basics  0/2 days
    Phase 2: More    1/1 days

1/3 study days, 1-4 Feb, 1 study day behind
next: Phase 1, Day 1  Objects
",
    );
}

#[test]
fn today_says_what_to_study() {
    run(["today", "roadmap.md", "--on", "2026-02-03"]).exit(0).stdout(
        "Tue 3 Feb 2026

Phase 1: Basics  Day 2-3 of 3, day 3 of 4
Goal  know it all.

[ ] Day 2-3  Loops  2-3 Feb  today

Left from before  1 study day behind
[ ] Phase 1, Day 1  Objects  1 Feb
",
    );
}

#[test]
fn today_knows_when_the_plan_has_not_begun_and_when_it_is_over() {
    run(["today", "roadmap.md", "--on", "2026-01-31"]).exit(0).stdout_has("The plan begins on 1 Feb.");
    run(["today", "roadmap.md", "--on", "2026-02-05"]).exit(0).stdout_has("The plan ended on 4 Feb.");
}

#[test]
fn where_there_is_nothing_to_study_the_answer_is_no() {
    let done = "## Phase 1\n- [x] Day 1: a\n- [x] Day 2: b\n";
    Shell::new(done).args(["today", "roadmap.md"]).exit(1).stdout_has("Every study day is done.");
    for command in ["today", "plan"] {
        Shell::new("- [ ] a\n").args([command, "roadmap.md"]).exit(1).stdout_has("There are no study days here.");
    }
    Shell::new("").args(["show", "roadmap.md"]).exit(0).stdout("There are no headings and no lists here.\n");
    Shell::new("").args(["status", "roadmap.md"]).exit(0).stdout("0/0  0%\n");
}

#[test]
fn a_start_on_the_command_line_goes_before_the_files_own() {
    let days = ["today", "roadmap.md", "--start", "2026-05-01", "--on", "2026-05-02"];
    run(days).exit(0).stdout_has("2-3 May  today").file(TEXT);
    let undated = "## Phase 1\n- Day 1: a\n- Day 2: b\n";
    Shell::new(undated).args(["plan", "roadmap.md"]).exit(0).stdout_has("The plan has no dates.");
    Shell::new(undated)
        .args(["plan", "roadmap.md", "--start", "2026-05-01", "--on", "2026-05-01"])
        .stdout_has("1-2 May, 2 days");
}

#[test]
fn a_posts_own_date_is_called_a_guess() {
    let text = "---\ndate: 2026-02-01\n---\n## Phase 1\n- Day 1: a\n- Day 2: b\n";
    let shell =
        Shell::new(text).args(["plan", "roadmap.md", "--on", "2026-02-01"]).exit(0).stdout_has("1 Feb: a guess");
    let shell = shell.args(["plan", "roadmap.md", "--json"]);
    assert_eq!(shell.json()["start_from"], "date");
}

#[test]
fn a_date_that_is_none_is_refused() {
    for date in ["2026-02-30", "2026-2-3", "03.02.2026", "tomorrow", "", "2026-02-03T00:00"] {
        for flag in ["--on", "--start"] {
            run(["today", "roadmap.md", flag, date]).exit(2).stderr_has("write a date as 2026-01-31");
        }
    }
}

#[test]
fn an_item_is_ticked_by_every_name_it_has() {
    let network = with("HTTPS\n- [ ] Types", "HTTPS\n- [x] Types");
    let core = with("装饰器\n  - [ ] Types", "装饰器\n  - [x] Types");
    for (name, after) in [
        ("line:15", with("- [ ] HTTP", "- [x] HTTP")),
        ("task:1", with("- [ ] **Core", "- [x] **Core")),
        ("task:3", core.clone()),
        ("Core", with("- [ ] **Core", "- [x] **Core")),
        ("HTTP / HTTPS", with("- [ ] HTTP", "- [x] HTTP")),
        ("http", with("- [ ] HTTP", "- [x] HTTP")),
        ("Core/Types", core.clone()),
        ("Skills/Core/Types", core.clone()),
        ("Network/Types", network.clone()),
        ("network / types", network),
        ("Day 1: Objects", with("- **Day 1", "- [x] **Day 1")),
        ("objects", with("- **Day 1", "- [x] **Day 1")),
        ("Phase 1/Loops", with("- Day 2-3", "- [x] Day 2-3")),
    ] {
        let shell = run(["tick", "roadmap.md", name]).exit(0).file(&after);
        assert!(shell.out().starts_with("[x] "), "{name}");
    }
}

#[test]
fn todays_study_day_is_ticked_by_that_name() {
    let after = with("- Day 2-3", "- [x] Day 2-3");
    run(["tick", "roadmap.md", "today", "--on", "2026-02-02"])
        .exit(0)
        .stdout("[x] Phase 1, Day 2-3  Loops\n")
        .file(&after);
    let late = run(["tick", "roadmap.md", "today", "--on", "2026-02-09"]).exit(1).file(TEXT);
    late.stderr("roadmap: no study day falls on Mon 9 Feb 2026; the first open one is Phase 1, Day 1  Objects\n");
}

#[test]
fn a_tick_is_taken_back_with_off_and_is_no_change_the_second_time() {
    let after = with("- [ ] HTTP", "- [x] HTTP");
    let shell = run(["tick", "roadmap.md", "HTTP"]).exit(0).stdout("[x] HTTP / HTTPS\n").file(&after);
    let shell = shell.args(["tick", "roadmap.md", "HTTP"]).exit(0).stdout("[x] HTTP / HTTPS\n").file(&after);
    let shell = shell.args(["tick", "roadmap.md", "HTTP", "--off"]).exit(0).stdout("[ ] HTTP / HTTPS\n").file(TEXT);
    shell.args(["tick", "roadmap.md", "HTTP", "--off"]).exit(0).stdout("[ ] HTTP / HTTPS\n").file(TEXT);
}

#[test]
fn a_name_that_fits_several_items_lists_them() {
    run(["tick", "roadmap.md", "Types"]).exit(2).file(TEXT).stderr(
        "roadmap: \"Types\" fits 2 items; name one of these:\n  line:10  Skills / Core / Types\n  line:16  Skills / Network / Types\n",
    );
}

#[test]
fn a_name_that_fits_nothing_is_refused() {
    for name in ["nope", "line:1", "line:999", "line:0", "task:0", "task:99", "", " ", "Old/Types"] {
        run(["tick", "roadmap.md", name]).exit(2).file(TEXT).stderr_has("nothing is called");
    }
    run(["tick", "roadmap.md", "Old"]).exit(2).file(TEXT).stderr_has("its box shows [-]");
    run(["tick", "roadmap.md", "Skills"]).exit(2).file(TEXT).stderr_has("there is no box here");
}

#[test]
fn what_is_no_readable_file_is_an_error_of_its_own() {
    for command in [&["show"][..], &["plan"], &["status"], &["today"], &["tick"], &["tui"], &[]] {
        let item: &[&str] = if command == ["tick"] { &["a"] } else { &[] };
        let with = |file: &'static str| [command, &[file], item].concat();
        run(with("gone.md")).exit(3).stderr("roadmap: cannot read gone.md: no such file; check the name\n");
        if ["show", "tick"].iter().any(|one| command == [*one]) {
            run(with(".")).exit(3).stderr("roadmap: cannot read .: it is a folder; name a Markdown file\n");
        }
    }
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_written_is_not() {
    use std::os::unix::fs::PermissionsExt;
    let shell = Shell::new(TEXT).outside(|folder| {
        fs::set_permissions(folder.join("roadmap.md"), fs::Permissions::from_mode(0o444)).unwrap();
    });
    shell.args(["tick", "roadmap.md", "HTTP"]).exit(3).file(TEXT).stderr_has("read-only");
}

#[test]
fn a_file_in_another_encoding_is_read_with_a_note_and_not_ticked() {
    // `- [ ] 路线` in GB18030.
    let shell = Shell::of_bytes(b"- [ ] \xc2\xb7\xcf\xdf\n").args(["show", "roadmap.md"]).exit(0);
    let shell = shell.stdout_has("[ ] 路线").stderr_has("the file is GB18030, not UTF-8");
    let shell = shell.args(["tick", "roadmap.md", "task:1"]).exit(3).stderr_has("GB18030");
    assert_eq!(fs::read(shell.path("roadmap.md")).unwrap(), b"- [ ] \xc2\xb7\xcf\xdf\n");
}

#[test]
fn wrong_usage_is_told_with_how_to_do_it() {
    for args in [&["show"][..], &["tick", "roadmap.md"], &["show", "roadmap.md", "--bogus"], &["show", "a", "b"]] {
        run(args.iter().copied()).exit(2).stderr_has("Usage: roadmap");
    }
    for args in [&[][..], &["tui"], &["."], &["roadmap.md", "roadmap.md"]] {
        run(args.iter().copied()).exit(2).stderr_has("`roadmap today` do not, nor does `roadmap --help`");
    }
    for args in [&["--help"][..], &["help"], &["tick", "--help"], &["-h"]] {
        run(args.iter().copied()).exit(0).stdout_has("Usage: roadmap");
    }
    run(["--version"]).exit(0).stdout(concat!("roadmap ", env!("CARGO_PKG_VERSION"), "\n"));
    run(["man"]).exit(0).stdout_has(".TH roadmap 1");
}

#[test]
fn without_a_terminal_the_screen_is_refused() {
    run(["roadmap.md"]).exit(2).file(TEXT).stderr_has("this needs a terminal");
    run(["tui", "roadmap.md", "--view", "plan"]).exit(2).stderr_has("this needs a terminal");
    run(["tui", "roadmap.md", "--view", "nope"]).exit(2).stderr_has("possible values: today, roadmap, plan");
}

#[test]
fn reading_never_writes() {
    let shell = Shell::new(TEXT);
    let seen = |shell: &Shell| {
        let names = fs::read_dir(shell.path("")).unwrap().map(|entry| entry.unwrap().file_name());
        let at = fs::metadata(shell.path("roadmap.md")).unwrap().modified().unwrap();
        (names.collect::<Vec<_>>(), at)
    };
    let before = seen(&shell);
    let commands = ["show", "plan", "status", "today"];
    let shell = commands.iter().fold(shell, |shell, command| shell.args([command, "roadmap.md"]).file(TEXT));
    assert_eq!(seen(&shell), before);
}

#[test]
fn a_pipe_gets_no_colours_and_nothing_that_steers_a_terminal() {
    let hostile = "# a\u{1b}]0;t\u{7}&#27;[31m\u{202e}\n## Phase 1: &#x9b;2J\n- [ ] b\u{7f}\n- Day 1: c&#8238;d\n";
    for command in ["show", "plan", "status", "today"] {
        for json in [&[][..], &["--json"]] {
            let args = [&[command, "roadmap.md"], json].concat();
            let out = Shell::new(hostile).with("CLICOLOR_FORCE", "1").args(args).out();
            let steers = |c: char| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c);
            assert!(!out.contains(steers), "{command}: {out:?}");
        }
    }
    let shell = Shell::new(hostile).args(["tick", "roadmap.md", "x\u{1b}[2J\u{202e}"]).exit(2);
    assert!(!shell.err().contains(['\u{1b}', '\u{202e}']));
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let text: String = (0..20_000).map(|number| format!("- [ ] {number} 精通 Python\n")).collect();
    let shell = Shell::new(&text);
    for json in [&[][..], &["--json"]] {
        let mut command = shell.command();
        let mut child = command
            .args(["show", "roadmap.md"])
            .args(json)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let said = child.wait_with_output().unwrap();
        assert_eq!((said.status.code(), said.stderr.as_slice()), (Some(0), b"".as_slice()));
    }
}

#[test]
fn ticks_from_many_shells_at_once_are_all_kept() {
    let text: String = (0..12).map(|number| format!("- [ ] item {number}.\n")).collect();
    let shell = Shell::new(&text);
    let children: Vec<_> = (0..12)
        .map(|number| {
            shell
                .command()
                .args(["tick", "roadmap.md", &format!("item {number}.")])
                .stdout(Stdio::null())
                .spawn()
                .unwrap()
        })
        .collect();
    for mut child in children {
        assert_eq!(child.wait().unwrap().code(), Some(0));
    }
    assert_eq!(fs::read_to_string(shell.path("roadmap.md")).unwrap(), text.replace("[ ]", "[x]"));
}

#[test]
fn a_study_day_that_is_called_by_its_date_is_one_like_any_other() {
    let text = "## Week 1\n\n| Date | What | Done |\n| --- | --- | --- |\n| 4/13 | a | ✅ |\n| 4/14 | b | ⬜ |\n| 4/16 | c | ⬜ |\n";
    let shell = Shell::new(text).args(["plan", "roadmap.md", "--on", "2026-04-14"]).exit(0);
    let shell = shell.stdout(
        "13-16 Apr, 3 days

Week 1  1/3
[x] 4/13  a  13 Apr
[ ] 4/14  b  14 Apr  today
[ ] 4/16  c  16 Apr
",
    );
    let shell = shell.args(["today", "roadmap.md", "--on", "2026-04-16"]).exit(0).stdout(
        "Thu 16 Apr 2026

Week 1  4/16, day 3 of 3

[ ] 4/16  c  16 Apr  today

Left from before  1 study day behind
[ ] Week 1, 4/14  b  14 Apr
",
    );
    let shell = shell.args(["tick", "roadmap.md", "today", "--on", "2026-04-14"]).exit(0);
    shell.stdout("[x] Week 1, 4/14  b\n").file(&text.replace("b | ⬜", "b | ✅"));
}

#[test]
fn a_pause_makes_the_plan_wait_until_study_is_resumed() {
    let shell = run(["schedule", "roadmap.md", "--rest", "2026-02-02.."]).exit(0).stdout_has("rest   2026-02-02..\n");
    let paused = with("start = 2026-02-01\n", "start = 2026-02-01\n\n[params.roadmap]\nrest = ['2026-02-02..']\n");
    let shell = shell.file(&paused);
    let mut shell = shell;
    for (on, next) in [("2026-02-02", "3-4 Feb"), ("2026-02-20", "21-22 Feb")] {
        // What was late before the pause is late still, and nothing besides.
        let today = shell.args(["today", "roadmap.md", "--on", on]).exit(0).stdout_has("Paused since 2 Feb.");
        let plan = today.stdout_has("Day 1  Objects  1 Feb").args(["plan", "roadmap.md", "--on", on]).exit(0);
        let status = plan.stdout_has(&format!("Day 2-3  Loops  {next}\n")).args(["status", "roadmap.md", "--on", on]);
        shell = status.stdout_has("1 study day behind");
    }
    let later = ["schedule", "roadmap.md", "--rest", "2026-02-03.."];
    let shell = shell.args(later).exit(0).file(&paused.replace("02-02..", "02-03.."));
    let shell = shell.args(["schedule", "roadmap.md", "--resume", "2026-02-21"]).exit(0);
    let resumed = paused.replace("2026-02-02..", "2026-02-03..2026-02-20");
    let shell = shell.stdout_has("rest   2026-02-03..2026-02-20\n").file(&resumed);
    let shell = shell.args(["schedule", "roadmap.md", "--resume", "2026-02-21"]).exit(1).file(&resumed);
    shell.stderr_has("there is no pause to end");
    run(["schedule", "roadmap.md", "--resume", "2026-02-21", "--rest", "2026-02-02"]).exit(2).file(TEXT);
    let never = Shell::new(&paused).args(["schedule", "roadmap.md", "--resume", "2026-02-02"]).exit(0);
    never.file(&paused.replace("rest = ['2026-02-02..']\n", ""));
}

#[test]
fn a_phase_is_given_a_start_of_its_own() {
    let after =
        with("start = 2026-02-01\n", "start = 2026-02-01\n\n[params.roadmap]\nmoves = ['Phase 2: 2026-03-01']\n");
    for name in ["Phase 2", "phase 2", "Phase 2: More", "more"] {
        let shell = run(["start", "roadmap.md", "2026-03-01", "--phase", name]).exit(0).file(&after);
        let shell = shell.args(["start", "roadmap.md", "2026-03-08", "--phase", name]).exit(0);
        shell.file(&after.replace("03-01", "03-08")).stdout_has("moves  Phase 2: 2026-03-08\n");
    }
    let list = "name one of these:\n  Phase 1: Basics\n  Phase 2: More\n";
    let none = run(["start", "roadmap.md", "2026-03-01", "--phase", "Phase 3"]).exit(2).file(TEXT);
    none.stderr(&format!("roadmap: no phase is called \"Phase 3\"; {list}"));
    let both = run(["start", "roadmap.md", "2026-03-01", "--phase", "phase"]).exit(2).file(TEXT);
    both.stderr(&format!("roadmap: \"phase\" fits 2 phases; {list}"));
    let bare = "## Phase 1\n- Day 1: a\n";
    let undated = Shell::new(bare).args(["start", "roadmap.md", "2026-03-01", "--phase", "1", "--create"]).exit(1);
    undated.stderr_has("the plan has no dates").file(bare);
    let none = Shell::new("- [ ] a\n").args(["start", "roadmap.md", "2026-03-01", "--phase", "1"]).exit(1);
    none.stderr_has("there is no phase with study days");
}
