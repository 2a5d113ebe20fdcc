//! The built program on a real terminal: what it shows, what it writes, and what it sees of others.

#![cfg(unix)]
#![allow(clippy::unwrap_used)]

mod support;

use std::fs;
use std::io::Write;
use std::path::Path;
use std::time::Duration;

use support::Session;

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
    let column = contents.lines().nth(row - 1).unwrap().find('[').unwrap() + 2;
    let session = session.types(&format!("\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m")).shows("[x] Types");
    session.file(&TEXT.replace("[ ] Types", "[x] Types")).types("q").ends(0);
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
    let session = Session::open(TEXT, &[]).shows("Types").types("j ").shows("[x] 精通 Python");
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
