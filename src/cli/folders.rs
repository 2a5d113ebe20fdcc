//! The reader's own folders, where each system has them.

use std::path::{Path, PathBuf};

/// Which system's manner it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum System {
    /// Linux, macOS and their kin: the folders of XDG.
    Unix,
    /// Windows: settings travel with the reader's account, data stays on the machine.
    Windows,
}

impl System {
    /// The one that the program was made for.
    pub const HERE: Self = if cfg!(windows) { Self::Windows } else { Self::Unix };
}

/// Where things of the reader's are. Each is a path from the root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folders {
    /// The reader's home.
    pub home: Option<PathBuf>,
    /// Where `config.toml` and the themes are.
    pub settings: Option<PathBuf>,
    /// Where journals, locks and backups are.
    pub data: Option<PathBuf>,
}

impl Folders {
    /// As the variables say, each of which is nothing where it holds no path from the root.
    pub fn of(system: System, variable: impl Fn(&str) -> Option<PathBuf>) -> Self {
        let home = match system {
            System::Unix => variable("HOME"),
            System::Windows => variable("USERPROFILE").or_else(|| variable("HOME")),
        };
        let own = |names: &[&str], at_home: &[&str]| {
            let named = names.iter().find_map(|name| variable(name));
            let folder = named.or_else(|| Some(at_home.iter().fold(home.clone()?, |path, name| path.join(name))));
            folder.map(|folder: PathBuf| folder.join("roadmap"))
        };
        let (settings, data) = match system {
            System::Unix => (own(&["XDG_CONFIG_HOME"], &[".config"]), own(&["XDG_DATA_HOME"], &[".local", "share"])),
            System::Windows => (
                own(&["XDG_CONFIG_HOME", "APPDATA"], &["AppData", "Roaming"]),
                own(&["XDG_DATA_HOME", "LOCALAPPDATA"], &["AppData", "Local"]),
            ),
        };
        Self { home, settings, data }
    }

    /// The reader's settings.
    #[must_use]
    pub fn config(&self) -> Option<PathBuf> {
        self.settings.as_deref().map(|folder: &Path| folder.join("config.toml"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_system_has_its_own_folders_and_xdg_comes_first() {
        let of = |system, set: &[(&str, &str)]| {
            let folders = Folders::of(system, |name| {
                set.iter().find(|(variable, _)| *variable == name).map(|(_, path)| PathBuf::from(path))
            });
            [folders.home.clone(), folders.config(), folders.data]
                .map(|path| path.map_or("none".to_owned(), |path| path.to_string_lossy().replace('\\', "/")))
        };
        let windows = [("USERPROFILE", "C:/Users/a"), ("APPDATA", "C:/R"), ("LOCALAPPDATA", "C:/L"), ("HOME", "C:/h")];
        let xdg = [("HOME", "/h"), ("XDG_CONFIG_HOME", "/c"), ("XDG_DATA_HOME", "/d")];
        for (system, set, expected) in [
            (System::Unix, &xdg[..1], ["/h", "/h/.config/roadmap/config.toml", "/h/.local/share/roadmap"]),
            (System::Unix, &xdg[..], ["/h", "/c/roadmap/config.toml", "/d/roadmap"]),
            (System::Unix, &windows[..3], ["none"; 3]),
            (System::Windows, &windows[..], ["C:/Users/a", "C:/R/roadmap/config.toml", "C:/L/roadmap"]),
            (
                System::Windows,
                &windows[..1],
                ["C:/Users/a", "C:/Users/a/AppData/Roaming/roadmap/config.toml", "C:/Users/a/AppData/Local/roadmap"],
            ),
            (System::Windows, &xdg[..], ["/h", "/c/roadmap/config.toml", "/d/roadmap"]),
        ] {
            assert_eq!(of(system, set), expected.map(str::to_owned), "{system:?} {set:?}");
        }
    }
}
