//! argv in, exit code out. The only reader of the clock and the environment.

use std::env;
use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::SystemTime;

use chrono::{DateTime, FixedOffset, Local, NaiveDateTime};
use roadmap::cli::folders::{Folders, System};
use roadmap::cli::{self, Colour, Environment};
use roadmap::store::data::DataFolder;
use roadmap::store::settings::Settings;
use roadmap::text::language::Language;

fn main() -> ExitCode {
    let is_terminal = std::io::stdout().is_terminal();
    let folders = Folders::of(System::HERE, absolute);
    let settings = match folders.config().map_or_else(|| Ok(Settings::default()), |path| Settings::read(&path)) {
        Ok(settings) => settings,
        Err(error) => return cli::refuse(&error, locale()).into(),
    };
    let terminal = env::var("TERM").unwrap_or_default();
    let environment = Environment {
        now,
        local: |at| at.with_timezone(&Local).fixed_offset(),
        language: settings.language.unwrap_or_else(locale),
        settings,
        program,
        editor,
        opener,
        home: folders.home.map(|path| &*Box::leak(path.into_boxed_path())),
        data: folders.data.map(|path| DataFolder::new(Box::leak(path.into_boxed_path()), naive_now)),
        colour: if is_set("NO_COLOR") { Colour::Never } else { Colour::Auto },
        can_draw: env::var_os("TERM").is_none_or(|name| name != "dumb"),
        many_colours: terminal.contains("256color") || is_set("COLORTERM") || (cfg!(windows) && terminal.is_empty()),
        unicode: terminal != "linux" && is_utf8(),
        is_console: terminal == "linux",
        has_hyperlinks: has_hyperlinks(&terminal),
        in_tmux: is_set("TMUX"),
        asks: std::io::stdin().is_terminal() && std::io::stderr().is_terminal(),
        is_terminal,
        width: is_terminal.then(roadmap::tui::width).flatten(),
    };
    cli::run(env::args_os(), environment).into()
}

/// The language of the locale's messages.
fn locale() -> Language {
    let named =
        ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| env::var(name).ok().filter(|value| !value.is_empty()));
    Language::of_locale(&named.or_else(set_elsewhere).unwrap_or_default())
}

/// The locale of the system's settings, where those are no variables.
#[cfg(windows)]
fn set_elsewhere() -> Option<String> {
    sys_locale::get_locale()
}

#[cfg(not(windows))]
fn set_elsewhere() -> Option<String> {
    None
}

/// Whether the locale's characters are UTF-8; where none is named, they are taken for it.
fn is_utf8() -> bool {
    let named =
        ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(|name| env::var(name).ok().filter(|value| !value.is_empty()));
    named.is_none_or(|locale| ["utf-8", "utf8"].iter().any(|name| locale.to_lowercase().contains(name)))
}

/// The local time.
fn now() -> DateTime<FixedOffset> {
    // Not `Local::now`, which panics where the clock stands before 1970.
    DateTime::<Local>::from(SystemTime::now()).fixed_offset()
}

fn naive_now() -> NaiveDateTime {
    now().naive_local()
}

/// The path that a variable holds, where it is one from the root.
fn absolute(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from).filter(|path| path.is_absolute())
}

/// The command of the reader's editor: `VISUAL`, else `EDITOR`, else `vi` where there is one, or what Windows has.
fn editor() -> Option<String> {
    let named = |name| env::var(name).ok().filter(|command| !command.trim().is_empty());
    let usual = if cfg!(windows) { "notepad" } else { "vi" };
    named("VISUAL").or_else(|| named("EDITOR")).or_else(|| on_path(usual).map(|_| usual.to_owned()))
}

/// What opens links: on a desktop its own program for that, else the reader's `BROWSER`, the first of several.
fn opener() -> Option<String> {
    if cfg!(target_os = "macos") {
        return Some("open".to_owned());
    }
    if cfg!(windows) {
        // Not `start`, which is a word of a shell that would read more into an address, nor `explorer`, which does so itself.
        return Some("rundll32 url.dll,FileProtocolHandler".to_owned());
    }
    let has_desktop = ["WAYLAND_DISPLAY", "DISPLAY"].into_iter().any(is_set);
    if has_desktop && on_path("xdg-open").is_some() {
        return Some("xdg-open".to_owned());
    }
    let named = env::var("BROWSER").ok()?;
    named.split(':').find(|command| !command.trim().is_empty()).map(str::to_owned)
}

/// Whether the terminal is known to take links (OSC 8). One that is not known might print them.
fn has_hyperlinks(terminal: &str) -> bool {
    let names = ["kitty", "alacritty", "foot", "ghostty", "wezterm", "contour"];
    let programs = ["iTerm.app", "WezTerm", "vscode", "ghostty"];
    // Since 0.50.
    let vte = env::var("VTE_VERSION")
        .ok()
        .and_then(|version| version.parse().ok())
        .is_some_and(|version: u32| version >= 5000);
    let program = env::var("TERM_PROGRAM").unwrap_or_default();
    let is_known = vte
        || names.iter().any(|name| terminal.contains(name))
        || programs.contains(&program.as_str())
        || ["WT_SESSION", "KITTY_WINDOW_ID", "ALACRITTY_WINDOW_ID"].into_iter().any(is_set);
    // The Linux console and GNU screen inherit what others call themselves.
    is_known && terminal != "linux" && !is_set("STY")
}

fn is_set(variable: &str) -> bool {
    env::var_os(variable).is_some_and(|value| !value.is_empty())
}

/// `roadmap` where a shell finds this very program under that name, else the path at which it is.
fn program() -> Option<PathBuf> {
    let own = env::current_exe().ok()?;
    let real = own.canonicalize().ok()?;
    let is_own = on_path("roadmap").and_then(|file| file.canonicalize().ok()).is_some_and(|file| file == real);
    Some(if is_own { PathBuf::from("roadmap") } else { own })
}

/// Where a shell finds a program.
fn on_path(name: &str) -> Option<PathBuf> {
    let folders = env::var_os("PATH").unwrap_or_default();
    let name = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&folders).map(|folder| folder.join(&name)).find(|file| file.is_file())
}
