//! The built program on a real terminal: what it shows, what it writes, and what it sees of others.

#![cfg(unix)]
#![allow(clippy::unwrap_used)]

mod support;

use std::fs;
use std::io::Write;
use std::path::Path;
use std::time::Duration;

use portable_pty::CommandBuilder;
use support::Session;
use tempfile::TempDir;

const TEXT: &str = "# 路线图\n\n- [ ] 精通 Python\n- [ ] Types\n";

#[test]
fn a_tick_on_the_screen_is_a_tick_in_the_file() {
    let session = Session::open(TEXT, &[]).shows("[ ] 精通 Python").shows("0/2");
    assert!(session.terminal().screen().alternate_screen());
    let session = session.types("j ").shows("[x] 精通 Python").shows("saved").file(&TEXT.replacen("[ ]", "[x]", 1));
    session.types("u").shows("[ ] 精通 Python").file(TEXT).types("q").ends(0);
}

#[test]
fn arrows_enter_and_control_keys_reach_the_program() {
    let session =
        Session::open(TEXT, &[]).shows("Types").types("\x1b[B\x1b[B\x1b[A").types("x").shows("[x] 精通 Python");
    let session = session.types("?").shows("take the last change back").types("\x1b").shows("Types");
    let session = session.types("/Types\r").shows("Types").types(" ").file(&TEXT.replace("[ ]", "[x]"));
    session.types("\x03").ends(0);
}

#[test]
fn a_paste_is_no_row_of_keys() {
    let session = Session::open(TEXT, &[]).shows("Types").types("j\x1b[200~xxqXu\x1b[201~");
    session.types("?").shows("take the last change back").types("q").shows("Types").file(TEXT).types("q").ends(0);
}

#[test]
fn an_answer_of_the_terminal_that_comes_late_is_no_key() {
    let session = Session::open(TEXT, &[]).shows("Types").types("j\x1b]11;rgb:0000/0000/0000\x1b\\x");
    session.shows("[x] 精通 Python").file(&TEXT.replacen("[ ]", "[x]", 1)).types("q").ends(0);
}

#[test]
fn the_terminals_own_cursor_stands_where_words_are_typed() {
    let session = Session::open(TEXT, &[]).shows("Types");
    assert!(session.terminal().screen().hide_cursor());
    let at = |session: &Session| {
        let terminal = session.terminal();
        (!terminal.screen().hide_cursor()).then(|| terminal.screen().cursor_position())
    };
    let session = session.types("/精通").shows("/ 精通");
    session.wait("the cursor behind the words", || at(&session) == Some((23, 1 + 2 + 4)));
    let session = session.types("\x1b[D");
    session.wait("the cursor between them", || at(&session) == Some((23, 1 + 2 + 2)));
    let session = session.types("\x1b").shows("/ find").types(":\x1b[200~tick\x1b[201~").shows("tick, or untick");
    session.wait("the cursor in the palette", || at(&session) == Some((3, 1 + 2 + 4)));
    let session = session.types("\x1b");
    session.wait("no cursor", || at(&session).is_none());
    session.types("q").ends(0);
}

#[test]
fn a_click_on_a_box_ticks_it() {
    let session = Session::open(TEXT, &[]).shows("[ ] Types");
    let contents = session.terminal().screen().contents();
    let row = contents.lines().position(|line| line.contains("] Types")).unwrap() + 1;
    let column = contents.lines().nth(row - 1).unwrap().chars().position(|c| c == '[').unwrap() + 2;
    let session = session.types(&format!("\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m")).shows("[x] Types");
    session.file(&TEXT.replace("[ ] Types", "[x] Types")).types("q").ends(0);
}

#[test]
fn no_key_waits_for_a_save_and_leaving_does() {
    let session = Session::open(TEXT, &[]).shows("Types").types("j ").shows("saved");
    let held = session.lock_held();
    let session =
        session.types("u").shows("[ ] 精通 Python").shows("saving").types("?").shows("take the last change back");
    let session = session.types("?").shows("▾ 路线图").file(&TEXT.replacen("[ ]", "[x]", 1)).types("q");
    let session = session.shows("still saving; another program may be writing the file");
    drop(held);
    session.file(TEXT).ends(0);
}

#[test]
fn who_leaves_before_a_save_failed_stays_and_sees_it() {
    let session = Session::open(TEXT, &[]).shows("Types").types("j ").shows("saved");
    let held = session.lock_held();
    let session = session.types("u").shows("saving").types("q").shows("still saving");
    let ticked = TEXT.replacen("[ ]", "[x]", 1);
    let session = session.outside(|path| {
        fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(0o444)).unwrap();
    });
    drop(held);
    let session = session.shows("it is marked read-only").shows("not saved").shows("[x] 精通 Python").file(&ticked);
    session.types("q").ends(0);
}

#[test]
fn many_ticks_at_once_are_all_in_the_file_when_the_program_ends() {
    let text: String = (0..60).map(|number| format!("- [ ] item {number}\n")).collect();
    let session = Session::open(&text, &[]).shows("item 3").types(&" j".repeat(60)).types("q");
    session.file(&text.replace("[ ]", "[x]")).ends(0);
}

#[test]
fn a_large_file_is_told_of_while_it_is_read() {
    // A list has no place at which its beginning could be cut off; so long a one takes more than a moment anywhere.
    let text: String = (0..200_000).map(|number| format!("- [ ] item {number}\n")).collect();
    let session = Session::open(&text, &[]).sends("reading roadmap.md").shows("[ ] item 3").shows("quit");
    session.types("q").ends(0);
}

#[test]
fn the_beginning_of_a_long_file_can_be_ticked_before_the_rest_is_read() {
    let text: String = (0..9_000).map(|number| format!("## part {number}\n\n- [ ] 精通 {number}\n\n")).collect();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_roadmap"));
    command.args(["tui", "roadmap.md", "--view", "roadmap"]);
    command.env_clear();
    command.env("TERM", "xterm-256color");
    let session = Session::of(&text, command).shows("reading").types("jx").shows("[x] 精通 0").shows("saved");
    let session = session.file(&text.replacen("[ ]", "[x]", 1)).shows("1/9000").types("G").shows("精通 8999");
    session.types("u").shows("0/9000").file(&text).types("q").ends(0);
}

#[test]
fn two_clicks_on_a_section_fold_it() {
    let session = Session::open(TEXT, &[]).shows("▾ 路线图").shows("[ ] Types");
    let twice = "\x1b[<0;20;4M\x1b[<0;20;4m".repeat(2);
    session.types(&twice).shows("▸ 路线图").types("q").ends(0);
}

#[test]
fn the_first_hint_comes_once() {
    let hint = "space ticks, / finds, ? shows all keys";
    let session = Session::open(TEXT, &[]).shows(hint).types("j");
    session.wait("no hint", || !session.terminal().screen().contents().contains(hint));
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_roadmap"));
    command.args(["tui", "roadmap.md"]);
    command.env_clear();
    command.env("XDG_DATA_HOME", session.home.path().join(".local/share"));
    let again = Session::of(TEXT, command).shows("quit");
    assert!(!again.terminal().screen().contents().contains("ticks,"));
    again.types("q").ends(0);
    session.types("q").ends(0);
}

#[test]
fn a_new_size_is_drawn_at_once() {
    let session = Session::open(TEXT, &[]).shows("quit");
    let session = session.resize((12, 40));
    let is_narrow = || {
        let contents = session.terminal().screen().contents();
        let lines: Vec<&str> = contents.lines().collect();
        lines
            .first()
            .is_some_and(|line| line.len() < 60 && line.starts_with("路线图") && line.ends_with("Wed 4 Feb 2026"))
            && lines.last().is_some_and(|line| line.contains("open"))
    };
    session.wait("a narrow screen", is_narrow);
    session.types("j ").shows("[x] 精通 Python").types("q").ends(0);
}

#[test]
fn without_colours_the_selected_row_is_still_marked() {
    let session = Session::open(TEXT, &[("NO_COLOR", "1")]).shows("Types").types("j").shows("Types");
    let marked = |session: &Session| {
        let terminal = session.terminal();
        let screen = terminal.screen();
        let cells = (0..24).flat_map(|row| (0..80).filter_map(move |column| screen.cell(row, column)));
        let (mut reversed, mut coloured) = (false, false);
        for cell in cells {
            reversed |= cell.inverse();
            coloured |= cell.fgcolor() != vt100::Color::Default || cell.bgcolor() != vt100::Color::Default;
        }
        reversed && !coloured
    };
    session.wait("a marked row without colour", || marked(&session));
    session.types("q").ends(0);
}

/// What is said of a file that is gone, as much of it as comes in one piece.
const GONE: &str = "the file is gone; what you see is what it held";

#[test]
fn what_others_do_to_the_file_is_seen_at_once() {
    let [one, two, three] = ["# A\n\n- [ ] one\n", "# A\n\n- [ ] two\n", "# A\n\n- [ ] two\n- [ ] three\n"];
    let session =
        Session::open(TEXT, &[]).shows("Types").outside(|path| fs::write(path, one).unwrap()).shows("[ ] one");
    let session = session.outside(|path| {
        fs::write(path.with_extension("new"), two).unwrap();
        fs::rename(path.with_extension("new"), path).unwrap();
    });
    let session = session.shows("[ ] two").outside(|path| {
        fs::OpenOptions::new().append(true).open(path).unwrap().write_all(b"- [ ] three\n").unwrap();
    });
    session.shows("[ ] three").types("j ").file(&three.replace("[ ] two", "[x] two")).types("q").ends(0);
}

#[test]
fn a_key_that_comes_with_a_change_from_outside_is_in_the_file_beside_it() {
    let replaced = |path: &Path, text: &str| {
        fs::write(path.with_extension("new"), text).unwrap();
        fs::rename(path.with_extension("new"), path).unwrap();
    };
    let appended = |path: &Path, text: &str| {
        let more = text.strip_prefix(TEXT).unwrap();
        fs::OpenOptions::new().append(true).open(path).unwrap().write_all(more.as_bytes()).unwrap();
    };
    let written = |path: &Path, text: &str| fs::write(path, text).unwrap();
    let ways: [fn(&Path, &str); 3] = [written, replaced, appended];
    for way in ways {
        let theirs = format!("{TEXT}- [ ] three\n");
        let session = Session::open(TEXT, &[]).shows("Types").types("j").outside(|path| way(path, &theirs)).types(" ");
        let session = session.file(&theirs.replace("[ ] 精通", "[x] 精通")).shows("[ ] three").shows("[x] 精通 Python");
        session.types("u").file(&theirs).types("q").ends(0);
    }
}

#[test]
fn a_file_missing_for_a_moment_is_not_worth_a_word_and_takes_no_key() {
    let session = Session::open(TEXT, &[]).shows("Types").types("j ").shows("[x] 精通 Python").shows("saved");
    let session = session.outside(|path| fs::rename(path, path.with_extension("away")).unwrap()).types("j");
    std::thread::sleep(Duration::from_millis(700));
    let session = session.types("?").shows("take the last change back");
    let session = session.types("\x1b").shows("▾ 路线图");
    let session = session.outside(|path| fs::rename(path.with_extension("away"), path).unwrap()).types(" ");
    let session = session.file(&TEXT.replace("[ ]", "[x]")).types("uu").file(TEXT).never_sent(GONE);
    session.types("q").ends(0);
}

#[test]
fn a_file_that_is_truncated_and_refilled_keeps_its_undo() {
    let ticked = TEXT.replacen("[ ]", "[x]", 1);
    let session = Session::open(TEXT, &[]).shows("Types").types("j ").shows("saved").outside(|path| {
        fs::write(path, "").unwrap();
        std::thread::sleep(Duration::from_millis(150));
        fs::write(path, &ticked).unwrap();
    });
    std::thread::sleep(Duration::from_millis(500));
    session.never_sent("no headings").types("u").file(TEXT).types("q").ends(0);
}

#[test]
fn a_file_that_is_deleted_is_said_to_be_gone_until_it_is_back() {
    let session = Session::open(TEXT, &[]).shows("Types").types("j").outside(|path| fs::remove_file(path).unwrap());
    let session = session.shows(GONE).types("j").shows("gone").types(" ").shows(GONE).shows("[ ] Types");
    assert!(!session.folder.path().join("roadmap.md").exists());
    let session = session.outside(|path| fs::write(path, TEXT).unwrap()).shows("the file is there again");
    session.types(" ").file(&TEXT.replace("[ ] Types", "[x] Types")).types("q").ends(0);
}

/// The program with a script for an editor, called `name`, which is removed with the folder.
fn with_editor(name: &str, script: &str) -> (TempDir, Session) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, format!("#!/bin/sh\n{script}")).unwrap();
    fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    (folder, Session::open(TEXT, &[("VISUAL", path.to_str().unwrap()), ("EDITOR", "/nowhere")]).shows("Types"))
}

#[test]
fn the_editor_has_the_terminal_and_the_line_and_what_it_did_comes_in() {
    // It reads a whole line, which only a terminal does that was given back.
    let editor = "echo \"asked for $*\"; read answer; echo \"- [ ] $answer\" >> \"$2\"";
    let (_editor, session) = with_editor("nvim", editor);
    let session = session.types("jxj").shows("[x] 精通 Python").types("e");
    let session =
        session.lends().shows("asked for +4 roadmap.md").types("q three\r").shows("1 new task from your editor");
    let text = format!("{}- [ ] q three\n", TEXT.replacen("[ ]", "[x]", 1));
    let session = session.file(&text).shows("[ ] q three").types("x").file(&text.replace("[ ] Types", "[x] Types"));
    session.types("uu").file(&text.replace("[x]", "[ ]")).types("q").ends(0);
}

#[test]
fn the_editor_is_a_command_as_a_shell_reads_it() {
    let session = Session::open(TEXT, &[("EDITOR", "WHO='my own' ~/vim.tiny -n # don't")]).shows("Types");
    let script = session.home.path().join("vim.tiny");
    fs::write(&script, "#!/bin/sh\necho \"$WHO is asked for $*\"; read answer; echo '- [ ] new' >> \"$3\"").unwrap();
    fs::set_permissions(&script, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    let session = session.types("je").lends().shows("my own is asked for -n +3 roadmap.md").types("\r");
    session.shows("1 new task from your editor").types("q").ends(0);
}

#[test]
fn what_interrupts_the_editor_does_not_interrupt_the_program() {
    let (_editor, session) = with_editor("ed", "echo begun; read answer");
    let session = session.types("e").lends().shows("begun").types("\x03");
    let session = session.shows("the editor was ended by a signal").types("jx").shows("[x] 精通 Python");
    session.file(&TEXT.replacen("[ ]", "[x]", 1)).types("q").ends(0);
}

#[test]
fn whoever_is_told_to_end_while_the_editor_runs_ends_it_too() {
    let script = "trap 'echo told >> ended; exit 0' TERM; echo begun; while :; do read answer; done";
    let (_editor, session) = with_editor("ed", script);
    let session = session.types("e").lends().shows("begun").signal(rustix::process::Signal::TERM);
    let ended = session.folder.path().join("ended");
    session.wait("the editor's end", || ended.exists());
    session.ends(143);
}

#[test]
fn without_an_editor_the_reader_is_told_what_to_set() {
    for (set, said) in [
        ("", "there is no editor; set EDITOR, as in: export EDITOR=nano"),
        ("/nowhere/ed", "cannot run /nowhere/ed: no such file or directory; set EDITOR"),
        ("~/nowhere/ed -x", "the editor was not found; set EDITOR"),
        ("vi 'x", "cannot read vi 'x as a command"),
    ] {
        let session = Session::open(TEXT, &[("EDITOR", set)]).shows("Types").types("e").shows(said);
        session.types("j ").shows("[x] 精通 Python").types("q").ends(0);
    }
}

const LINKS: &str = "- [ ] [a](https://a.org/b?c=d&e) [b](other.md)\n";

#[test]
fn a_link_is_opened_by_a_program_of_its_own_that_says_nothing_on_the_screen() {
    let folder = tempfile::tempdir().unwrap();
    let (browser, opened) = (folder.path().join("browser"), folder.path().join("opened"));
    let script = format!("#!/bin/sh\necho noise; echo noise >&2; echo \"$*\" > {0}.new\n", opened.display());
    fs::write(&browser, format!("{script}exec /bin/mv {0}.new {0}\n", opened.display())).unwrap();
    fs::set_permissions(&browser, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    for (command, keys, expected) in [
        ("", "b\r", "https://a.org/b?c=d&e"),
        (" --new '%s' x", "b\r", "--new https://a.org/b?c=d&e x"),
        ("", "bj\r", "other.md"),
    ] {
        let command = format!("{}{command}", browser.display());
        let session = Session::open(LINKS, &[("BROWSER", &command)]).shows("[ ] a b");
        let other = session.folder.path().join("other.md");
        fs::write(&other, "").unwrap();
        let session = session.types(keys).shows("opening ");
        session.wait("the browser", || opened.exists());
        let said = fs::read_to_string(&opened).unwrap();
        assert!(said.trim_end().ends_with(expected), "{said}");
        fs::remove_file(&opened).unwrap();
        session.never_sent("noise").types("q").ends(0);
    }
}

#[test]
fn a_link_that_cannot_be_opened_is_said_to_be_so() {
    let session = Session::open(LINKS, &[]).shows("[ ] a b").types("b\r").shows("there is no desktop here");
    session.types("bj\r").shows("there is no other.md beside this file").types("q").ends(0);
    let session =
        Session::open("- [ ] a [x](https://a.org/&touch${IFS}ran)\n", &[("BROWSER", "sh -c %s")]).shows("] a");
    let session = session.types("b").shows("sh -c %s would run a link's address as a script").types("q");
    assert!(!session.folder.path().join("ran").exists());
    session.ends(0);
}

#[test]
fn links_are_the_terminals_own_where_it_knows_them() {
    let text = "- [ ] 看 [文档 one](https://a.org/异?c&e) [b](other.md) [c](javascript:x)\n";
    let plain = Session::open(text, &[]).shows("] 看").types("v").shows("esc leave");
    let linked = Session::open(text, &[("VTE_VERSION", "7600")]).shows("] 看").types("v").shows("esc leave");
    let linked = linked.sends(";https://a.org/%E5%BC%82?c&e\x1b\\").never_sent("other.md\x1b").never_sent("javascript");
    let screens = [&plain, &linked].map(|session| session.terminal().screen().contents_formatted());
    assert!(screens[0] == screens[1], "a link changes what is shown");
    plain.never_sent("\x1b]8").types("qq").ends(0);
    linked.types("qq").ends(0);
}

#[test]
fn what_is_copied_goes_to_the_terminal_and_through_tmux() {
    let session = Session::open(TEXT, &[]).shows("Types").types("jjy").sends("\x1b]52;c;VHlwZXM=\x1b\\");
    session.shows("copied: Types").never_sent("tmux;").types("q").ends(0);
    let session = Session::open(TEXT, &[("TMUX", "/tmp/x")]).shows("Types").types("jjy");
    session.sends("\x1bPtmux;\x1b\x1b]52;c;VHlwZXM=\x1b\x1b\\\x1b\\").types("q").ends(0);
    let session = Session::open(TEXT, &[("TERM", "linux")]).shows("Types").types("y").shows("has no clipboard");
    session.never_sent("]52").types("q").ends(0);
}

#[test]
fn opening_keeps_what_the_file_held() {
    let session = Session::open(TEXT, &[]).shows("Types");
    let backups = session.home.path().join(".local/share/roadmap/backups");
    let kept = || {
        let folder = fs::read_dir(&backups).ok()?.next()?.ok()?.path();
        let copies: Vec<_> =
            fs::read_dir(folder).ok()?.map(|entry| fs::read_to_string(entry.unwrap().path())).collect();
        Some(copies.len() == 1 && copies[0].as_ref().is_ok_and(|text| text == TEXT))
    };
    session.wait("a backup", || kept() == Some(true));
    session.types("q").ends(0);
}
