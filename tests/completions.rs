//! Completions, in the shells themselves: what is typed and completed there is run, and the right item is ticked.

#![cfg(unix)]
#![allow(clippy::unwrap_used)]

mod support;

use std::path::Path;

use portable_pty::CommandBuilder;
use support::{ROADMAP, Session, Shell};

/// Titles that a shell could take for something else.
const TEXT: &str = "# A\n- [ ] 装饰器 (Decorators)\n- [ ] it's $HOME & `x` \\*\n- [ ] \"said\"; touch owned\n- [ ] -rf: b=c\n- [ ] plain\n# B\n- [ ] plain\n- [x] done\n";

/// A shell on a terminal, where there is one, with the completions read.
fn shell(name: &str, arguments: &[&str], reads: &str) -> Option<Session> {
    let folders = ["/usr/bin", "/bin", "/usr/local/bin", "/opt/homebrew/bin"];
    let Some(program) = folders.iter().map(|folder| Path::new(folder).join(name)).find(|path| path.exists()) else {
        eprintln!("skipped: there is no {name} here");
        return None;
    };
    let own = Path::new(env!("CARGO_BIN_EXE_roadmap")).parent().unwrap();
    let mut command = CommandBuilder::new(program);
    command.args(arguments);
    command.env_clear();
    for (variable, value) in
        [("TERM", "xterm-256color"), ("LANG", "C.UTF-8"), ("LC_ALL", "C.UTF-8"), ("PS1", "ready> ")]
    {
        command.env(variable, value);
    }
    command.env("PATH", format!("{}:{}", own.display(), folders.join(":")));
    let session = Session::of(TEXT, command).shows("> ");
    Some(session.types(&format!("{reads}; echo rea''dy\r")).shows("ready\r\n".trim()))
}

/// Types a command line with a key for completions in it, and holds that it ticks what it should.
#[track_caller]
fn ticks(session: Session, typed: &str, then: &str, shown: &str, from: &str, to: &str) -> Session {
    let session = session.types(&format!("roadmap tick roadmap.md {typed}\t")).shows(shown);
    let session = session.types(&format!("{then}\r")).file(&TEXT.replace(from, to));
    assert!(!session.folder.path().join("owned").exists());
    let session = session.types("roadmap tick roadmap.md --off --stdin -q <<< 'line:2\nline:3\nline:4\nline:5'\r");
    session.file(TEXT)
}

#[test]
fn bash_completes_titles_in_whatever_quotes() {
    let Some(session) = shell("bash", &["--norc", "--noprofile", "-i"], "eval \"$(roadmap completions bash)\"") else {
        return;
    };
    let decorators = ("[ ] 装", "[x] 装");
    let session = ticks(session, "装", "", r"装饰器\ \(Decorators\)", decorators.0, decorators.1);
    let session = ticks(session, "'装", "", "'装饰器 (Decorators)'", decorators.0, decorators.1);
    let session = ticks(session, "\"装饰器 (", "", "\"装饰器 (Decorators)\"", decorators.0, decorators.1);
    // A part that only one has leads to it.
    let session = ticks(session, "decor", "", r"装饰器\ \(Decorators\)", decorators.0, decorators.1);
    let session = ticks(session, "it", "", r"it\'s\ \$HOME\ \&\ x\ \*", "[ ] it's", "[x] it's");
    let session = ticks(session, "\"it", "", r#""it's \$HOME & x *""#, "[ ] it's", "[x] it's");
    let session = ticks(session, "said", "", "touch\\ owned", "[ ] \"said", "[x] \"said");
    ticks(session, "line:", "5", "line:", "[ ] -rf", "[x] -rf");
}

#[test]
fn zsh_completes_titles_in_whatever_quotes() {
    let reads = "autoload -U compinit; compinit -u -D; source <(roadmap completions zsh)";
    let Some(session) = shell("zsh", &["-f", "-i"], reads) else { return };
    let session = ticks(session, "装", "", "Decorators", "[ ] 装", "[x] 装");
    let session = ticks(session, "'装", "", "Decorators", "[ ] 装", "[x] 装");
    let session = ticks(session, "it", "", "HOME", "[ ] it's", "[x] it's");
    let session = ticks(session, "\"it", "", "HOME", "[ ] it's", "[x] it's");
    ticks(session, "\\\"sa", "", "touch", "[ ] \"said", "[x] \"said");
}

#[test]
fn fish_completes_titles_in_whatever_quotes() {
    let Some(session) = shell(
        "fish",
        &["--no-config", "-i", "-C", "function fish_prompt; echo 'ready> '; end"],
        "roadmap completions fish | source",
    ) else {
        return;
    };
    // It has no `<<<`.
    let tick = |session: Session, typed: &str, shown: &str, from: &str, to: &str| {
        let session = session.types(&format!("roadmap tick roadmap.md {typed}\t")).shows(shown).types("\r");
        let session = session.file(&TEXT.replace(from, to));
        assert!(!session.folder.path().join("owned").exists());
        session.types("roadmap tick roadmap.md --off -q line:2 line:3 line:4\r").file(TEXT)
    };
    let session = tick(session, "装", "Decorators", "[ ] 装", "[x] 装");
    let session = tick(session, "'装", "Decorators", "[ ] 装", "[x] 装");
    let session = tick(session, "it", "HOME", "[ ] it's", "[x] it's");
    tick(session, "'\"sa", "touch", "[ ] \"said", "[x] \"said");
}

/// The values that are offered behind these words.
fn offered(text: &str, words: &[&str]) -> (i32, Vec<String>) {
    let args = ["complete", "fish", "--", "roadmap"].into_iter().chain(words.iter().copied());
    let shell = Shell::new(text).args(args);
    let code = shell.exits();
    let value = |line: &str| line.split('\t').next().unwrap().to_owned();
    (code, shell.out().lines().map(value).collect())
}

#[test]
fn every_title_that_is_offered_means_its_item_alone() {
    let (code, names) = offered(TEXT, &["tick", "roadmap.md", ""]);
    assert_eq!(code, 0);
    let expected =
        ["装饰器 (Decorators)", "it's $HOME & x *", "\"said\"; touch owned", "A/-rf: b=c", "A/plain", "B/plain"];
    assert_eq!(names, expected);
    let args = ["tick", "roadmap.md", "--"].into_iter().chain(names.iter().map(String::as_str));
    Shell::new(TEXT).args(args).exit(0).file(&TEXT.replace("[ ]", "[x]"));
    assert_eq!(offered(TEXT, &["tick", "--off", "roadmap.md", ""]).1, ["done"]);
    assert_eq!(offered(TEXT, &["tick", "roadmap.md", "A/plain", ""]).1.len(), 6);
    assert_eq!(offered(ROADMAP, &["tick", "roadmap.md", "",]).1[0], "Core");
    assert!(offered(ROADMAP, &["tick", "roadmap.md", ""]).1.contains(&"Day 1: Objects".to_owned()));
    assert!(offered(TEXT, &["tick", "none.md", ""]).1.is_empty());
}

#[test]
fn commands_options_values_and_files_are_offered_where_they_belong() {
    let (code, commands) = offered(TEXT, &[""]);
    assert_eq!(code, 1, "a file does as well");
    for name in ["today", "tick", "watch", "completions"] {
        assert!(commands.iter().any(|command| command == name), "{name}");
    }
    assert!(!commands.contains(&"complete".to_owned()));
    assert_eq!(offered(TEXT, &["today", ""]), (1, vec![]));
    assert_eq!(offered(TEXT, &["tick", "roadmap.md", "--o"]), (0, vec!["--off".to_owned(), "--on".to_owned()]));
    assert_eq!(offered(TEXT, &["--color", "n"]), (0, vec!["never".to_owned()]));
    assert_eq!(offered(TEXT, &["--lang", ""]).1, ["en", "zh"]);
    assert_eq!(offered(TEXT, &["roadmap.md", "--theme", ""]).1, ["auto", "dark", "light", "ansi", "mono"]);
    let bash = Shell::new(TEXT).args(["complete", "bash", "--", "roadmap roadmap.md --theme=da"]).exit(0);
    bash.stdout("dark\n").args(["complete", "bash", "--", "roadmap roadmap.md --view st"]).exit(0).stdout("stats\n");
    let phases = offered(ROADMAP, &["start", "roadmap.md", "2026-03-01", "--phase", ""]).1;
    assert_eq!(phases, ["Phase 1: Basics", "Phase 2: More"]);
    assert!(!offered(TEXT, &["new", ""]).1.is_empty());
    assert!(offered(TEXT, &["move", "roadmap.md", "plain", "--to", ""]).1.contains(&"B".to_owned()));
    assert!(offered(TEXT, &["recover", "roadmap.md", ""]).1.contains(&"catch-up".to_owned()));
    assert!(offered(TEXT, &["--lang", "zh", "tick", "roadmap.md", "B/"]).1.contains(&"B/plain".to_owned()));
}

#[test]
fn powershell_gets_what_it_would_have_to_quote_in_quotes() {
    let args = ["complete", "powershell", "--", ".roadmap", ".tick", ".roadmap.md", ".it"];
    let shell = Shell::new(TEXT).args(args).exit(0);
    assert_eq!(shell.out(), "'it''s $HOME & x *'\tit's $HOME & x *\tA\n");
    let shell = shell.args(["completions", "powershell"]).exit(0);
    assert!(shell.out().contains("Register-ArgumentCompleter") && !shell.out().contains("PROGRAM"));
}
