//! The reader's own settings, as the program is given them.

#![allow(clippy::unwrap_used)]

mod support;

use std::fs;

use support::{ROADMAP, Shell};

#[test]
fn settings_that_cannot_be_meant_are_told_with_their_line() {
    for (settings, wrong) in [
        ("[keys]\ntick = ['u']\n", "line 2: \"u\" would be a key of both undo and tick"),
        ("[keys]\n\ntik = ['t']\n", "line 3: no action is called \"tik\""),
        ("[keys]\ntick = ['ctrl-/']\n", "line 2: tick: terminals send no \"ctrl-/\"; ctrl- goes with small letters"),
        ("[filters]\nx = 'is:opne'\n", "line 2: x: \"is:opne\" asks for nothing"),
    ] {
        let shell = Shell::new(ROADMAP).outside(|folder| {
            fs::create_dir_all(folder.join("config/roadmap")).unwrap();
            fs::write(folder.join("config/roadmap/config.toml"), settings).unwrap();
        });
        let config: &'static str = Box::leak(shell.path("config").to_string_lossy().into_owned().into_boxed_str());
        shell.with("XDG_CONFIG_HOME", config).args(["show", "roadmap.md"]).exit(2).stderr_has(wrong);
    }
}

#[test]
fn answers_in_the_shell_name_the_readers_own_keys() {
    let undated = "## Phase 1\n- Day 1: a\n";
    let shell = Shell::new(undated).outside(|folder| {
        fs::create_dir_all(folder.join("config/roadmap")).unwrap();
        fs::write(folder.join("config/roadmap/config.toml"), "[keys]\nrecover = ['R']\n").unwrap();
    });
    let config: &'static str = Box::leak(shell.path("config").to_string_lossy().into_owned().into_boxed_str());
    shell.with("XDG_CONFIG_HOME", config).args(["plan", "roadmap.md"]).exit(0).stdout_has("`R` on the screen, or");
}
