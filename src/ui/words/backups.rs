//! What is said of a file that is gone or cut off in the middle, and of its backups.

/// That the file is gone.
pub const GONE: &str = "the file is gone; what you see is what it held";
/// That it is there again.
pub const BACK: &str = "the file is there again";
/// That a change was cut off in the middle.
pub const CUT_OFF: &str = "a change to this file was cut off in the middle; look at it, and see `roadmap restore FILE` for what it held before";
/// Why there are no backups, and can be none.
pub const NO_DATA_FOLDER: &str = "there is no folder for backups; set HOME or XDG_DATA_HOME";
/// That nothing was kept so far.
pub const NO_BACKUP: &str = "there is no backup of this file; the first one is made when it is opened on the screen, or \
                             before the first change of a day";
/// How one of them is brought back.
pub const HOW_TO_RESTORE: &str = "`roadmap restore FILE NUMBER`, or a date in the number's place, brings one back.";
/// That a restore was one, and can be taken back.
pub const REPLACED: &str = "what the file held before is kept as well";
/// That a restore changed nothing.
pub const SAME: &str = "the file holds just that already";

/// Why a backup was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occasion {
    /// The file was first opened that day.
    Opened,
    /// Another backup was brought back.
    Restored,
    /// The file was written in place, and that was cut off.
    CutOff,
    /// A save that was killed left it beside the file.
    Left,
}

/// Why a backup was made; nothing for the day's own.
#[must_use]
pub fn occasion(occasion: Occasion) -> &'static str {
    match occasion {
        Occasion::Opened => "",
        Occasion::Restored => "before a restore",
        Occasion::CutOff => "before a change that was cut off",
        Occasion::Left => "left by a save that was killed",
    }
}

/// That no backup is called so.
#[must_use]
pub fn no_such_backup(name: &str) -> String {
    format!("no backup is called \"{name}\"; `roadmap restore FILE` lists them with their numbers and dates")
}

/// How large a file is: `812 B`, `10.4 kB`, `3.2 MB`.
#[must_use]
pub fn size(bytes: u64) -> String {
    let tenths = |unit: u64| (bytes * 10 + unit / 2) / unit;
    let shown = |unit: u64, name: &str| format!("{}.{} {name}", tenths(unit) / 10, tenths(unit) % 10);
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..999_950 => shown(1_000, "kB"),
        _ => shown(1_000_000, "MB"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_rounded_to_what_tells_them_apart() {
        let sizes = [0, 999, 1_000, 10_449, 10_450, 999_949, 999_950, 1 << 30].map(size);
        assert_eq!(sizes, ["0 B", "999 B", "1.0 kB", "10.4 kB", "10.5 kB", "999.9 kB", "1.0 MB", "1073.7 MB"]);
    }
}
