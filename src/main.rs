//! argv in, exit code out. The only reader of the clock and the environment.

use std::env;
use std::io::IsTerminal;
use std::process::ExitCode;
use std::time::SystemTime;

use chrono::{DateTime, Local};
use roadmap::cli::{self, Environment};

fn main() -> ExitCode {
    let is_terminal = std::io::stdout().is_terminal();
    let environment = Environment {
        // Not `Local::now`, which panics where the clock stands before 1970.
        today: || DateTime::<Local>::from(SystemTime::now()).date_naive(),
        colour: env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
        can_draw: env::var_os("TERM").is_none_or(|name| name != "dumb"),
        is_terminal,
        width: is_terminal.then(roadmap::tui::width).flatten(),
    };
    cli::run(env::args_os(), environment).into()
}
