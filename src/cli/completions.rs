//! `roadmap completions SHELL`: what a shell reads so that it can ask this very program how a command line goes on.

use super::arguments::Shell;
use super::{Answer, Environment, Exit};

/// What stands for the program in the scripts.
const PROGRAM: &str = "PROGRAM";

pub(super) fn script(shell: Shell, environment: Environment) -> Answer {
    let script = match shell {
        Shell::Bash => include_str!("completions/roadmap.bash"),
        Shell::Zsh => include_str!("completions/roadmap.zsh"),
        Shell::Fish => include_str!("completions/roadmap.fish"),
        Shell::Powershell => include_str!("completions/roadmap.ps1"),
    };
    let program = (environment.program)().map_or_else(|| "roadmap".into(), |path| path.to_string_lossy().into_owned());
    let quoted = match shell {
        Shell::Bash | Shell::Zsh => shell_words::quote(&program).into_owned(),
        Shell::Fish => format!("'{}'", program.replace('\\', "\\\\").replace('\'', "\\'")),
        Shell::Powershell => format!("'{}'", program.replace('\'', "''")),
    };
    // No line of a script says so but to run it.
    Answer::of_file(script.replace(PROGRAM, &quoted), Exit::Done)
}
