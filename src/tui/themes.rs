//! Which theme: the one that is asked for, else the one that suits the terminal.

use std::time::Duration;

use terminal_colorsaurus::{QueryOptions, ThemeMode, theme_mode};

use super::system::Input;
use crate::cli::Environment;
use crate::store::settings::{AUTO, SettingsError};
use crate::store::themes::theme;
use crate::ui::theme::Theme;

/// How long the terminal may take to say what its background is. One that answers at all does so in a few milliseconds.
const PATIENCE: Duration = Duration::from_millis(200);

/// The theme of the command line, else of the settings, else of the terminal.
pub(super) fn choose(asked: Option<&str>, environment: Environment) -> Result<Theme, SettingsError> {
    let settings = environment.settings;
    let chosen = match asked.filter(|name| *name != AUTO) {
        Some(name) => Some(theme(name, settings.folder)?),
        None if asked.is_some() => None,
        None => settings.theme,
    };
    let theme = chosen.filter(|_| environment.has_colour() || asked.is_some()).unwrap_or_else(|| suitable(environment));
    Ok(Theme { glyphs: environment.glyphs(), ..theme })
}

/// What suits the terminal. It is asked for its background, before anything else listens to it.
fn suitable(environment: Environment) -> Theme {
    if !environment.has_colour() {
        return Theme::MONO;
    }
    if !environment.many_colours {
        return Theme::ANSI;
    }
    // Keys that were typed ahead would be taken for the answer.
    if Input::open().is_ok_and(|input| input.has_some()) {
        return Theme::ANSI;
    }
    let mut options = QueryOptions::default();
    options.timeout = PATIENCE;
    match theme_mode(options) {
        Ok(ThemeMode::Dark) => Theme::DARK,
        Ok(ThemeMode::Light) => Theme::LIGHT,
        Err(_) => Theme::ANSI,
    }
}
