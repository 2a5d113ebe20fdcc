//! A reader who types what a page says into a shell: in a folder of the page's own, on the date that the page names.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use roadmap::cli;
use roadmap::text::language::Language;
use rustix::process::{Pid, Signal, kill_process_group};
use tempfile::TempDir;

use super::pages::root;

/// How long a command may take, on however slow a machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// What is done around each command: it begins where the one before ended, with what that exported.
const AROUND: &str = "
. \"$FOLLOWED/state\"; export ROADMAP_ON=\"$ON\" LANG=\"$IN\"; unset ON IN; cd \"$PWD\" || exit
trap 'code=$?; export -p > \"$FOLLOWED/state\"; exit $code' EXIT
";

pub struct Reader {
    /// Where the page's commands are run: `here`, beside `home`, `bin` and what is known of the shell.
    folder: TempDir,
    on: String,
    language: String,
}

/// What came of a command.
pub struct Outcome {
    /// What it printed, to standard output and to standard error, without trailing blanks.
    pub lines: Vec<String>,
    /// None where a signal ended it.
    pub code: Option<i32>,
}

impl Reader {
    /// A reader in a folder with the samples in `roadmaps`, and one of them as `roadmap.md`.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let inside = |name: &str| folder.path().join(name);
        for name in ["bin", "home", "here/roadmaps"] {
            fs::create_dir_all(inside(name)).unwrap();
        }
        for entry in fs::read_dir(root().join("roadmaps")).unwrap().map(Result::unwrap) {
            fs::copy(entry.path(), inside("here/roadmaps").join(entry.file_name())).unwrap();
        }
        fs::copy(inside("here/roadmaps/rust-in-four-weeks.md"), inside("here/roadmap.md")).unwrap();
        let program = inside("bin/roadmap");
        fs::write(&program, program_on_a_date()).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
        let here = inside("here").canonicalize().unwrap();
        fs::write(inside("state"), format!("export PWD='{}'\n", here.display())).unwrap();
        Self { folder, on: String::new(), language: "C.UTF-8".to_owned() }
    }

    /// The folder in which the commands are run.
    pub fn here(&self) -> PathBuf {
        self.folder.path().join("here")
    }

    /// From now on it is this date.
    pub fn is_on(&mut self, date: &str) {
        date.clone_into(&mut self.on);
    }

    /// From now on the reader reads this language.
    pub fn reads(&mut self, language: &str) {
        self.language = if language == "zh" { "zh_CN.UTF-8" } else { "C.UTF-8" }.to_owned();
    }

    /// Whether a shell takes this for a whole command, and does not wait for more.
    pub fn is_whole(command: &str) -> bool {
        // A shell that gets no more of what stands behind `<<` makes do with what there is.
        let end = command.split_once("<<").map(|(_, behind)| {
            let word = behind.split_whitespace().next().unwrap_or_default();
            word.trim_start_matches('-').trim_matches(['\'', '"']).to_owned()
        });
        let has_end = end.is_none_or(|end| command.lines().skip(1).any(|line| line.trim_start_matches('\t') == end));
        let goes_on = command.trim_end_matches('\n').ends_with('\\');
        let read = Command::new("sh").args(["-n", "-c", command]).stderr(Stdio::null()).status().unwrap();
        has_end && !goes_on && read.success()
    }

    pub fn runs(&self, command: &str) -> Outcome {
        let printed = self.folder.path().join("printed");
        let out = fs::File::create(&printed).unwrap();
        let mut shell = Command::new("sh");
        shell.args(["-c", &format!("{AROUND}{command}")]).env_clear().current_dir(self.here());
        let folder = |name: &str| self.folder.path().join(name);
        let path = std::env::var("PATH").unwrap_or_default();
        shell.env("PATH", format!("{}:{path}", folder("bin").display())).env("HOME", folder("home"));
        shell.env("FOLLOWED", self.folder.path()).env("ON", &self.on).env("IN", &self.language);
        shell.env("TZ", "UTC").env("TERM", "dumb").env("COLUMNS", "80").envs(self.git());
        shell.stdin(Stdio::null()).stdout(out.try_clone().unwrap()).stderr(out).process_group(0);
        let mut child = shell.spawn().unwrap();
        let deadline = Instant::now() + PATIENCE;
        let code = loop {
            match child.try_wait().unwrap() {
                Some(status) => break status.code(),
                None if Instant::now() > deadline => {
                    let group = Pid::from_child(&child);
                    let _ = kill_process_group(group, Signal::KILL);
                    child.wait().unwrap();
                    break None;
                }
                None => std::thread::sleep(Duration::from_millis(1)),
            }
        };
        let said = fs::read(printed).unwrap();
        Outcome { lines: lines(&String::from_utf8_lossy(&said)), code }
    }

    /// Who commits, and when, so that what git says of it is always the same.
    fn git(&self) -> Vec<(String, String)> {
        let mut variables = vec![
            ("GIT_CONFIG_NOSYSTEM".to_owned(), "1".to_owned()),
            ("GIT_CONFIG_COUNT".to_owned(), "1".to_owned()),
            ("GIT_CONFIG_KEY_0".to_owned(), "init.defaultBranch".to_owned()),
            ("GIT_CONFIG_VALUE_0".to_owned(), "main".to_owned()),
        ];
        for who in ["AUTHOR", "COMMITTER"] {
            variables.push((format!("GIT_{who}_NAME"), "Ann".to_owned()));
            variables.push((format!("GIT_{who}_EMAIL"), "ann@example.com".to_owned()));
            if !self.on.is_empty() {
                variables.push((format!("GIT_{who}_DATE"), format!("{}T20:00:00Z", self.on)));
            }
        }
        variables
    }
}

/// Lines as they are compared: without trailing blanks.
pub fn lines(text: &str) -> Vec<String> {
    text.trim_end().lines().map(|line| line.trim_end().to_owned()).collect()
}

/// The program for a shell: commands that take a date get that of the page, where they have none.
fn program_on_a_date() -> String {
    let definition = cli::definition(Language::English);
    let takes = definition.get_subcommands().filter(|command| command.get_arguments().any(|it| it.get_id() == "on"));
    let names: Vec<&str> = takes.map(clap::Command::get_name).collect();
    assert!(names.len() > 10, "{names:?}");
    let program = Path::new(env!("CARGO_BIN_EXE_roadmap")).display();
    format!(
        "#!/bin/sh
dated=
for word; do case $word in --on|--on=*) dated=1 ;; esac; done
if [ -n \"$ROADMAP_ON\" ] && [ -z \"$dated\" ]; then
  count=$#
  while [ $count -gt 0 ]; do
    word=$1; shift; set -- \"$@\" \"$word\"; count=$((count - 1))
    case $dated$word in
      {}) set -- \"$@\" --on \"$ROADMAP_ON\"; dated=dated ;;
    esac
  done
fi
exec '{program}' \"$@\"
",
        names.join("|")
    )
}
