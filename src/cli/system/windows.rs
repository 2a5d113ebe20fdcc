//! As Windows does it.

use std::io::Stdout;
use std::os::windows::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

/// `CREATE_NEW_PROCESS_GROUP`
const GROUP: u32 = 0x200;
/// `CREATE_NO_WINDOW`
const NO_WINDOW: u32 = 0x0800_0000;

/// The pause between two looks at whether a program has ended.
const PAUSE: Duration = Duration::from_millis(10);

/// The names that a program may have. The system finds `code.exe` for `code` by itself, and `code.cmd` only by its name.
pub(super) fn names(program: &str) -> Vec<String> {
    let endings: &[&str] = if Path::new(program).extension().is_some() { &[""] } else { &["", ".cmd", ".bat"] };
    endings.iter().map(|ending| format!("{program}{ending}")).collect()
}

/// Gives a program a console of its own that is not shown: no key of the terminal reaches it.
pub(crate) fn apart(command: &mut Command) -> &mut Command {
    command.creation_flags(GROUP | NO_WINDOW)
}

/// A program that was started apart, with all that it has begun.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Group(u32);

impl Group {
    pub(crate) fn of(child: &Child) -> Self {
        Self(child.id())
    }

    /// Ends it. The system's own program knows what has begun what.
    pub(crate) fn end(self) {
        let mut command = Command::new("taskkill");
        command.args(["/F", "/T", "/PID", &self.0.to_string()]);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        // What is gone already needs no ending.
        let _ = apart(&mut command).status();
    }
}

/// Waits for the end of a program, and says whether it came in time. Its number stays its own while we have hold of it.
pub(crate) fn ends_within(bound: Duration, child: &mut Child) -> bool {
    let pauses = bound.as_millis() / PAUSE.as_millis();
    for _ in 0..pauses {
        if !matches!(child.try_wait(), Ok(None)) {
            return true;
        }
        thread::sleep(PAUSE);
    }
    false
}

/// Nobody says here that whoever reads standard output is gone: the next line will tell.
pub(crate) fn wait_until_unread(_: &Stdout) -> bool {
    false
}
