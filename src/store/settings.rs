//! The reader's own settings: `config.toml` in the folder for settings. Everything in it has a default.

mod fault;
mod hooks;
mod library;
mod review;
mod schema;

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::Spanned;

use super::themes;
use crate::app::filter::Saved;
use crate::app::keymap::{Change, Keymap};
use crate::app::query::Query;
use crate::app::review::Habit;
use crate::document::stamp::{self, Dialect};
use crate::text::language::Language;
use crate::text::lines::Lines;
use crate::text::sanitise::sanitise;
use crate::ui::theme::Theme;
pub(super) use fault::Fault;
pub use fault::SettingsError;
pub use hooks::Hooks;
use library::WrittenLibrary;

/// What the reader set.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Settings {
    /// The theme, where one is named; else it is chosen by the terminal.
    pub theme: Option<Theme>,
    /// The signs that lines and marks are drawn with, where that is set; else it is chosen by the terminal.
    pub glyphs: Option<GlyphSet>,
    /// The language, where one is named; else it is that of the locale.
    pub language: Option<Language>,
    /// The folder that the settings are in. Known for as long as the program runs.
    pub folder: Option<&'static Path>,
    /// The hour at which a day starts, 0 to 12: at 4, what is studied at two in the morning counts for the day before.
    pub day_start: DayStart,
    /// How ticks are stamped, where a roadmap's front matter does not say.
    pub stamp: Option<Dialect>,
    /// The keys.
    pub keys: Keymap,
    /// The filters that have a name, in the order in which they are written.
    pub filters: &'static [Saved],
    /// How the reader reviews.
    pub habit: Habit,
    /// The folders and files that the library is made of; `~` stands for the reader's home.
    pub library: &'static [PathBuf],
    /// The commands that are run when something was done.
    pub hooks: Hooks,
}

/// Which signs lines and marks are drawn with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum GlyphSet {
    /// Those that most fonts have.
    Unicode,
    /// Those that every font has.
    Ascii,
}

/// The file as it is written. What is said of its keys here is what `docs/settings.md` says of them.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
struct Written {
    /// The hour at which a day begins. At 4, what you study at two in the morning counts for the day before.
    #[cfg_attr(test, schemars(with = "u32", range(max = 12), extend("default" = 0, "examples" = [4])))]
    day_start: DayStart,
    /// The colours. `auto` asks the terminal for its background; `dark`, `light`, `ansi` (the terminal's own sixteen) and
    /// `mono` (none) need no file; any other name is that of a file of yours in `themes`, beside the settings.
    #[cfg_attr(test, schemars(with = "String", extend("default" = "auto", "examples" = ["dark"])))]
    theme: Option<String>,
    /// The signs that lines and marks are drawn with: those that most fonts have, or those that every font has. Where it is
    /// not set, the terminal and the locale decide.
    #[cfg_attr(test, schemars(with = "GlyphSet", extend("examples" = ["ascii"])))]
    glyphs: Option<GlyphSet>,
    /// The language on the screen, in the shell and in what is said of errors. `--lang` goes before it; where neither is set,
    /// the locale decides.
    #[cfg_attr(test, schemars(with = "String", extend("enum" = ["en", "zh", "zh-CN"], "examples" = ["zh"])))]
    language: Option<Named>,
    /// What a tick writes of its date at the end of the item's line: `emoji` writes `✅ 2026-01-22`, `dataview`
    /// `[completion:: 2026-01-22]`, `comment` a comment, `none` nothing. A roadmap's front matter goes before it.
    #[cfg_attr(
        test,
        schemars(with = "String", extend("enum" = ["emoji", "dataview", "comment", "none"], "default" = "none", "examples" = ["emoji"]))
    )]
    stamp: Stamps,
    /// The keys of actions, each by the name that the table of keys gives it, with all the keys that it shall have. What is
    /// not named keeps its keys.
    #[cfg_attr(
        test,
        schemars(with = "BTreeMap<String, Vec<String>>",
            extend("default" = {}, "examples" = [{"tick": ["space", "W"], "down": ["down", "j", "ctrl-j"], "suspend": []}]))
    )]
    keys: BTreeMap<Spanned<String>, Vec<Spanned<String>>>,
    /// Filters of your own, each by a name that you choose, which `f` lists. Words have to stand in a title; `is:open`,
    /// `is:done`, `is:doing`, `is:cancelled`, `in:phase` and `#tag` have to hold. All have to fit, of several states any.
    #[cfg_attr(
        test,
        schemars(with = "BTreeMap<String, String>",
            extend("default" = {}, "examples" = [{"rust to do": "is:open #rust", "today": "in:phase is:open"}]))
    )]
    filters: BTreeMap<Spanned<String>, Spanned<String>>,
    /// How what you have learned comes back.
    review: WrittenReview,
    /// The library: the roadmaps that `roadmap` opens without a file, and that commands without one answer for.
    library: WrittenLibrary,
    /// Commands that are run when something was done.
    hooks: Hooks,
}

/// What is written of the review.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
struct WrittenReview {
    /// How many items come back on a date at most. The rest is put off, the most at risk first.
    #[cfg_attr(test, schemars(with = "u16", range(min = 1, max = crate::ui::words::MOST_CAP), extend("default" = 20, "examples" = [30])))]
    cap: Option<Spanned<i64>>,
    /// The share of what comes back that is to be remembered. The higher, the sooner and the more comes back.
    #[cfg_attr(
        test,
        schemars(with = "f32", range(min = 0.7, max = 0.99), extend("default" = 0.9, "examples" = [0.85]))
    )]
    retention: Option<Spanned<f32>>,
    /// The 17, 19 or 21 parameters of your own memory, if FSRS worked them out. An empty list: those that fit most people.
    #[cfg_attr(test, schemars(with = "Vec<f32>", extend("default" = [], "examples" = [[]])))]
    parameters: Option<Spanned<Vec<f32>>>,
}

/// A language by its name.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(try_from = "String")]
struct Named(Language);

impl TryFrom<String> for Named {
    type Error = &'static str;

    fn try_from(name: String) -> Result<Self, Self::Error> {
        Language::named(&name).map(Self).ok_or(NO_LANGUAGE)
    }
}

/// How ticks are stamped, by its name.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(try_from = "String")]
struct Stamps(Option<Dialect>);

impl TryFrom<String> for Stamps {
    type Error = String;

    fn try_from(name: String) -> Result<Self, Self::Error> {
        stamp::named(&name).map(Self).ok_or_else(|| format!("\"{name}\" {NO_STAMP}"))
    }
}

/// Why a language is none, an hour, and a stamp behind its name. What reads the file hands them on as text.
const NO_LANGUAGE: &str = "a language is en or zh";
const NO_HOUR: &str = "a day starts at an hour from 0 to 12";
const NO_STAMP: &str = "is no stamp; there are emoji, dataview, comment and none";

/// An hour from 0 to 12.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(try_from = "u32")]
pub struct DayStart(u32);

impl DayStart {
    /// The hour.
    #[must_use]
    pub fn hour(self) -> u32 {
        self.0
    }
}

impl TryFrom<u32> for DayStart {
    type Error = &'static str;

    fn try_from(hour: u32) -> Result<Self, Self::Error> {
        if hour <= 12 { Ok(Self(hour)) } else { Err(NO_HOUR) }
    }
}

impl Settings {
    /// Reads the settings at a path; where there is no such file, all are the defaults.
    ///
    /// # Errors
    /// When the file cannot be read, does not parse, or has a key that is none; the message names the key and its line.
    pub fn read(path: &Path) -> Result<Self, SettingsError> {
        let failed = |reason| SettingsError::new(path.to_owned(), reason);
        let folder: Option<&'static Path> =
            path.parent().map(|folder| &*Box::leak(folder.to_owned().into_boxed_path()));
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if is_elsewhere(&error) => return Ok(Self { folder, ..Self::default() }),
            Err(error) => return Err(failed(Fault::Io(error))),
        };
        let written: Written = parse(&text).map_err(failed)?;
        let Written { day_start, theme, glyphs, language, stamp, keys, filters, review, library, hooks } = written;
        let keys = Keymap::changed(&changes(&text, keys)).map_err(|(line, why)| failed(Fault::Key(line, why)))?;
        let filters = saved(&text, filters).map_err(failed)?;
        let habit = review::habit(&text, review).map_err(failed)?;
        let library = library::paths(&text, library).map_err(failed)?;
        let named = theme.filter(|name| name != AUTO);
        let theme = named.map(|name| themes::theme(&name, folder)).transpose()?;
        let (language, stamp) = (language.map(|named| named.0), stamp.0);
        Ok(Self { day_start, theme, glyphs, language, folder, stamp, keys, filters, habit, library, hooks })
    }
}

/// The theme that is chosen by the terminal.
pub const AUTO: &str = "auto";

/// Reads what is written in TOML; an error names the key and its line.
pub(super) fn parse<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, Fault> {
    toml::from_str(text).map_err(|error| {
        let line = error.span().map_or(1, |span| Lines::of(text).number(span.start));
        Fault::Line(line, error.message().replace('\n', "; "))
    })
}

/// What is asked of the keys, in the order of the lines.
fn changes(text: &str, keys: BTreeMap<Spanned<String>, Vec<Spanned<String>>>) -> Vec<Change> {
    let lines = Lines::of(text);
    let told = |word: Spanned<String>| (lines.number(word.span().start), word.into_inner());
    let change =
        |(action, keys): (_, Vec<_>)| Change { action: told(action), keys: keys.into_iter().map(told).collect() };
    let mut changes: Vec<Change> = keys.into_iter().map(change).collect();
    changes.sort_by_key(|change| change.action.0);
    changes
}

/// The filters that are named, in the order of the lines. They last as long as the program runs.
fn saved(text: &str, filters: BTreeMap<Spanned<String>, Spanned<String>>) -> Result<&'static [Saved], Fault> {
    let lines = Lines::of(text);
    let mut named: Vec<_> = filters.into_iter().collect();
    named.sort_by_key(|(name, _)| name.span().start);
    let read = |(name, text): (Spanned<String>, Spanned<String>)| {
        let (line, name, text) = (lines.number(text.span().start), name.into_inner(), text.into_inner());
        let query = Query::read(&text).map_err(|why| Fault::Filter(line, name.clone(), why))?;
        Ok(Saved { name: sanitise(&name).into_owned(), query })
    };
    let saved = named.into_iter().map(read).collect::<Result<Vec<_>, Fault>>()?;
    Ok(Box::leak(saved.into_boxed_slice()))
}

/// Whether there are no settings of this reader's at a path. Where it is forbidden to look, the folder is someone else's,
/// as for a program that was started in another user's name.
fn is_elsewhere(error: &io::Error) -> bool {
    use io::ErrorKind::{NotADirectory, NotFound, PermissionDenied};
    matches!(error.kind(), NotFound | NotADirectory | PermissionDenied)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::action::Action;
    use crate::text::language::Language::{Chinese, English};
    use crate::text::language::Say;

    fn read(text: &str) -> Result<Settings, String> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.toml");
        std::fs::write(&path, text).unwrap();
        Settings::read(&path).map_err(|error| error.reason.say(English))
    }

    #[test]
    fn what_is_not_set_has_its_default() {
        let unset = read("").unwrap();
        assert_eq!(Settings { folder: None, ..unset }, Settings::default());
        assert_eq!(read("theme = 'auto'\n").unwrap().theme, None);
        assert_eq!(
            read("theme = 'dark'\nglyphs = 'ascii'\n").map(|set| (set.theme, set.glyphs)),
            Ok((Some(Theme::DARK), Some(GlyphSet::Ascii)))
        );
        assert!(read("theme = 'darkest'\n").unwrap_err().contains("no theme is called"));
        assert_eq!(Settings::read(Path::new("/nowhere/at/all/config.toml")).unwrap().day_start.hour(), 0);
        assert_eq!(read("language = 'zh-CN'\n").unwrap().language, Some(Chinese));
        assert_eq!(read("day_start = 4\n").unwrap().day_start.hour(), 4);
        assert_eq!(read("stamp = 'comment'\n").unwrap().stamp, Some(Dialect::Comment));
        assert_eq!(read("stamp = 'none'\n").unwrap().stamp, None);
    }

    #[test]
    fn an_unknown_key_is_named_with_its_line() {
        let error = read("day_start = 4\ndaystart = 5\n").unwrap_err();
        assert!(error.starts_with("line 2: ") && error.contains("daystart"), "{error}");
        assert!(read("day_start = 30\n").unwrap_err().contains("0 to 12"));
        assert!(read("language = 'de'\n").unwrap_err().contains("en or zh"));
        let stamp = read("stamp = 'emojis'\n").unwrap_err();
        assert_eq!(stamp, "line 1: \"emojis\" is no stamp; there are emoji, dataview, comment and none");
    }

    #[test]
    fn keys_are_changed_and_what_cannot_be_meant_is_named_with_its_line() {
        let keys = read("[keys]\ntick = ['space', 'W']\nhelp = ['f1']\n").unwrap().keys;
        assert_eq!((keys.action("W"), keys.action("x"), keys.action("?")), (Some(Action::Tick), None, None));
        for (text, wrong) in [
            ("theme = 'dark'\n[keys]\ntick = ['u']\n", "line 3: \"u\" would be a key of both undo and tick"),
            (
                "[keys]\nquit = ['f2']\ntick = [\n  'W',\n  'f2',\n]\n",
                "line 5: \"f2\" would be a key of both quit and tick",
            ),
            ("[keys]\n\ntik = ['i']\n", "line 3: no action is called \"tik\""),
            ("[keys]\ntick = ['spcae']\n", "line 2: tick: no key is called \"spcae\""),
            ("[keys]\nquit = []\n", "line 2: quit needs a key"),
            ("[keys]\ntick = 'i'\n", "line 2: "),
        ] {
            let said = read(text).unwrap_err();
            assert!(said.starts_with(wrong), "{said}");
        }
    }

    #[test]
    fn filters_have_names_and_what_they_cannot_ask_for_is_named_with_its_line() {
        let filters = read("[filters]\nweek = 'is:open in:phase'\n'a b' = '#rust'\n").unwrap().filters;
        let read_back: Vec<_> = filters.iter().map(|saved| (saved.name.as_str(), saved.query.to_string())).collect();
        assert_eq!(read_back, [("week", "is:open in:phase".to_owned()), ("a b", "#rust".to_owned())]);
        for (text, wrong) in [
            ("[filters]\n\nx = 'is:opne'\n", "line 3: x: \"is:opne\" asks for nothing"),
            ("[filters]\nx = ''\n", "line 2: x: a filter has words"),
            ("[filters]\nx = 3\n", "line 2: "),
        ] {
            let said = read(text).unwrap_err();
            assert!(said.starts_with(wrong), "{said}");
        }
    }

    #[test]
    fn what_is_wrong_is_said_in_chinese() {
        let wrong = |text: &str| {
            let file = tempfile::NamedTempFile::new().unwrap();
            std::fs::write(file.path(), text).unwrap();
            Settings::read(file.path()).unwrap_err().reason.say(Chinese)
        };
        assert_eq!(wrong("\ndaystart = 5\n"), "第 2 行：没有 `daystart` 这一项");
        assert_eq!(wrong("day_start = 30\n"), "第 1 行：一天的起点应为 0 到 12 点");
        assert_eq!(wrong("language = 'de'\n"), "第 1 行：语言应为 en 或 zh");
        assert_eq!(wrong("[keys]\ntik = ['i']\n"), "第 2 行：没有叫「tik」的操作；docs/keys.md 的按键表列出了名称");
        assert_eq!(
            wrong("stamp = 'x'\n"),
            "第 1 行：没有叫「x」的完成日期写法；可用的有 emoji、dataview、comment 和 none"
        );
        assert!(wrong("theme = 'darkest'\n").starts_with("没有叫「darkest」的主题"));
    }
}
