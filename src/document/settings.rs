//! Setting a key of the roadmap's own table in the front matter, by splices: every other byte stays.
//!
//! The place is found line by line, which a text within a text can fool. So the result is read again, and an edit that
//! changes anything but the one key is not made.

use super::Document;
use super::front_matter::{FrontMatter, Notation};
use crate::text::edit::Edit;
use crate::text::lines::lines;

/// What a key is set to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Setting {
    /// One text.
    One(String),
    /// A list of texts; an empty one takes the key away.
    Many(Vec<String>),
}

/// Why a key cannot be set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unset {
    /// There is no front matter.
    NoFrontMatter,
    /// It is JSON, which we only read.
    Json,
    /// It does not parse as it is.
    Broken,
    /// It is written in a manner that we cannot change safely.
    Unusual,
}

impl Document {
    /// The edit that sets a key of the roadmap's table (`params.roadmap`, `extra.roadmap` or `roadmap`), and makes the
    /// table where there is none. The value keeps the quotes of the one before.
    ///
    /// # Errors
    /// The reason why it cannot be set.
    pub fn set(&self, key: &str, setting: &Setting) -> Result<Edit, Unset> {
        let front_matter = self.front_matter().ok_or(Unset::NoFrontMatter)?;
        if front_matter.problem.is_some() {
            return Err(Unset::Broken);
        }
        let edit = match front_matter.notation {
            Notation::Json => return Err(Unset::Json),
            Notation::Toml => self.set_toml(front_matter, key, setting),
            Notation::Yaml => self.set_yaml(front_matter, key, setting),
        };
        let after = Self::read(edit.apply(self.text()));
        let wanted = match setting {
            Setting::One(value) => Some(vec![value.clone()]),
            Setting::Many(values) => Some(values.clone()).filter(|values| !values.is_empty()),
        };
        let same_body = self.text().len() - front_matter.inner.end
            == after.text().len() - after.front_matter().map_or(0, |after| after.inner.end);
        let right = after.front_matter().is_some_and(|after| {
            after.problem.is_none() && after.setting(key) == wanted && front_matter.differs_only_in(after, key)
        });
        if right && same_body { Ok(edit) } else { Err(Unset::Unusual) }
    }

    /// The edit that sets several keys, one after the other. With `create`, a text without front matter gets one.
    ///
    /// # Errors
    /// The reason why one of them cannot be set; then none is.
    pub fn set_all(&self, settings: &[(&str, Setting)], create: bool) -> Result<Edit, Unset> {
        let mut document = self.clone();
        if document.front_matter().is_none() && create && !settings.is_empty() {
            document.apply(&document.add_front_matter());
        }
        for (key, setting) in settings {
            let missing = document.front_matter().is_some_and(|block| block.setting(key).is_none());
            if !(setting.is_empty() && missing) {
                document.apply(&document.set(key, setting)?);
            }
        }
        Ok(Edit::between(self.text(), document.text()))
    }

    /// The edit that gives a text without front matter one, in YAML, at its very beginning.
    #[must_use]
    pub fn add_front_matter(&self) -> Edit {
        let at = if self.text().starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let end = self.line_end();
        Edit::replace(at..at, format!("---{end}roadmap: {{}}{end}---{end}{end}"))
    }

    /// How lines end here: as the first one does.
    #[must_use]
    pub fn line_end(&self) -> &'static str {
        let text = self.text();
        match text.find(['\r', '\n']) {
            Some(at) if text[at..].starts_with("\r\n") => "\r\n",
            Some(at) if text[at..].starts_with('\r') => "\r",
            _ => "\n",
        }
    }

    fn set_toml(&self, front_matter: &FrontMatter, key: &str, setting: &Setting) -> Edit {
        let table = front_matter.table_name();
        let header = format!("[{table}]");
        let in_table =
            self.section(front_matter, |line| line.split('#').next().unwrap_or_default().replace(' ', "") == header);
        let value = |quote: char| setting.written(quote);
        if let Some(section) = in_table {
            if let Some(line) = section.iter().find(|line| names_key(&self.text()[(*line).clone()], key, '=')) {
                return self.replace_value(line.clone(), '=', setting);
            }
            let last = section.iter().rev().find(|line| !self.text()[(*line).clone()].trim().is_empty());
            let at = last.map_or(front_matter.inner.end, |line| line.end);
            return Edit::replace(at..at, format!("{key} = {}{}", value('\''), self.line_end()));
        }
        // A plain `start` that the reader wrote is the one to change.
        let top = self.top_level_toml(front_matter);
        if key == "start"
            && let Some(line) = top.iter().find(|line| names_key(&self.text()[(*line).clone()], key, '='))
        {
            return self.replace_value(line.clone(), '=', setting);
        }
        let (at, end) = (front_matter.inner.end, self.line_end());
        Edit::replace(at..at, format!("{end}{header}{end}{key} = {}{end}", value('\'')))
    }

    fn set_yaml(&self, front_matter: &FrontMatter, key: &str, setting: &Setting) -> Edit {
        let all: Vec<_> = lines(self.text(), front_matter.inner.start)
            .take_while(|line| line.start < front_matter.inner.end)
            .collect();
        let text = |line: &std::ops::Range<usize>| &self.text()[line.clone()];
        let end = self.line_end();
        let indented = |line: &str| line.starts_with([' ', '\t']) || line.trim().is_empty();
        if let Some(at) = all.iter().position(|line| text(line).trim_end().starts_with("roadmap:")) {
            let head = text(&all[at]).trim_end();
            let beneath: Vec<_> = all[at + 1..].iter().take_while(|line| indented(text(line))).collect();
            if let Some(line) = beneath.iter().find(|line| names_key(text(line).trim_start(), key, ':')) {
                return self.replace_value((*line).clone(), ':', setting);
            }
            let indent = beneath.iter().find(|line| !text(line).trim().is_empty());
            let indent = indent.map_or("  ", |line| &text(line)[..text(line).len() - text(line).trim_start().len()]);
            if head == "roadmap: {}" {
                let from = all[at].start + "roadmap:".len();
                return Edit::replace(
                    from..all[at].start + head.len(),
                    format!("{end}{indent}{key}: {}", setting.written('\'')),
                );
            }
            let last = beneath.iter().rev().find(|line| !text(line).trim().is_empty());
            let at = last.map_or(all[at].end, |line| line.end);
            return Edit::replace(at..at, format!("{indent}{key}: {}{end}", setting.written('\'')));
        }
        if key == "start"
            && let Some(line) = all.iter().find(|line| names_key(text(line), key, ':'))
        {
            return self.replace_value(line.clone(), ':', setting);
        }
        let at = front_matter.inner.end;
        Edit::replace(at..at, format!("roadmap:{end}  {key}: {}{end}", setting.written('\'')))
    }

    /// The lines of a TOML table behind its header, up to the next header.
    fn section(
        &self,
        front_matter: &FrontMatter,
        is_header: impl Fn(&str) -> bool,
    ) -> Option<Vec<std::ops::Range<usize>>> {
        let all = lines(self.text(), front_matter.inner.start).take_while(|line| line.start < front_matter.inner.end);
        let mut from_header = all.skip_while(|line| !is_header(self.text()[line.clone()].trim())).peekable();
        let header = from_header.next()?;
        let body = from_header.take_while(|line| !self.text()[line.clone()].trim_start().starts_with('['));
        Some(std::iter::once(header).chain(body).collect())
    }

    fn top_level_toml(&self, front_matter: &FrontMatter) -> Vec<std::ops::Range<usize>> {
        let all = lines(self.text(), front_matter.inner.start).take_while(|line| line.start < front_matter.inner.end);
        all.take_while(|line| !self.text()[line.clone()].trim_start().starts_with('[')).collect()
    }

    /// Puts a value in the place of a line's own, between its key and what follows it.
    fn replace_value(&self, line: std::ops::Range<usize>, joint: char, setting: &Setting) -> Edit {
        let text = &self.text()[line.clone()];
        if setting.is_empty() {
            return Edit::replace(line, "");
        }
        let from = text.find(joint).map_or(0, |at| at + 1);
        let from = from + (text[from..].len() - text[from..].trim_start().len());
        let value = value_of(&text[from..]);
        let quote = value.chars().find(|c| matches!(c, '\'' | '"'));
        let bare = quote.is_none() && !value.starts_with('[');
        let written = match (setting, quote) {
            (Setting::One(value), None) if bare => value.clone(),
            _ => setting.written(quote.unwrap_or('\'')),
        };
        let start = line.start + from;
        Edit::replace(start..start + value.len(), written)
    }
}

/// Whether a line sets a key.
fn names_key(line: &str, key: &str, joint: char) -> bool {
    let rest = line.trim_start().strip_prefix(key);
    rest.is_some_and(|rest| rest.trim_start().starts_with(joint))
}

/// The value at the beginning of a line's rest: up to a comment that is not in quotes, and the white space before it.
fn value_of(rest: &str) -> &str {
    let mut quote = None;
    let (mut before, mut escaped) = (' ', false);
    let comment = rest.char_indices().find(|&(_, c)| {
        match quote {
            _ if escaped => escaped = false,
            Some('"') if c == '\\' => escaped = true,
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if matches!(c, '\'' | '"') => quote = Some(c),
            None if c == '#' && before.is_whitespace() => return true,
            None => {}
        }
        before = c;
        false
    });
    comment.map_or(rest, |(at, _)| &rest[..at]).trim_end()
}

impl Setting {
    fn is_empty(&self) -> bool {
        matches!(self, Self::Many(values) if values.is_empty())
    }

    /// As TOML and YAML alike write it. A single quote within has to be in double ones, where `\` escapes.
    fn written(&self, quote: char) -> String {
        let text = |value: &String| {
            if quote == '"' || value.contains('\'') {
                format!("\"{}\"", value.replace('\\', r"\\").replace('"', "\\\""))
            } else {
                format!("'{value}'")
            }
        };
        match self {
            Self::One(value) => text(value),
            Self::Many(values) => format!("[{}]", values.iter().map(text).collect::<Vec<_>>().join(", ")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(text: &str, key: &str, setting: &Setting) -> Result<String, Unset> {
        let document = Document::read(text.to_owned());
        document.set(key, setting).map(|edit| edit.apply(text))
    }

    fn start(text: &str) -> Result<String, Unset> {
        set(text, "start", &Setting::One("2026-03-02".into()))
    }

    #[test]
    fn a_value_gives_way_and_everything_around_it_stays() {
        for (before, after) in [
            (
                "+++\nstart = '2026-01-22' # why\ntitle = \"x\"\n+++\n# A\n",
                "+++\nstart = '2026-03-02' # why\ntitle = \"x\"\n+++\n# A\n",
            ),
            (
                "+++\r\n[params.roadmap]\r\nstart   = \"2026-01-22\"\r\n+++\r\n",
                "+++\r\n[params.roadmap]\r\nstart   = \"2026-03-02\"\r\n+++\r\n",
            ),
            ("+++\n[params.roadmap]\nstart = 2026-01-22\n+++\n", "+++\n[params.roadmap]\nstart = 2026-03-02\n+++\n"),
            (
                "---\ntitle: a # b\nroadmap:\n    start: 2026-01-22   # c\n    days: mon-fri\n---\n",
                "---\ntitle: a # b\nroadmap:\n    start: 2026-03-02   # c\n    days: mon-fri\n---\n",
            ),
            ("---\nstart: '2026-01-22'\n---\n", "---\nstart: '2026-03-02'\n---\n"),
        ] {
            assert_eq!(start(before).as_deref(), Ok(after));
        }
    }

    #[test]
    fn a_key_that_is_missing_is_added_where_it_belongs() {
        for (before, after) in [
            ("+++\ntitle = 'x'\n+++\n# A\n", "+++\ntitle = 'x'\n\n[params.roadmap]\nstart = '2026-03-02'\n+++\n# A\n"),
            (
                "\u{feff}+++\ntitle = 'x'\n[extra]\na = 1\n+++\n",
                "\u{feff}+++\ntitle = 'x'\n[extra]\na = 1\n\n[extra.roadmap]\nstart = '2026-03-02'\n+++\n",
            ),
            (
                "+++\n[params.roadmap]\ndays = 'mon-fri'\n\n[other]\nb = 1\n+++\n",
                "+++\n[params.roadmap]\ndays = 'mon-fri'\nstart = '2026-03-02'\n\n[other]\nb = 1\n+++\n",
            ),
            ("---\r\ntitle: x\r\n---\r\n", "---\r\ntitle: x\r\nroadmap:\r\n  start: '2026-03-02'\r\n---\r\n"),
            (
                "---\nroadmap:\n  days: mon-fri\ntitle: x\n---\n",
                "---\nroadmap:\n  days: mon-fri\n  start: '2026-03-02'\ntitle: x\n---\n",
            ),
        ] {
            assert_eq!(start(before).as_deref(), Ok(after));
        }
    }

    #[test]
    fn lists_are_set_and_taken_away() {
        let rest = |values: &[&str]| Setting::Many(values.iter().map(|value| (*value).to_owned()).collect());
        let text = "+++\n[params.roadmap]\nstart = '2026-01-22'\n+++\n";
        let with = set(text, "rest", &rest(&["2026-02-01", "2026-02-03..2026-02-05"])).unwrap();
        assert_eq!(
            with,
            "+++\n[params.roadmap]\nstart = '2026-01-22'\nrest = ['2026-02-01', '2026-02-03..2026-02-05']\n+++\n"
        );
        assert_eq!(set(&with, "rest", &rest(&[])).as_deref(), Ok(text));
    }

    #[test]
    fn quotes_of_every_kind_can_be_in_a_text() {
        for text in
            ["+++\n[params.roadmap]\nmoves = ['x'] # why\n+++\n", "---\nroadmap:\n  moves: [\"x\"] # why\n---\n"]
        {
            let hard = Setting::Many(vec![r#"It's "1" \ # x: 2026-01-01"#.into(), r#""a" \n"#.into()]);
            let with = set(text, "moves", &hard).unwrap();
            assert!(with.contains(r#""It's \"1\" \\ # x: 2026-01-01","#), "{with}");
            let again = set(&with, "moves", &Setting::Many(vec!["x".into()])).unwrap();
            assert_eq!(again.replace('\'', "\""), text.replace('\'', "\""));
        }
    }

    #[test]
    fn what_cannot_be_changed_safely_is_left() {
        assert_eq!(start("# A\n"), Err(Unset::NoFrontMatter));
        assert_eq!(start("{\"title\": \"x\"}\n# A\n"), Err(Unset::Json));
        assert_eq!(start("+++\n= =\n+++\n"), Err(Unset::Broken));
        assert_eq!(start("+++\nparams = { roadmap = { start = '2026-01-22' } }\n+++\n"), Err(Unset::Unusual));
        assert_eq!(start("---\nroadmap: {start: 2026-01-22}\n---\n"), Err(Unset::Unusual));
    }

    #[test]
    fn a_text_without_front_matter_can_get_one() {
        for (before, after) in [
            ("# A\r\n", "---\r\nroadmap:\r\n  start: '2026-03-02'\r\n---\r\n\r\n# A\r\n"),
            ("\u{feff}# A\n", "\u{feff}---\nroadmap:\n  start: '2026-03-02'\n---\n\n# A\n"),
        ] {
            let document = Document::read(before.to_owned());
            assert_eq!(start(&document.add_front_matter().apply(before)).as_deref(), Ok(after));
        }
    }
}
