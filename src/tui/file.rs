//! How the file comes in: opened before anything is shown, or, where it is long, behind its beginning.

use std::path::Path;
use std::sync::Mutex;

use chrono::{DateTime, FixedOffset, TimeDelta};

use super::saver::Opened;
use super::{patience, terminal};
use crate::app::action::News;
use crate::app::notice::Notice;
use crate::app::{App, Opening};
use crate::cli::Environment;
use crate::cli::keep::keep;
use crate::document::Document;
use crate::progress::journal::By;
use crate::store::copies::conflict_copies;
use crate::store::{Encoding, OpenError, Store};

/// How the thread that will have the file comes by it.
pub(super) type Open = Box<dyn FnOnce(Told<'_>) -> Result<Opened, OpenError> + Send>;

/// Is told how much of a file is read, in percent.
pub(super) type Told<'a> = &'a mut (dyn FnMut(u8) + Send);

/// How long it takes at least until that is told, and told again.
const PAUSE: TimeDelta = TimeDelta::milliseconds(100);

/// Opens a file before anything is shown. Where that takes a while, the reader is told.
pub(super) fn open_before(
    file: &Path,
    name: &str,
    opening: Opening,
    environment: Environment,
    has_screen: bool,
) -> Result<(App, Open), OpenError> {
    let mut is_told = false;
    let tell = || {
        is_told = has_screen;
        if has_screen {
            terminal::say_before(&environment.words().reads(name));
        }
    };
    let opened = patience::told(|| open_app(file, opening, environment, &mut |_| ()), tell);
    if is_told {
        terminal::say_before("");
    }
    let (store, mut app) = opened?;
    if has_screen {
        tell_first_keys(&store, &mut app);
    }
    Ok((app, Box::new(|_| Ok(Opened { store, whole: None }))))
}

/// Opens a file that is not long, while something is shown already.
pub(super) fn open_at_once(file: &Path, opening: Opening, environment: Environment) -> Result<(App, Open), OpenError> {
    let (store, mut app) = open_app(file, opening, environment, &mut |_| ())?;
    tell_first_keys(&store, &mut app);
    Ok((app, Box::new(|_| Ok(Opened { store, whole: None }))))
}

/// Shows the beginning of a long file, and opens it behind that.
pub(super) fn open_behind(file: &Path, beginning: Document, opening: Opening, environment: Environment) -> (App, Open) {
    let (file, shown) = (file.to_owned(), beginning.text().to_owned());
    let open = move |tell: Told<'_>| {
        let (store, mut app) = open_app(&file, opening, environment, tell)?;
        tell_first_keys(&store, &mut app);
        keep(&store, &mut app, environment, (By::Tui, None));
        let begins_so = store.encoding() == Encoding::Utf8 && store.text().starts_with(&shown);
        Ok(Opened { store, whole: Some((Box::new(app), begins_so)) })
    };
    (App::glimpse(beginning, opening), Box::new(open))
}

/// Tells the first keys, once.
fn tell_first_keys(store: &Store, app: &mut App) {
    if matches!(app.notice(), None | Some(Notice::WillWrite(_))) && store.tells_first_keys() {
        app.hear(News::FirstRun);
    }
}

/// Opens a file, as far as no terminal is needed for that.
fn open_app(
    file: &Path,
    opening: Opening,
    environment: Environment,
    tell: Told<'_>,
) -> Result<(Store, App), OpenError> {
    let store = environment.open(file)?;
    let mut app = App::new(read(store.text().to_owned(), environment.now, tell), opening);
    if let Some(left) = store.left_off() {
        app.resume(&left);
    }
    // Nothing is waiting to be written yet, so none of these is answered.
    if let Encoding::Other(name) = store.encoding() {
        app.hear(News::ReadOnly(environment.words().not_utf8(name)));
    }
    if store.is_cut_off() {
        app.hear(News::CutOff);
    }
    tell_of_copies(&store, &mut app);
    Ok((store, app))
}

/// Reads a text, and tells now and then how much of it is read.
fn read(text: String, now: fn() -> DateTime<FixedOffset>, tell: Told<'_>) -> Document {
    let length = text.len();
    let told = Mutex::new((0, now(), tell));
    let count = |bytes: usize| {
        // Whoever went to pieces with this in hand is told of elsewhere.
        let Ok(mut told) = told.lock() else { return };
        let (read, last, tell) = &mut *told;
        *read += bytes;
        let time = now();
        if time - *last >= PAUSE {
            *last = time;
            // What comes after the last byte takes a moment, too.
            tell(u8::try_from(*read * 100 / length).unwrap_or(u8::MAX).min(99));
        }
    };
    Document::read_telling(text, &count)
}

/// Tells the app of what a sync tool left beside the file. A copy that cannot be read, or of which only a reading in
/// another encoding is known, is no concern of the reader's now.
fn tell_of_copies(store: &Store, app: &mut App) {
    let is_text = |store: &Store| store.encoding() == Encoding::Utf8;
    for path in conflict_copies(store.path()).iter().filter(|_| is_text(store)) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if let Some(copy) = Store::open(path).ok().filter(is_text) {
            let effect = app.hear(News::Copy { name, text: copy.text().to_owned() });
            debug_assert!(effect.is_none(), "a copy is offered and not brought in");
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicI64, Ordering};

    use super::*;
    use crate::app::notice::Notice;

    /// A clock on which half of a pause passes between two looks.
    fn fast() -> DateTime<FixedOffset> {
        static LOOKS: AtomicI64 = AtomicI64::new(0);
        DateTime::<FixedOffset>::default() + PAUSE / 2 * i32::try_from(LOOKS.fetch_add(1, Ordering::SeqCst)).unwrap()
    }

    #[test]
    fn how_much_is_read_is_told_now_and_then_and_rises() {
        let (mut told, text) = (Vec::new(), "## a\n\n- [ ] b\n\n".repeat(40_000));
        let document = read(text.clone(), fast, &mut |percent| told.push(percent));
        assert_eq!(document.outline(), Document::read(text.clone()).outline());
        assert!((5..15).contains(&told.len()) && told.is_sorted() && told.last() < Some(&100), "{told:?}");
        read(text, DateTime::<FixedOffset>::default, &mut |percent| unreachable!("{percent}"));
    }

    #[test]
    fn a_copy_is_told_of_where_it_and_the_file_are_utf_8() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
        let told = || {
            let store = Store::open(&folder.path().join("plan.md")).unwrap();
            let mut app = App::new(Document::read(store.text().to_owned()), Opening::default());
            tell_of_copies(&store, &mut app);
            matches!(app.notice(), Some(Notice::Copy(_)))
        };
        let (utf8, gb18030) = ("- [x] 学习路线图\n".as_bytes(), b"- [x] \xd1\xa7\xcf\xb0\xc2\xb7\xcf\xdf\xcd\xbc\n");
        write("plan.md", "- [ ] 学习路线图\n".as_bytes());
        for (copy, is_told) in [(utf8, true), (gb18030, false)] {
            write("plan.conflict1.md", copy);
            assert_eq!(told(), is_told, "{copy:?}");
        }
        write("plan.md", &gb18030.map(|byte| if byte == b'x' { b' ' } else { byte }));
        write("plan.conflict1.md", utf8);
        assert!(!told());
    }
}
