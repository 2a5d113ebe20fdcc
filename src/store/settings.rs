//! The reader's own settings: `config.toml` in the folder for settings. Everything in it has a default.

use std::fmt::{self, Display, Formatter};
use std::io;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::themes;
use crate::text::sanitise::sanitise;
use crate::ui::theme::Theme;

/// What the reader set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Settings {
    /// The theme, where one is named; else it is chosen by the terminal.
    pub theme: Option<Theme>,
    /// The signs that lines and marks are drawn with, where that is set; else it is chosen by the terminal.
    pub glyphs: Option<GlyphSet>,
    /// The folder that the settings are in. Known for as long as the program runs.
    pub folder: Option<&'static Path>,
    /// The hour at which a day starts, 0 to 12: at 4, what is studied at two in the morning counts for the day before.
    pub day_start: DayStart,
}

/// Which signs lines and marks are drawn with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum GlyphSet {
    /// Those that most fonts have.
    Unicode,
    /// Those that every font has.
    Ascii,
}

/// The file as it is written.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Written {
    day_start: DayStart,
    theme: Option<String>,
    glyphs: Option<GlyphSet>,
}

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
        if hour <= 12 { Ok(Self(hour)) } else { Err("a day starts at an hour from 0 to 12") }
    }
}

/// Why the settings cannot be read.
#[derive(Debug)]
pub struct SettingsError {
    path: PathBuf,
    reason: String,
}

impl SettingsError {
    pub(super) fn new(path: PathBuf, reason: String) -> Self {
        Self { path, reason }
    }
}

impl Display for SettingsError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "cannot read {}: {}", sanitise(&self.path.to_string_lossy()), self.reason)
    }
}

impl std::error::Error for SettingsError {}

impl Settings {
    /// Reads the settings at a path; where there is no such file, all are the defaults.
    ///
    /// # Errors
    /// When the file cannot be read, does not parse, or has a key that is none; the message names the key and its line.
    pub fn read(path: &Path) -> Result<Self, SettingsError> {
        let failed = |reason: String| SettingsError::new(path.to_owned(), reason);
        let folder: Option<&'static Path> =
            path.parent().map(|folder| &*Box::leak(folder.to_owned().into_boxed_path()));
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if is_elsewhere(&error) => return Ok(Self { folder, ..Self::default() }),
            Err(error) => return Err(failed(error.to_string())),
        };
        let written: Written = parse(&text).map_err(failed)?;
        let Written { day_start, theme, glyphs } = written;
        let named = theme.filter(|name| name != AUTO);
        let theme = named.map(|name| themes::theme(&name, folder)).transpose()?;
        Ok(Self { day_start, theme, glyphs, folder })
    }
}

/// The theme that is chosen by the terminal.
pub const AUTO: &str = "auto";

/// Reads what is written in TOML; an error names the key and its line.
pub(super) fn parse<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, String> {
    toml::from_str(text).map_err(|error| {
        let line = error.span().map_or(1, |span| crate::text::lines::Lines::of(text).number(span.start));
        sanitise(&format!("line {line}: {}", error.message().replace('\n', "; "))).into_owned()
    })
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

    fn read(text: &str) -> Result<Settings, String> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.toml");
        std::fs::write(&path, text).unwrap();
        Settings::read(&path).map_err(|error| error.reason)
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
        assert_eq!(read("day_start = 4\n").unwrap().day_start.hour(), 4);
    }

    #[test]
    fn an_unknown_key_is_named_with_its_line() {
        let error = read("day_start = 4\ndaystart = 5\n").unwrap_err();
        assert!(error.starts_with("line 2: ") && error.contains("daystart"), "{error}");
        assert!(read("day_start = 30\n").unwrap_err().contains("0 to 12"));
    }
}
