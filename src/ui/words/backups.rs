//! What is said of a file that is gone or cut off in the middle, and of its backups.

use super::Words;

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

impl Words {
    /// That the file is gone.
    #[must_use]
    pub fn gone(self) -> &'static str {
        self.either("the file is gone; what you see is what it held", "文件不见了；这里显示的是它原来的内容")
    }

    /// That it is there again.
    #[must_use]
    pub fn back(self) -> &'static str {
        self.either("the file is there again", "文件又出现了")
    }

    /// That a change was cut off in the middle.
    #[must_use]
    pub fn cut_off(self) -> &'static str {
        self.either(
            "a change to this file was cut off in the middle; look at it, and see `roadmap restore FILE` for what it held before",
            "上次写入这个文件时中途断了；请检查内容，之前的内容见 `roadmap restore FILE`",
        )
    }

    /// Why there are no backups, and can be none.
    #[must_use]
    pub fn no_data_folder(self) -> &'static str {
        self.either(
            "there is no folder for backups; set HOME or XDG_DATA_HOME",
            "没有可以存放备份的文件夹；请设置 HOME 或 XDG_DATA_HOME",
        )
    }

    /// That nothing was kept so far.
    #[must_use]
    pub fn no_backup(self) -> &'static str {
        self.either(
            "there is no backup of this file; the first one is made when it is opened on the screen, or before the first \
             change of a day",
            "这个文件还没有备份；在屏幕上打开它时，或每天第一次更改之前，会做一份",
        )
    }

    /// How one of them is brought back.
    #[must_use]
    pub fn how_to_restore(self) -> &'static str {
        self.either(
            "`roadmap restore FILE NUMBER`, or a date in the number's place, brings one back.",
            "用 `roadmap restore FILE NUMBER` 恢复其中一份；编号也可以换成日期。",
        )
    }

    /// That a restore was one, and can be taken back.
    #[must_use]
    pub fn replaced(self) -> &'static str {
        self.either("what the file held before is kept as well", "文件原来的内容也留了备份")
    }

    /// That a restore changed nothing.
    #[must_use]
    pub fn same(self) -> &'static str {
        self.either("the file holds just that already", "文件的内容本来就是这样")
    }

    /// Why a backup was made; nothing for the day's own.
    #[must_use]
    pub fn occasion(self, occasion: Occasion) -> &'static str {
        match occasion {
            Occasion::Opened => "",
            Occasion::Restored => self.either("before a restore", "恢复之前"),
            Occasion::CutOff => self.either("before a change that was cut off", "中断的写入之前"),
            Occasion::Left => self.either("left by a save that was killed", "保存中途被终止时留下"),
        }
    }

    /// That no backup is called so.
    #[must_use]
    pub fn no_such_backup(self, name: &str) -> String {
        self.either(
            format!("no backup is called \"{name}\"; `roadmap restore FILE` lists them with their numbers and dates"),
            format!("没有叫「{name}」的备份；`roadmap restore FILE` 会列出它们的编号和日期"),
        )
    }

    /// How large a file is: `812 B`, `10.4 kB`, `3.2 MB`; the same in every language.
    #[must_use]
    pub fn size(self, bytes: u64) -> String {
        let tenths = |unit: u64| (bytes * 10 + unit / 2) / unit;
        let shown = |unit: u64, name: &str| format!("{}.{} {name}", tenths(unit) / 10, tenths(unit) % 10);
        match bytes {
            0..1_000 => format!("{bytes} B"),
            1_000..999_950 => shown(1_000, "kB"),
            _ => shown(1_000_000, "MB"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_rounded_to_what_tells_them_apart() {
        let size = |bytes| Words::default().size(bytes);
        let sizes = [0, 999, 1_000, 10_449, 10_450, 999_949, 999_950, 1 << 30].map(size);
        assert_eq!(sizes, ["0 B", "999 B", "1.0 kB", "10.4 kB", "10.5 kB", "999.9 kB", "1.0 MB", "1073.7 MB"]);
    }
}
