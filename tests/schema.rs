//! Every answer in JSON, held against its schema in `docs/schema`: over the samples, and over real files by others where
//! those are there.

#![allow(clippy::unwrap_used)]

mod support;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use jsonschema::Validator;
use serde_json::Value;
use support::Shell;

/// The commands that are asked, each with the name of its schema. They run one after the other, and those that write come
/// last.
const ASKED: &[(&str, &str)] = &[
    ("show", "show roadmap.md"),
    ("status", "status roadmap.md"),
    ("status", "status roadmap.md other.md"),
    ("plan", "plan roadmap.md"),
    ("plan", "plan roadmap.md other.md"),
    ("plan", "plan roadmap.md --make --days 99"),
    ("new", "new rust -o -"),
    ("new", "new --section A --task A b --days 1 -o made.md"),
    ("new", "new --list"),
    ("today", "today roadmap.md --on 2026-03-10"),
    ("today", "today roadmap.md"),
    ("today", "today roadmap.md other.md"),
    ("next", "next roadmap.md other.md -n 99"),
    ("stats", "stats roadmap.md"),
    ("check", "check roadmap.md other.md"),
    ("check", "check . --fix --dry-run"),
    ("week", "week roadmap.md"),
    ("week", "week roadmap.md other.md"),
    ("review", "review roadmap.md"),
    ("restore", "restore roadmap.md"),
    ("recover", "recover roadmap.md push --dry-run --on 2030-01-01"),
    ("tick", "tick roadmap.md task:1"),
    ("tick", "tick roadmap.md task:1 task:2"),
    ("tick", "tick roadmap.md task:3 --stdin"),
    ("tick", "tick roadmap.md today"),
    ("tick", "tick roadmap.md task:1 --off"),
    ("arrange", "add roadmap.md new --dry-run"),
    ("arrange", "add roadmap.md new"),
    ("arrange", "edit roadmap.md new newer"),
    ("arrange", "mark roadmap.md task:1 task:2 --as doing"),
    ("arrange", "move roadmap.md newer --up"),
    ("arrange", "remove roadmap.md newer"),
    ("plan", "start roadmap.md 2026-03-02 --create"),
    ("plan", "schedule roadmap.md --days mon-fri --create"),
    ("plan", "schedule roadmap.md"),
    ("recover", "recover roadmap.md break 2026-03-16..2026-03-20 --create --on 2026-03-10"),
    ("today", "today roadmap.md --on 2026-03-10"),
    ("stats", "stats roadmap.md --on 2026-03-10"),
    ("week", "week roadmap.md"),
    ("review", "review roadmap.md --begin"),
    ("review", "review roadmap.md task:2 --grade good"),
    ("review", "review roadmap.md task:2 --spare"),
    ("review", "review roadmap.md --on 2027-01-01"),
    ("time", "time roadmap.md 25"),
    ("journal", "journal roadmap.md"),
    ("merge", "merge roadmap.md other.md"),
    ("merge", "merge other.md roadmap.md other.md --output out.md"),
    ("update", "update roadmap.md other.md --dry-run"),
    ("update", "update roadmap.md other.md --ours"),
    ("restore", "restore roadmap.md"),
    ("restore", "restore roadmap.md 1"),
    ("plan", "plan roadmap.md --make --hours 8 --append"),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The schemas by the names of their commands.
fn schemas() -> BTreeMap<String, Validator> {
    let schema = |path: PathBuf| {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let written: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        assert!(jsonschema::meta::is_valid(&written), "{name} is no schema");
        (name, jsonschema::options().should_validate_formats(true).build(&written).unwrap())
    };
    let mut schemas: BTreeMap<String, Validator> =
        std::fs::read_dir(root().join("docs/schema")).unwrap().map(|entry| schema(entry.unwrap().path())).collect();
    // These are of what is set, and not of answers.
    schemas.retain(|name, _| !["settings", "theme", "front-matter"].contains(&name.as_str()));
    schemas
}

/// What is wrong with the answers about one file, and by which schemas there were any.
fn ask(
    schemas: &BTreeMap<String, Validator>,
    path: &Path,
    wrong: &Mutex<Vec<String>>,
    told: &Mutex<BTreeMap<String, usize>>,
) {
    let bytes = std::fs::read(path).unwrap();
    let mut shell = Shell::of_bytes(&bytes);
    std::fs::write(shell.path("other.md"), [&bytes[..], b"\n- [x] a task of the other's\n"].concat()).unwrap();
    for (name, line) in ASKED {
        shell = shell.args(line.split(' ').chain(["--json"]));
        if shell.exits() > 0 && shell.out().is_empty() {
            assert_ne!(shell.err(), "", "{}: `{line}` says nothing", path.display());
            continue;
        }
        let answer = shell.json();
        *told.lock().unwrap().entry((*name).to_owned()).or_default() += 1;
        let errors = schemas[*name].iter_errors(&answer).take(3);
        let said = errors.map(|error| format!("{}: `{line}`: {} at {}", path.display(), error, error.instance_path()));
        wrong.lock().unwrap().extend(said);
    }
}

/// Asks everything about these files, on every core.
fn hold(files: &[PathBuf]) -> BTreeMap<String, usize> {
    let schemas = schemas();
    let (wrong, told, next) = (Mutex::default(), Mutex::default(), AtomicUsize::new(0));
    let cores = std::thread::available_parallelism().map_or(2, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                while let Some(path) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
                    ask(&schemas, path, &wrong, &told);
                }
            });
        }
    });
    let wrong: Vec<String> = wrong.into_inner().unwrap();
    assert!(
        wrong.is_empty(),
        "{} answers are not as described:\n{}",
        wrong.len(),
        wrong[..wrong.len().min(20)].join("\n")
    );
    told.into_inner().unwrap()
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .collect();
    files.sort();
    files
}

#[test]
fn every_answer_over_the_samples_is_as_its_schema_says_and_every_schema_is_answered_by() {
    let told = hold(&files_in(&root().join("roadmaps")));
    let schemas = schemas();
    // What `watch` says is held to its own where it is made to say something.
    let untold: Vec<&String> = schemas.keys().filter(|name| *name != "watch" && !told.contains_key(*name)).collect();
    assert!(untold.is_empty(), "nothing was answered by {untold:?}");
}

#[test]
fn every_answer_over_real_files_is_as_its_schema_says() {
    let files = files_in(&root().join("../shared/corpus/files"));
    if files.is_empty() {
        eprintln!("skipped: there is no corpus beside the project");
        return;
    }
    eprintln!("{} files: {:?}", files.len(), hold(&files));
}

#[test]
fn a_field_that_is_not_described_is_refused() {
    let schemas = schemas();
    let mut answer = Shell::new("- [ ] a\n").args(["show", "roadmap.md", "--json"]).json();
    assert!(schemas["show"].is_valid(&answer));
    answer["nodes"][0]["colour"] = "red".into();
    assert!(!schemas["show"].is_valid(&answer));
    answer["nodes"][0].as_object_mut().unwrap().remove("colour");
    answer["nodes"][0].as_object_mut().unwrap().remove("mark");
    assert!(!schemas["show"].is_valid(&answer), "a field is missing");
}

#[test]
fn what_git_knows_is_told_as_its_schema_says() {
    let shell = Shell::new("- [ ] a\n").with("GIT_AUTHOR_NAME", "a").with("GIT_AUTHOR_EMAIL", "a@example.org");
    let shell = shell
        .with("GIT_COMMITTER_NAME", "a")
        .with("GIT_COMMITTER_EMAIL", "a@example.org")
        .with("PATH", "/usr/bin:/bin");
    let mut shell = shell;
    for line in ["init -q", "add roadmap.md", "commit -qm a"] {
        let mut git = std::process::Command::new("git");
        git.args(line.split(' '));
        let command = shell.surrounded(git);
        shell = shell.runs(command).exit(0);
    }
    let shell = shell.args(["journal", "import", "roadmap.md", "--git", "--json"]).exit(0);
    let schemas = schemas();
    let errors: Vec<String> = schemas["journal"].iter_errors(&shell.json()).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:?}");
}
