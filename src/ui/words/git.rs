//! What is said of git.

use crate::text::sanitise::sanitise;

/// What the driver is called in git's configuration.
pub const DRIVER_NAME: &str = "study roadmaps, ticks kept";
/// That there is no git.
pub const NO_GIT: &str = "git was not found; install it, or put it on PATH";
/// That the program cannot say where it is.
pub const NO_PROGRAM: &str = "this program cannot tell where it is; put it on PATH as `roadmap`";
/// That git merges as it did before.
pub const UNINSTALLED: &str = "git merges roadmaps as other text again\n";

/// What git said when it did not do as asked.
#[must_use]
pub fn git_failed(said: &str) -> String {
    format!("git: {}", sanitise(said.trim()))
}

/// That git takes something for no pattern.
#[must_use]
pub fn no_pattern(pattern: &str) -> String {
    format!("\"{}\" names no files; write a pattern as in .gitattributes, such as 'plans/*.md'", sanitise(pattern))
}

/// What git merges as roadmaps now, and what is left to do.
#[must_use]
pub fn installed(patterns: &[String], driver: &str) -> String {
    let lines: String = patterns.iter().map(|pattern| format!("  {} {driver}\n", sanitise(pattern))).collect();
    format!(
        "git merges these as roadmaps in this repository:\n{lines}commit .gitattributes, and run this once in every clone\n"
    )
}
