//! A folder with a made-up roadmap in it, in which programs run and know nothing of whoever runs them.

use std::ffi::OsString;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

use super::made;

/// The program, as it was built for the benches.
pub const ROADMAP: &str = env!("CARGO_BIN_EXE_roadmap");

/// A folder of its own on the disk on which the program is built: in a folder kept in memory, a sync costs nothing.
pub struct Place {
    folder: TempDir,
    /// The roadmap, which nothing writes.
    pub original: PathBuf,
    /// Where a copy of it is put that may be written.
    pub copy: PathBuf,
}

impl Place {
    /// With a roadmap of so many tasks, which another process makes: this one stays small, for it is copied to start others.
    pub fn with(tasks: usize) -> io::Result<Self> {
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
        let place =
            Self { original: folder.path().join("roadmap.md"), copy: folder.path().join("copy/roadmap.md"), folder };
        fs::create_dir(place.folder.path().join("copy"))?;
        let made = place.inside("make").arg(tasks.to_string()).arg(&place.original).status()?;
        if made.success() { Ok(place) } else { Err(io::Error::other("the roadmap could not be made")) }
    }

    /// How many bytes the roadmap has.
    pub fn bytes(&self) -> io::Result<u64> {
        Ok(fs::metadata(&self.original)?.len())
    }

    /// Puts a new copy where one may be written, on the disk before whoever writes it has to wait for that.
    pub fn renew(&self) -> io::Result<()> {
        fs::copy(&self.original, &self.copy)?;
        fs::File::open(&self.copy)?.sync_all()
    }

    /// Where programs keep what is their own, empty at first.
    pub fn home(&self) -> io::Result<PathBuf> {
        let home = self.folder.path().join("home");
        fs::create_dir_all(&home)?;
        Ok(home)
    }

    /// What the environment says.
    pub fn environment(&self) -> io::Result<Vec<(&'static str, OsString)>> {
        let path = std::env::var_os("PATH").unwrap_or_default();
        Ok(vec![("PATH", path), ("HOME", self.home()?.into_os_string()), ("TERM", "xterm-256color".into())])
    }

    /// A small program of the benches' own.
    pub fn inside(&self, name: &str) -> Command {
        let mut command = Command::new(own());
        command.args([INSIDE, name]).stdin(Stdio::null());
        command
    }
}

/// What is called for a small program of its own has this as its first word, and the program's name behind it.
pub const INSIDE: &str = "--inside";

/// The path of this very program.
pub fn own() -> PathBuf {
    std::env::current_exe().unwrap_or_default()
}

/// Writes a roadmap of so many tasks.
pub fn make(tasks: &str, path: &Path) -> io::Result<()> {
    let tasks = tasks.parse().map_err(io::Error::other)?;
    let mut file = fs::File::create(path)?;
    file.write_all(made::roadmap(tasks).as_bytes())?;
    file.sync_all()
}

/// The date in the midst of the plan, as the command line takes it.
pub fn today() -> String {
    let (year, month, day) = made::TODAY;
    format!("{year}-{month:02}-{day:02}")
}
