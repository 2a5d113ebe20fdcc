//! The journal through all that may happen to it: a program that is killed, several that write, a disk that takes no more.

#![cfg(unix)]
#![allow(clippy::unwrap_used)]

mod support;

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use chrono::NaiveDateTime;
use roadmap::app::action::News;
use roadmap::progress::journal::{By, Deed, Event, Journal, Place, read_line, written};
use roadmap::store::Store;
use roadmap::store::data::DataFolder;
use roadmap::store::journal::JournalFile;
use support::Shell;
use support::learner::Learner;

/// The journal of the roadmap in a folder.
fn journal(folder: &Path) -> JournalFile {
    let path = folder.join("roadmap.md");
    if !path.exists() {
        fs::write(&path, "- [ ] a\n").unwrap();
    }
    let data: &'static Path = Box::leak(folder.join("data").into_boxed_path());
    Store::open(&path).unwrap().kept_in(Some(DataFolder::new(data, NaiveDateTime::default))).journal().unwrap()
}

fn ticked(text: String) -> Event {
    let place = Place { path: vec!["一、Skills".to_owned()], text, ..Place::default() };
    let at = "2026-02-05T21:14:03+08:00".parse().unwrap();
    Event { at, on: None, by: By::Tui, deed: Deed::Turned { place, done: true } }
}

/// The texts that whole lines of a journal name, and how many lines are neither whole nor empty.
fn texts(journal: &JournalFile) -> (Vec<String>, usize) {
    let text = journal.text().unwrap();
    let lines = || text.lines().filter(|line| !line.is_empty());
    let events: Vec<Event> = lines().filter_map(read_line).collect();
    let texts = events.iter().filter_map(|event| Some(event.deed.place()?.text.clone())).collect::<Vec<_>>();
    let torn = lines().count() - events.len();
    (texts, torn)
}

/// How many lines are written at once: enough for a write to be cut off.
const BATCH: usize = 400;

/// What is run to be killed.
#[test]
#[ignore = "is run by another test, which kills it"]
fn appends_for_ever() {
    let Some(folder) = std::env::var_os("APPENDS_TO") else { return };
    let (journal, round) = (journal(Path::new(&folder)), std::env::var("ROUND").unwrap());
    for batch in 0.. {
        let events: Vec<Event> = (0..BATCH).map(|nth| ticked(format!("{round}/{batch}/{nth}"))).collect();
        journal.append(&events).unwrap();
        println!("\nwritten {batch}");
    }
}

#[test]
fn whenever_it_is_killed_every_whole_line_is_kept_and_the_next_one_is_whole() {
    let folder = tempfile::tempdir().unwrap();
    let journal = journal(folder.path());
    let mut expected = Vec::new();
    for round in 0..25_u64 {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--ignored", "--exact", "appends_for_ever", "--nocapture"])
            .envs([("APPENDS_TO", folder.path().as_os_str()), ("ROUND", round.to_string().as_ref())])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut said = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
        let written = |said: String| said.strip_prefix("written ").map(|batch| batch.parse::<usize>().unwrap());
        let first = said.by_ref().find_map(written).unwrap();
        std::thread::sleep(Duration::from_micros(700 * round));
        child.kill().unwrap();
        child.wait().unwrap();
        let last = said.filter_map(written).last().unwrap_or(first);
        expected.extend((0..=last).flat_map(|batch| (0..BATCH).map(move |nth| format!("{round}/{batch}/{nth}"))));
        // Whoever comes next.
        journal.append(&[ticked(format!("after {round}"))]).unwrap();
        expected.push(format!("after {round}"));
    }
    let (texts, torn) = texts(&journal);
    let mut rest = texts.iter();
    // Nothing of what was said to be written is missing, and all is in its order.
    let lost = expected.iter().find(|text| !rest.by_ref().any(|found| found == *text));
    assert_eq!(lost, None, "of {} lines, {torn} of them torn", texts.len());
    assert!(torn <= 25, "{torn}");
    println!("{} lines, {torn} torn", texts.len());
}

#[test]
fn several_that_write_at_once_lose_and_mix_no_line() {
    let folder = tempfile::tempdir().unwrap();
    journal(folder.path()).append(&[ticked("first".to_owned())]).unwrap();
    std::thread::scope(|scope| {
        for writer in 0..4 {
            let journal = journal(folder.path());
            scope.spawn(move || {
                for batch in 0..150 {
                    let size = 1 + batch % 40;
                    let events: Vec<_> = (0..size).map(|nth| ticked(format!("{writer}/{batch}/{nth}"))).collect();
                    journal.append(&events).unwrap();
                }
            });
        }
    });
    let (texts, torn) = texts(&journal(folder.path()));
    assert_eq!(torn, 0);
    for writer in 0..4 {
        let own = texts.iter().filter(|text| text.starts_with(&format!("{writer}/")));
        let all = (0..150).flat_map(|batch| (0..1 + batch % 40).map(move |nth| format!("{writer}/{batch}/{nth}")));
        assert!(own.eq(all.collect::<Vec<_>>().iter()));
    }
}

const LIST: &str = "# A\n\n- [ ] one\n- [ ] two\n- [ ] three\n";

/// The journal that the program keeps of a shell's roadmap.
fn kept(shell: &Shell) -> std::path::PathBuf {
    let folder = shell.home().join(".local/share/roadmap/journals");
    fs::read_dir(folder).unwrap().next().unwrap().unwrap().path()
}

#[test]
fn a_tick_is_written_down_in_a_journal_that_does_not_name_what_is_old() {
    let began = "{\"v\":1,\"at\":\"2026-02-01T20:00:00+08:00\",\"did\":\"began\",\"by\":\"tui\"}\n";
    for head in ["", "---\nroadmap:\n  stamp: emoji\n---\n"] {
        let shell = Shell::new(&(head.to_owned() + &LIST.replace("[ ] one", "[x] one")));
        let path = shell.path(".roadmap/roadmap.md.jsonl");
        fs::create_dir(path.parent().unwrap()).unwrap();
        fs::write(&path, began).unwrap();
        let shell = shell.args(["tick", "roadmap.md", "two"]).exit(0).args(["journal", "roadmap.md"]).exit(0);
        let text = fs::read_to_string(&path).unwrap();
        let lines: Vec<&str> = text.lines().skip(1).collect();
        assert!(matches!(lines.as_slice(), [line] if line.contains("\"two\"")), "{text}{}", shell.err());
    }
}

#[test]
fn a_title_that_is_mended_in_an_editor_while_the_program_is_open_keeps_its_past() {
    let at = |day: u32| format!("2026-02-{day:02}T21:14:03+08:00").parse().unwrap();
    let mut learner = Learner::open("# A\n- [x] learn the bowline\n- [ ] tie two sheets\n", Journal::default(), at(1));
    learner.tick(at(2), "tie two sheets");
    let read = |learner: &Learner| {
        let mut journal = Journal::default();
        learner.events.iter().for_each(|event| journal.note(event));
        journal
    };
    let mended = "# A\n- [x] learn the bowline well\n- [x] tie two wet sheets\n";
    assert_eq!(learner.app.hear(News::Moved(mended.to_owned())), None);
    assert_eq!(learner.app.hear(News::Journal(Box::new(read(&learner)))), None);
    learner.elsewhere(at(5), mended);
    // One of them was done before the journal was begun, and known by its number alone.
    let [_, ticked, moved @ ..] = learner.events.as_slice() else { panic!("{:?}", learner.events) };
    assert!(matches!(ticked.deed, Deed::Turned { .. }));
    assert_eq!(moved.len(), 2);
    assert!(moved.iter().all(|event| matches!(event.deed, Deed::Moved { .. })), "{moved:?}");
    assert_eq!(Learner::open(mended, read(&learner), at(6)).events, []);
}

#[test]
fn a_tick_succeeds_whatever_becomes_of_its_journal() {
    // Where its folder would be is a file.
    let shell = Shell::new(LIST);
    fs::create_dir_all(shell.home().join(".local/share/roadmap")).unwrap();
    fs::write(shell.home().join(".local/share/roadmap/journals"), "").unwrap();
    let shell = shell.args(["tick", "roadmap.md", "one"]).exit(0).file(&LIST.replace("[ ] one", "[x] one"));
    assert_eq!(shell.err(), "");
    // There is no folder for data at all, or it is for reading only.
    for folder in ["/dev/null", "/proc/version"] {
        let shell = Shell::new(LIST).with("XDG_DATA_HOME", folder);
        shell.args(["tick", "roadmap.md", "one"]).exit(0).file(&LIST.replace("[ ] one", "[x] one"));
    }
    // It is a pipe, or a folder.
    for make in ["mkfifo", "mkdir"] {
        let shell = Shell::new(LIST).outside(|folder| fs::create_dir(folder.join(".roadmap")).unwrap());
        let path = shell.path(".roadmap/roadmap.md.jsonl");
        assert!(Command::new(make).arg(path).status().unwrap().success());
        shell.args(["tick", "roadmap.md", "one"]).exit(0).file(&LIST.replace("[ ] one", "[x] one"));
    }
}

#[test]
fn what_a_full_disk_does_not_take_is_found_when_there_is_room_again() {
    let shell = Shell::new(LIST).args(["tick", "roadmap.md", "one"]).exit(0);
    // The journal goes up to a few bytes before the limit, so that the next line is cut off.
    let path = kept(&shell);
    let filled = fs::read_to_string(&path).unwrap();
    let padding: String = (0..).map(|nth| written(&ticked(format!("padding {nth}")))).take(100).collect();
    let padded = filled + &padding;
    let whole = &padded[..padded[..8192 - 60].rfind('\n').unwrap() + 1];
    fs::write(&path, whole).unwrap();
    let lines = whole.lines().count();
    // In blocks of 512 bytes, as POSIX has it, or of 1024.
    for limit in ["ulimit -f 8", "ulimit -f 16"] {
        let mut command = shell.limited(&format!("trap '' XFSZ; {limit}"));
        command.args(["tick", "roadmap.md", "two"]);
        let output = command.output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        let mut command = shell.command();
        assert!(command.args(["tick", "roadmap.md", "two", "--off"]).output().unwrap().status.success());
    }
    let shell = shell.args(["tick", "roadmap.md", "two"]).exit(0).args(["journal", "roadmap.md"]).exit(0);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.starts_with(whole));
    let journal = Journal::read(&text, 0);
    assert!(journal.events > lines && journal.passed_over <= 2, "{}", &text[whole.len()..]);
    let two = Place { path: vec!["A".to_owned()], text: "two".to_owned(), ..Place::default() };
    assert!(journal.item(journal.find(two.id()).unwrap()).ticked.since().is_some());
    drop(shell);
}

#[test]
fn what_was_done_elsewhere_is_dated_before_a_command_writes_the_file() {
    let text =
        "---\ndate: 2026-02-01\n---\n# Skills\n- [ ] Closures\n## Phase 1: Basics\n- Day 1: Objects\n- Day 2: Loops\n";
    let shell = Shell::new(text).args(["journal", "roadmap.md"]).exit(0);
    let shell = shell.outside(|folder| {
        let path = folder.join("roadmap.md");
        fs::write(&path, text.replace("[ ] Closures", "[x] Closures")).unwrap();
        let then = std::time::SystemTime::now() - Duration::from_secs(5 * 24 * 60 * 60);
        fs::File::options().write(true).open(&path).unwrap().set_modified(then).unwrap();
    });
    let shell = shell.args(["start", "roadmap.md", "2026-02-03"]).exit(0);
    let shell = shell.args(["journal", "roadmap.md", "--json"]).exit(0);
    let events = shell.json()["events"].as_array().unwrap().clone();
    let day = |event: &serde_json::Value| event["at"].as_str().unwrap()[..10].parse::<chrono::NaiveDate>().unwrap();
    assert_eq!(events.len(), 2, "{events:?}");
    assert_eq!((events[1]["did"].as_str(), events[1]["by"].as_str()), (Some("ticked"), Some("found")));
    assert_eq!((day(&events[0]) - day(&events[1])).num_days(), 5);
}
