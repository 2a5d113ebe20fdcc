//! How the program is handed out: what is packed, what is laid out on a machine, and that every package says the version that
//! Cargo.toml has. The scripts of `packaging/` are run as they are.

#![cfg(unix)]
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// The project.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A script of `packaging/`, with what it says, and whether it did what it should.
fn script(name: &str, arguments: &[&str]) -> (bool, String) {
    let run = Command::new(root().join("packaging").join(name))
        .args(arguments)
        .env("SOURCE_DATE_EPOCH", "1772323200")
        .output()
        .unwrap();
    (run.status.success(), String::from_utf8([run.stderr, run.stdout].concat()).unwrap())
}

/// Whether a program that a script needs is missing here, which is said.
fn lacks(program: &str) -> bool {
    let is_here = Command::new(program).arg("--version").output().is_ok_and(|output| output.status.success());
    if !is_here {
        println!("not tested: there is no {program} here");
    }
    !is_here
}

/// A script that has to end well.
#[track_caller]
fn done(name: &str, arguments: &[&str]) -> String {
    let (is_done, said) = script(name, arguments);
    assert!(is_done, "{name} {arguments:?}: {said}");
    said
}

/// The text of one file of the project.
fn text(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap()
}

/// All files beneath a folder, by their paths there.
fn files(folder: &Path) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut waiting: Vec<PathBuf> = vec![folder.to_owned()];
    while let Some(at) = waiting.pop() {
        for entry in fs::read_dir(at).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                waiting.push(path);
            } else {
                found.insert(path.strip_prefix(folder).unwrap().to_string_lossy().into_owned());
            }
        }
    }
    found
}

/// What goes onto a machine, beneath a prefix.
fn staged() -> TempDir {
    let folder = TempDir::new().unwrap();
    done("stage.sh", &[env!("CARGO_BIN_EXE_roadmap"), folder.path().to_str().unwrap()]);
    folder
}

#[test]
fn the_crate_holds_what_it_is_built_of_and_nothing_else() {
    let listed = Command::new(env!("CARGO"))
        .args(["package", "--list", "--allow-dirty", "--offline", "--quiet"])
        .current_dir(root())
        .output()
        .unwrap();
    let listed = String::from_utf8(listed.stdout).unwrap();
    let listed: BTreeSet<&str> = listed.lines().filter(|path| *path != ".cargo_vcs_info.json").collect();

    let is_beneath = |folder: &str, path: &str| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
    let others: Vec<&str> =
        listed.iter().copied().filter(|path| !is_beneath("src", path) && !is_beneath("roadmaps", path)).collect();
    assert_eq!(
        others,
        [
            "CHANGELOG.md",
            "Cargo.lock",
            "Cargo.toml",
            "Cargo.toml.orig",
            "LICENSE-APACHE",
            "LICENSE-MIT",
            "README.md",
            "packaging/stage.sh"
        ]
    );
    for folder in ["src", "roadmaps"] {
        for file in files(&root().join(folder)) {
            let path = format!("{folder}/{file}");
            assert!(listed.contains(path.as_str()), "{path} is not packed");
        }
    }
}

#[test]
fn what_is_laid_out_is_the_program_its_manual_its_completions_and_the_samples() {
    let staged = staged();
    let files = files(staged.path());
    for file in [
        "bin/roadmap",
        "share/bash-completion/completions/roadmap",
        "share/doc/roadmap-tui/CHANGELOG.md",
        "share/doc/roadmap-tui/LICENSE-APACHE",
        "share/doc/roadmap-tui/LICENSE-MIT",
        "share/doc/roadmap-tui/README.md",
        "share/doc/roadmap-tui/examples/rust-in-four-weeks.md",
        "share/fish/vendor_completions.d/roadmap.fish",
        "share/man/man1/roadmap.1",
        "share/man/man1/roadmap-journal-import.1",
        "share/man/zh_CN/man1/roadmap-tick.1",
        "share/roadmap-tui/completions/roadmap.ps1",
        "share/zsh/site-functions/_roadmap",
    ] {
        assert!(files.contains(file), "{file} is missing: {files:#?}");
        assert_ne!(fs::metadata(staged.path().join(file)).unwrap().len(), 0, "{file} is empty");
    }
    let pages = |folder: &str| {
        files.iter().filter_map(|file| file.strip_prefix(folder)).map(str::to_owned).collect::<BTreeSet<_>>()
    };
    assert_eq!(pages("share/man/man1/"), pages("share/man/zh_CN/man1/"));
}

#[test]
fn the_completions_ask_whichever_program_the_shell_finds() {
    let staged = staged();
    for file in files(staged.path()).iter().filter(|file| file.contains("completion") || file.contains("_roadmap")) {
        let text = fs::read_to_string(staged.path().join(file)).unwrap();
        assert!(text.contains("roadmap"), "{file}");
        assert!(!text.contains(staged.path().to_str().unwrap()) && !text.contains("target/"), "{file}:\n{text}");
    }
}

#[test]
fn what_is_laid_out_depends_on_no_settings_of_who_builds_it() {
    let home = TempDir::new().unwrap();
    fs::create_dir_all(home.path().join(".config/roadmap")).unwrap();
    fs::write(home.path().join(".config/roadmap/config.toml"), "language = \"zh\"\n").unwrap();
    let folder = TempDir::new().unwrap();
    let run = Command::new(root().join("packaging/stage.sh"))
        .args([Path::new(env!("CARGO_BIN_EXE_roadmap")), folder.path()])
        .env("HOME", home.path())
        .env("LANG", "zh_CN.UTF-8")
        .env("LC_ALL", "zh_CN.UTF-8")
        .status()
        .unwrap();
    assert!(run.success());
    let plain = staged();
    for file in files(plain.path()) {
        let read = |folder: &TempDir| fs::read(folder.path().join(&file)).unwrap();
        assert!(read(&folder) == read(&plain), "{file} differs");
    }
    assert_eq!(files(folder.path()), files(plain.path()));
}

#[test]
fn an_archive_is_one_folder_and_the_same_bytes_whoever_packs_it() {
    if lacks("python3") {
        return;
    }
    let (one, other) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    // A build for tests is large, and to compress it takes long.
    let program = one.path().join("small");
    fs::write(&program, format!("#!/bin/sh\nexec '{}' \"$@\"\n", env!("CARGO_BIN_EXE_roadmap"))).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    let pack = |folder: &TempDir| {
        let out = folder.path().to_str().unwrap();
        let said = done("archive.sh", &[program.to_str().unwrap(), "x86_64-unknown-linux-gnu", out]);
        PathBuf::from(said.lines().last().unwrap())
    };
    let (first, second) = (pack(&one), pack(&other));
    let name = format!("roadmap-tui-{}-x86_64-unknown-linux-gnu", env!("CARGO_PKG_VERSION"));
    assert_eq!(first.file_name().unwrap().to_str().unwrap(), format!("{name}.tar.gz"));
    if cfg!(target_os = "linux") {
        assert!(fs::read(&first).unwrap() == fs::read(second).unwrap(), "two archives of one program differ");
    }

    let into = TempDir::new().unwrap();
    assert!(Command::new("tar").arg("-xzf").arg(&first).arg("-C").arg(into.path()).status().unwrap().success());
    let unpacked = files(&into.path().join(&name));
    assert!(unpacked.contains("share/doc/roadmap-tui/THIRD-PARTY.txt"), "{unpacked:?}");
    let version = Command::new(into.path().join(&name).join("bin/roadmap")).arg("--version").output().unwrap();
    assert_eq!(String::from_utf8(version.stdout).unwrap(), format!("roadmap {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn the_licences_of_all_that_is_built_in_are_handed_out() {
    if lacks("python3") {
        return;
    }
    let notices = done("notices.py", &["x86_64-unknown-linux-gnu"]);
    for library in ["ratatui", "pulldown-cmark", "clap", "fsrs", "chrono", "rustix"] {
        assert!(notices.lines().any(|line| line.starts_with(&format!("{library} "))), "{library} is not named");
    }
    // What only tests or builds is in no archive.
    for library in ["proptest", "insta", "vt100", "clap_derive", "serde_derive"] {
        assert!(!notices.lines().any(|line| line.starts_with(&format!("{library} "))), "{library} is named");
    }
    assert!(notices.contains("Permission is hereby granted, free of charge"));
}

#[test]
fn sums_name_every_file_and_hold() {
    let folder = TempDir::new().unwrap();
    for (name, text) in [("b.tar.gz", "two"), ("a c.deb", "one"), ("SHA256SUMS", "of before")] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    done("sums.sh", &[folder.path().to_str().unwrap()]);
    let sums = fs::read_to_string(folder.path().join("SHA256SUMS")).unwrap();
    let names: Vec<&str> = sums.lines().map(|line| &line[66..]).collect();
    assert_eq!(names, ["a c.deb", "b.tar.gz"]);
    if cfg!(target_os = "linux") {
        let held = Command::new("sha256sum").args(["-c", "--quiet", "SHA256SUMS"]).current_dir(folder.path()).status();
        assert!(held.unwrap().success());
    }
}

#[test]
fn a_tag_is_held_to_the_version_and_a_release_says_what_changed() {
    let version = env!("CARGO_PKG_VERSION");
    assert_eq!(done("version.sh", &[&format!("v{version}")]), format!("{version}\n"));
    let (is_done, said) = script("version.sh", &["v99.0.0"]);
    assert!(!is_done && said.contains("v99.0.0"), "{said}");

    let section = done("changelog.sh", &[version]);
    assert!(text("CHANGELOG.md").contains(&section) && section.starts_with("### "), "{section}");
    assert!(!section.lines().any(|line| line.starts_with("## ")));
    let (is_done, said) = script("changelog.sh", &["99.0.0"]);
    assert!(!is_done && said.contains("99.0.0"), "{said}");
}

/// The formula and the PKGBUILD, filled in.
fn filled() -> (TempDir, String) {
    let folder = TempDir::new().unwrap();
    let sources = folder.path().join("sources.tar.gz");
    fs::write(&sources, "abc").unwrap();
    let out = folder.path().to_str().unwrap();
    done("fill.sh", &["https://code.example/we/roadmap/", sources.to_str().unwrap(), out]);
    // What `abc` sums to is in the standard itself.
    (folder, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad".to_owned())
}

#[test]
fn the_formula_and_the_pkgbuild_say_the_version_the_address_and_the_sum() {
    if lacks("bash") {
        return;
    }
    let (folder, sum) = filled();
    let version = env!("CARGO_PKG_VERSION");
    let address = format!("https://code.example/we/roadmap/releases/download/v{version}/roadmap-tui-{version}.tar.gz");
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    let formula = read("roadmap-tui.rb");
    assert!(formula.contains(&format!("  url \"{address}\"\n  sha256 \"{sum}\"\n")), "{formula}");
    let info = read("SRCINFO");
    for line in [
        format!("pkgver = {version}"),
        format!("source = roadmap-tui-{version}.tar.gz::{address}"),
        format!("sha256sums = {sum}"),
        format!("pkgdesc = {}", env!("CARGO_PKG_DESCRIPTION")),
        format!("license = {}", env!("CARGO_PKG_LICENSE")),
    ] {
        assert!(info.lines().any(|other| other.trim_start() == line), "{line}:\n{info}");
    }
    for name in ["roadmap-tui.rb", "PKGBUILD", "SRCINFO"] {
        // Array expansions of the shell have an `@` as well.
        let left: Vec<_> = ["@VERSION@", "@ADDRESS@", "@SHA256@", "@ABOUT@"]
            .into_iter()
            .filter(|at| read(name).contains(at))
            .collect();
        assert!(left.is_empty(), "{name}: {left:?} is left");
    }
}

#[test]
fn the_pkgbuild_packs_what_was_built() {
    if lacks("bash") {
        return;
    }
    let (folder, _) = filled();
    let sources = folder.path().join(format!("src/roadmap-tui-{}", env!("CARGO_PKG_VERSION")));
    // As it is unpacked, with a build that was done before.
    fs::create_dir_all(sources.join("target/release")).unwrap();
    fs::copy(env!("CARGO_BIN_EXE_roadmap"), sources.join("target/release/roadmap")).unwrap();
    for name in ["README.md", "CHANGELOG.md", "LICENSE-MIT", "LICENSE-APACHE", "packaging/stage.sh"] {
        fs::create_dir_all(sources.join(name).parent().unwrap()).unwrap();
        fs::copy(root().join(name), sources.join(name)).unwrap();
    }
    fs::create_dir(sources.join("roadmaps")).unwrap();
    for file in files(&root().join("roadmaps")) {
        fs::copy(root().join("roadmaps").join(&file), sources.join("roadmaps").join(&file)).unwrap();
    }
    let steps =
        "source ./PKGBUILD; pkgdir=$PWD/pkg; srcdir=$PWD/src; cd \"$srcdir\"; (check); cd \"$srcdir\"; (package)";
    let run = Command::new("bash").args(["-euc", steps]).current_dir(folder.path()).output().unwrap();
    let said = String::from_utf8([run.stdout, run.stderr].concat()).unwrap();
    assert!(run.status.success(), "{said}");
    let packed = files(&folder.path().join("pkg"));
    for file in ["usr/bin/roadmap", "usr/share/man/man1/roadmap.1", "usr/share/licenses/roadmap-tui/LICENSE-MIT"] {
        assert!(packed.contains(file), "{file} is missing: {packed:#?}");
    }
    assert!(packed.iter().all(|file| file.starts_with("usr/")), "{packed:#?}");
}

#[test]
fn a_step_of_the_check_fails_with_any_of_its_commands() {
    if lacks("bash") {
        return;
    }
    let script = text("packaging/check.sh");
    let begin = script.find("check() {").unwrap();
    let check = &script[begin..begin + script[begin..].find("\n}\n").unwrap() + 3];
    for (commands, goes_well) in
        [("true", true), ("false; true", false), ("false | cat; true", false), ("exit 3", false)]
    {
        let steps = format!("set -euo pipefail\n{check}step() {{ {commands}; }}\ncheck one step\n");
        let run = Command::new("bash").args(["-c", &steps]).output().unwrap();
        assert_eq!(run.status.success(), goes_well, "{commands}: {run:?}");
    }
}

#[test]
fn the_oldest_rust_is_the_same_wherever_it_is_named() {
    let oldest = env!("CARGO_PKG_RUST_VERSION");
    assert!(text("docs/install.md").contains(&format!("{oldest} or newer")), "docs/install.md");
    assert!(text("README.md").contains(&format!("{oldest} or newer")), "README.md");
}
