//! A reader's own theme: `themes/NAME.toml` beside the settings.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::platform;
use super::settings::{Fault, SettingsError};
use crate::ui::theme::Theme;
use crate::ui::theme::written::style;

/// What a theme's file may set: the theme it begins with, and how each meaning looks.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub(super) struct Written {
    /// The theme that it begins with: one that needs no file. Without it, `ansi`.
    #[cfg_attr(test, schemars(extend("examples" = ["dark"])))]
    base: Option<String>,
    /// Where the eye should go first.
    #[cfg_attr(test, schemars(extend("examples" = ["bold #ff8800"])))]
    accent: Option<String>,
    /// What is done.
    done: Option<String>,
    /// What should have been done by now.
    #[cfg_attr(test, schemars(extend("examples" = ["underlined 210"])))]
    late: Option<String>,
    /// What belongs to today.
    today: Option<String>,
    /// What is secondary.
    dim: Option<String>,
    /// Rules and guides, which say nothing.
    line: Option<String>,
    /// What went wrong.
    warning: Option<String>,
    /// Headings.
    strong: Option<String>,
    /// What is emphasised in a text.
    emphasis: Option<String>,
    /// Code in a text.
    code: Option<String>,
    /// Links in a text.
    link: Option<String>,
    /// Words that were sought.
    #[cfg_attr(test, schemars(extend("examples" = ["black on yellow"])))]
    found: Option<String>,
    /// The selected row, on top of whatever it shows.
    selected: Option<String>,
}

/// The theme of a name: one that needs no file, else the reader's own, in the folder for settings.
///
/// # Errors
/// When there is no such theme, or its file says what no theme says.
pub fn theme(name: &str, folder: Option<&Path>) -> Result<Theme, SettingsError> {
    if let Some(theme) = Theme::named(name) {
        return Ok(theme);
    }
    let path = folder.unwrap_or(Path::new("")).join("themes").join(format!("{name}.toml"));
    let failed = |reason| SettingsError::new(PathBuf::from(&path), reason);
    let text = std::fs::read_to_string(&path).map_err(|_| failed(Fault::NoTheme(name.to_owned())))?;
    let written: Written = super::settings::parse(&text).map_err(&failed)?;
    read(&written).map_err(failed)
}

/// What themes there are, by their names: those that need no file, and the reader's own.
#[must_use]
pub fn names(folder: Option<&Path>) -> Vec<String> {
    let own = folder.map(|folder| platform::names_in(&folder.join("themes"), usize::MAX).unwrap_or_default());
    let name = |name: OsString| Some(name.to_str()?.strip_suffix(".toml")?.to_owned());
    let mut own: Vec<String> = own.into_iter().flatten().filter_map(name).collect();
    own.sort();
    let ours = ["auto", "dark", "light", "ansi", "mono"].map(str::to_owned);
    ours.into_iter().chain(own).collect()
}

fn read(written: &Written) -> Result<Theme, Fault> {
    let base = written.base.as_deref().unwrap_or("ansi");
    let mut theme = Theme::named(base).ok_or_else(|| Fault::NoBase(base.to_owned()))?;
    let Written {
        accent, done, late, today, dim, line, warning, strong, emphasis, code, link, found, selected, ..
    } = written;
    for (name, text, place) in [
        ("accent", accent, &mut theme.accent),
        ("done", done, &mut theme.done),
        ("late", late, &mut theme.late),
        ("today", today, &mut theme.today),
        ("dim", dim, &mut theme.dim),
        ("line", line, &mut theme.line),
        ("warning", warning, &mut theme.warning),
        ("strong", strong, &mut theme.strong),
        ("emphasis", emphasis, &mut theme.emphasis),
        ("code", code, &mut theme.code),
        ("link", link, &mut theme.link),
        ("found", found, &mut theme.found),
        ("selected", selected, &mut theme.selected),
    ] {
        if let Some(text) = text {
            *place = style(text).map_err(|word| Fault::NoColour(name, word.to_owned()))?;
        }
    }
    Ok(theme)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::language::{Language, Say};

    #[test]
    fn a_theme_of_ones_own_changes_what_it_names() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("themes")).unwrap();
        let write = |text: &str| std::fs::write(folder.path().join("themes/mine.toml"), text).unwrap();
        let mine = || theme("mine", Some(folder.path())).map_err(|error| error.say(Language::English));
        write("base = 'dark'\naccent = 'bold 200'\n");
        let read = mine().unwrap();
        assert_eq!((read.done, read.accent), (Theme::DARK.done, style("bold 200").unwrap()));
        for (text, why) in [
            ("accent = 'blurple'\n", "mine.toml: accent: \"blurple\" is no colour and no weight"),
            ("\naccnt = 'red'\n", "mine.toml: line 2: unknown field `accnt`"),
            ("base = 'x'\n", "mine.toml: base: no theme is called \"x\""),
        ] {
            write(text);
            assert!(mine().unwrap_err().contains(why), "{:?}", mine());
        }
        let missing = theme("other", Some(folder.path())).unwrap_err().say(Language::English);
        assert!(missing.contains("no theme is called \"other\""), "{missing}");
        assert_eq!(theme("light", None).unwrap(), Theme::LIGHT);
    }
}
