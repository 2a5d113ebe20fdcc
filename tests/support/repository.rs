//! A git repository with a roadmap, whose versions are as old as a test says.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::{fmt::Write as _, io::Write as _};

use chrono::{DateTime, FixedOffset};
use tempfile::TempDir;

/// A repository in a folder, beside a home of its own.
pub struct Repository {
    folder: TempDir,
}

/// Whether there is a git here; where there is none, a test says so and ends.
pub fn has_git() -> bool {
    let found = Command::new("git").arg("--version").output().is_ok_and(|output| output.status.success());
    if !found {
        eprintln!("skipped: there is no git here");
    }
    found
}

impl Repository {
    pub fn new() -> Self {
        let repository = Self { folder: tempfile::tempdir().unwrap() };
        for name in ["repository", "home"] {
            fs::create_dir(repository.folder.path().join(name)).unwrap();
        }
        repository.git(&["-c", "init.defaultBranch=main", "init", "-q"]);
        repository
    }

    /// A file in the repository.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join("repository").join(name)
    }

    /// Commits versions of files, all in one go: at a time, a file holds this; or it is taken away.
    pub fn commits<'a>(&self, versions: impl IntoIterator<Item = (DateTime<FixedOffset>, &'a str, Option<&'a [u8]>)>) {
        let mut stream = b"reset refs/heads/main\n".to_vec();
        for (at, name, content) in versions {
            let mut head = String::from("commit refs/heads/main\n");
            for who in ["author", "committer"] {
                let _ = writeln!(head, "{who} Ann <ann@example.com> {} {}", at.timestamp(), at.format("%z"));
            }
            head.push_str("data 1\nx\n");
            stream.extend(head.as_bytes());
            match content {
                Some(content) => {
                    stream.extend(format!("M 100644 inline {name}\ndata {}\n", content.len()).as_bytes());
                    stream.extend(content);
                    stream.push(b'\n');
                }
                None => stream.extend(format!("D {name}\n").as_bytes()),
            }
        }
        let mut import = self.command("git");
        import.args(["fast-import", "--quiet", "--force"]).stdin(Stdio::piped());
        let mut child = import.spawn().unwrap();
        child.stdin.take().unwrap().write_all(&stream).unwrap();
        assert!(child.wait().unwrap().success());
        self.git(&["reset", "-q", "--hard", "main"]);
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.env_clear().current_dir(self.path("")).env("HOME", self.folder.path().join("home"));
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default()).env("TZ", "UTC").env("LC_ALL", "C.UTF-8");
        command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
        for who in ["AUTHOR", "COMMITTER"] {
            command.env(format!("GIT_{who}_NAME"), "Ann").env(format!("GIT_{who}_EMAIL"), "ann@example.com");
        }
        command
    }

    #[track_caller]
    pub fn git(&self, arguments: &[&str]) {
        let output = self.command("git").args(arguments).output().unwrap();
        assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    }

    /// Runs the program, in a folder of the repository.
    pub fn roadmap(&self, arguments: &[&str]) -> Output {
        self.command(env!("CARGO_BIN_EXE_roadmap")).args(arguments).output().unwrap()
    }

    /// What the program answers when all is well.
    #[track_caller]
    pub fn said(&self, arguments: &[&str]) -> String {
        let output = self.roadmap(arguments);
        assert!(output.status.success(), "roadmap {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// All lines of a roadmap's journal.
    pub fn journal(&self, name: &str) -> String {
        let said: serde_json::Value = serde_json::from_str(&self.said(&["journal", name, "--json"])).unwrap();
        fs::read_to_string(Path::new(said["journal"].as_str().unwrap())).unwrap()
    }
}
