//! The languages that the program speaks.

/// A language in which every sentence is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Simplified Chinese, 简体中文.
    Chinese,
}

/// What can be said in every language.
pub trait Say {
    /// The sentence, without a full stop at its end.
    fn say(&self, language: Language) -> String;
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::English, Self::Chinese];

    /// The language of a locale, such as `zh_CN.UTF-8`. Of the others, English is what most readers know.
    #[must_use]
    pub fn of_locale(locale: &str) -> Self {
        let name = locale.split(['_', '-', '.', '@']).next().unwrap_or_default();
        if name.eq_ignore_ascii_case("zh") { Self::Chinese } else { Self::English }
    }

    /// The language that a reader calls `en`, `zh` or `zh-CN`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "en" => Some(Self::English),
            "zh" | "zh-CN" => Some(Self::Chinese),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_in_any_form_is_chinese_and_all_else_english() {
        for locale in ["zh_CN.UTF-8", "zh", "zh-Hans-CN", "zh_TW", "ZH_cn.gb18030", "zh@pinyin"] {
            assert_eq!(Language::of_locale(locale), Language::Chinese, "{locale}");
        }
        for locale in ["", "C", "C.UTF-8", "en_GB.UTF-8", "de_DE", "zhx", "POSIX"] {
            assert_eq!(Language::of_locale(locale), Language::English, "{locale}");
        }
        assert_eq!(["en", "zh", "zh-CN"].map(Language::named).map(|named| named.is_some()), [true; 3]);
        assert_eq!(Language::named("de"), None);
    }
}
