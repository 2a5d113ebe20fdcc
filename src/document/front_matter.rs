//! The settings block before the text: TOML between `+++`, YAML between `---`, or a JSON object.
//!
//! We split it off ourselves. The Markdown parser's own option would also take a `---` rule in the body for one and
//! swallow the tasks behind it, and it stumbles over a byte order mark.

use std::ops::Range;

use chrono::NaiveDate;
use serde_json::{Map, Value};
use serde_saphyr::options::AliasLimits;

use crate::text::lines::lines;

/// In what notation a front matter is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notation {
    /// Between `+++` lines (Hugo, Zola).
    Toml,
    /// Between `---` lines (nearly everybody).
    Yaml,
    /// One object (Hugo).
    Json,
}

impl Notation {
    /// Its name in lower case, as reports give it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Toml => "toml",
            Self::Yaml => "yaml",
            Self::Json => "json",
        }
    }
}

/// A front matter, with what it sets.
#[derive(Debug, Clone, PartialEq)]
pub struct FrontMatter {
    /// How it is written.
    pub notation: Notation,
    /// The bytes between the fences, or the object.
    pub inner: Range<usize>,
    /// Why it could not be understood, where it could not; its fields are then empty.
    pub problem: Option<String>,
    /// Where in the whole text it could not be, as far as that is known.
    pub problem_at: Option<usize>,
    fields: Map<String, Value>,
    title: Option<String>,
}

/// Where the roadmap's own table may stand.
const TABLES: [&[&str]; 3] = [&["params", "roadmap"], &["extra", "roadmap"], &["roadmap"]];

/// Where a plan's first date was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StartKey {
    /// A `start` that means the plan.
    Start,
    /// The post's own `date`: a guess.
    Date,
}

/// Why a block could not be understood.
struct Problem {
    what: String,
    /// Where in the block.
    at: Option<usize>,
}

impl FrontMatter {
    fn new(notation: Notation, inner: Range<usize>, parsed: Result<Map<String, Value>, Problem>) -> Self {
        let (fields, problem, problem_at) = match parsed {
            Ok(fields) => (fields, None, None),
            Err(Problem { what, at }) => (Map::new(), Some(what), at.map(|at| (inner.start + at).min(inner.end))),
        };
        let title = fields.get("title").and_then(Value::as_str);
        let title = title.map(|title| crate::text::sanitise::sanitise(title).trim().to_owned());
        Self { notation, inner, problem, problem_at, title: title.filter(|title| !title.is_empty()), fields }
    }

    /// Its `title`, fit for a terminal.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// The value under a path of keys.
    #[must_use]
    pub fn get(&self, path: &[&str]) -> Option<&Value> {
        let (first, rest) = path.split_first()?;
        rest.iter().try_fold(self.fields.get(*first)?, |value, key| value.get(key))
    }

    /// The text under a key of the outermost level.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<&str> {
        self.get(&[key]).and_then(Value::as_str)
    }

    /// What the roadmap's own table says under a key, as texts: under `params.roadmap` (Hugo), `extra.roadmap` (Zola), or
    /// `roadmap`.
    #[must_use]
    pub fn settings(&self, key: &str) -> Option<Vec<String>> {
        let value = TABLES.iter().find_map(|table| self.get(table)?.get(key))?;
        let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        Some(value.as_array().map_or_else(|| vec![text(value)], |values| values.iter().map(text).collect()))
    }

    /// The same, and for `start` also the plain key of that name.
    #[must_use]
    pub(super) fn setting(&self, key: &str) -> Option<Vec<String>> {
        let plain = || self.get(&["start"]).and_then(Value::as_str).map(|text| vec![text.to_owned()]);
        self.settings(key).or_else(|| if key == "start" { plain() } else { None })
    }

    /// The name of the roadmap's own table in this notation and this site: Zola keeps a page's own data under `extra`.
    #[must_use]
    pub fn table_name(&self) -> String {
        let is_zola = self.fields.contains_key("extra") || self.fields.contains_key("taxonomies");
        let usual = if is_zola { TABLES[1] } else { TABLES[0] };
        let present = TABLES.iter().find(|table| self.get(table).is_some());
        present.copied().unwrap_or(usual).join(".")
    }

    /// The keys of the roadmap's own tables, wherever they stand.
    pub fn setting_keys(&self) -> impl Iterator<Item = &str> {
        let tables = TABLES.iter().filter_map(|table| self.get(table)?.as_object());
        tables.flat_map(|table| table.keys().map(String::as_str))
    }

    /// Whether another reading sets the same fields, one key of the roadmap's own table (or a plain `start`) apart.
    #[must_use]
    pub fn differs_only_in(&self, other: &Self, key: &str) -> bool {
        let without = |front_matter: &Self| {
            let mut fields = Value::Object(front_matter.fields.clone());
            for path in TABLES {
                remove(&mut fields, &[path, &[key]].concat());
            }
            if key == "start" {
                remove(&mut fields, &["start"]);
            }
            fields
        };
        without(self) == without(other)
    }

    /// The day on which the plan begins, and which key says so: `roadmap.start` under `params` (Hugo), `extra` (Zola) or
    /// by itself, a plain `start`, else the post's `date`. A value that is no date is passed over.
    #[must_use]
    pub fn start(&self) -> Option<(NaiveDate, StartKey)> {
        const STARTS: [&[&str]; 6] = [
            &["params", "roadmap", "start"],
            &["extra", "roadmap", "start"],
            &["roadmap", "start"],
            &["params", "roadmap_start"],
            &["start"],
            &["params", "start"],
        ];
        let date = |path: &&[&str]| self.get(path).and_then(Value::as_str).and_then(read_date);
        let start = STARTS.iter().find_map(date).map(|date| (date, StartKey::Start));
        start.or_else(|| date(&["date"].as_slice()).map(|date| (date, StartKey::Date)))
    }
}

/// The date that a text begins with, written `2026-01-22`; what follows must be a time.
#[must_use]
pub fn read_date(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    let (date, rest) = text.split_at_checked(10)?;
    let shaped =
        date.bytes().enumerate().all(|(i, byte)| if i == 4 || i == 7 { byte == b'-' } else { byte.is_ascii_digit() });
    if !shaped || !(rest.is_empty() || rest.starts_with(['T', 't', ' '])) {
        return None;
    }
    NaiveDate::parse_from_str(date, "%Y-%m-%d").ok()
}

/// Splits a text into its front matter and the offset at which its body begins.
///
/// Rules: a byte order mark is passed over. `+++` may have blank lines before it (Zola allows them); `---` must be the
/// first line, and where a blank line follows it what stands within must be a YAML mapping, for otherwise it is a rule
/// across the page; `{` must be the first byte of a JSON object that ends with its line. Without a closing fence there is
/// no front matter.
#[must_use]
pub(super) fn split(text: &str) -> (Option<FrontMatter>, usize) {
    let first = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let found = fenced_toml(text, first).or_else(|| fenced_yaml(text, first)).or_else(|| json(text, first));
    match found {
        Some((front_matter, body)) => (Some(front_matter), body),
        None => (None, first),
    }
}

fn fenced_toml(text: &str, first: usize) -> Option<(FrontMatter, usize)> {
    let open = text.len() - text[first..].trim_start_matches([' ', '\t', '\r', '\n']).len();
    let (inner, body) = fenced(text, open, "+++", &["+++"])?;
    let parsed = text[inner.clone()].parse::<toml::Table>();
    let fields = parsed.map(|table| table.into_iter().map(|(key, value)| (key, from_toml(value))).collect());
    let problem =
        |error: toml::de::Error| Problem { what: error.message().to_owned(), at: error.span().map(|span| span.start) };
    Some((FrontMatter::new(Notation::Toml, inner, fields.map_err(problem)), body))
}

fn fenced_yaml(text: &str, first: usize) -> Option<(FrontMatter, usize)> {
    let (inner, body) = fenced(text, first, "---", &["---", "..."])?;
    let within = &text[inner.clone()];
    let parsed = if within.trim().is_empty() { Ok(Map::new()) } else { read_yaml(within) };
    let after_blank = lines(text, inner.start).next().is_some_and(|line| text[line].trim().is_empty());
    if after_blank && !parsed.as_ref().is_ok_and(|fields| !fields.is_empty()) {
        return None;
    }
    Some((FrontMatter::new(Notation::Yaml, inner, parsed), body))
}

fn read_yaml(yaml: &str) -> Result<Map<String, Value>, Problem> {
    // Aliases within aliases can grow a few lines into gigabytes; no front matter needs a thousand of them.
    let mut limits = AliasLimits::default();
    limits.max_total_replayed_events = 1_000;
    match serde_saphyr::from_str_with_options::<Value>(yaml, serde_saphyr::options! { alias_limits: limits }) {
        Ok(Value::Object(fields)) => Ok(fields),
        Ok(_) => Err(Problem { what: "it is not a list of `key: value` lines".to_owned(), at: None }),
        Err(error) => {
            let at = error.location().map(|place| offset(yaml, place.line(), place.column()));
            Err(Problem { what: error.to_string().lines().next().unwrap_or_default().to_owned(), at })
        }
    }
}

/// The offset of a line and a column, both counted from 1, the column in characters.
fn offset(text: &str, line: u64, column: u64) -> usize {
    let number = usize::try_from(line.saturating_sub(1)).unwrap_or(usize::MAX);
    let Some(line) = lines(text, 0).nth(number) else { return text.len() };
    let before = usize::try_from(column.saturating_sub(1)).unwrap_or(usize::MAX);
    text[line.clone()].char_indices().nth(before).map_or(line.end, |(at, _)| line.start + at)
}

fn json(text: &str, first: usize) -> Option<(FrontMatter, usize)> {
    if !text[first..].starts_with('{') {
        return None;
    }
    let mut objects = serde_json::Deserializer::from_str(&text[first..]).into_iter::<Map<String, Value>>();
    let fields = objects.next()?.ok()?;
    let inner = first..first + objects.byte_offset();
    let line = lines(text, inner.end).next()?;
    text[line.clone()].trim().is_empty().then(|| (FrontMatter::new(Notation::Json, inner, Ok(fields)), line.end))
}

/// The range between two fence lines, and the offset behind the closing one. The opening fence begins at `open`.
fn fenced(text: &str, open: usize, fence: &str, closing: &[&str]) -> Option<(Range<usize>, usize)> {
    let mut lines = lines(text, open);
    let first = lines.next().filter(|line| text[line.clone()].trim_end() == fence)?;
    let close = lines.find(|line| closing.contains(&text[line.clone()].trim_end()))?;
    Some((first.end..close.start, close.end))
}

/// Takes a field away, and the tables that are empty without it.
fn remove(value: &mut Value, path: &[&str]) {
    let (Some(fields), Some((first, rest))) = (value.as_object_mut(), path.split_first()) else { return };
    if let Some(inner) = fields.get_mut(*first).filter(|_| !rest.is_empty()) {
        remove(inner, rest);
        if inner.as_object().is_some_and(Map::is_empty) {
            fields.remove(*first);
        }
    } else {
        fields.remove(*first);
    }
}

fn from_toml(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::String(text),
        toml::Value::Datetime(when) => Value::String(when.to_string()),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Boolean(flag) => flag.into(),
        toml::Value::Array(values) => values.into_iter().map(from_toml).collect(),
        toml::Value::Table(table) => table.into_iter().map(|(key, value)| (key, from_toml(value))).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start_of(text: &str) -> Option<(String, StartKey)> {
        split(text).0?.start().map(|(date, key)| (date.to_string(), key))
    }

    fn body_of(text: &str) -> &str {
        &text[split(text).1..]
    }

    #[test]
    fn every_notation_gives_its_title_its_start_and_its_body() {
        for text in [
            "+++\ntitle = '路线'\nstart = 2026-01-22\n+++\n# Body\n",
            "\u{feff}+++\r\ntitle = \"路线\"\r\n[params.roadmap]\r\nstart = '2026-01-22'\r\n+++\r\n# Body\n",
            "\n\n+++\ntitle = '路线'\n[extra.roadmap]\nstart = 2026-01-22T08:00:00+08:00\n+++\n# Body\n",
            "---\ntitle: 路线\nroadmap:\n  start: 2026-01-22\n---\n# Body\n",
            "---\ntitle: 路线\nstart: '2026-01-22'\n...\n# Body\n",
            "{\"title\": \"路线\", \"start\": \"2026-01-22\"}\n# Body\n",
        ] {
            let (front_matter, body) = split(text);
            let front_matter = front_matter.expect(text);
            assert_eq!(front_matter.title(), Some("路线"), "{text}");
            assert_eq!(start_of(text), Some(("2026-01-22".into(), StartKey::Start)), "{text}");
            assert_eq!(&text[body..], "# Body\n", "{text}");
        }
    }

    #[test]
    fn the_posts_own_date_is_the_last_resort() {
        assert_eq!(start_of("+++\ndate = '2026-01-22'\n+++\n"), Some(("2026-01-22".into(), StartKey::Date)));
        assert_eq!(start_of("+++\ndate = '2026-01-22'\nstart = '2026-03-01'\n+++\n").unwrap().1, StartKey::Start);
        assert_eq!(start_of("---\nstart: soon\ndate: 2026-01-22 10:00:00\n---\n").unwrap().1, StartKey::Date);
        assert_eq!(start_of("---\nstart: 2026-02-30\n---\n"), None);
    }

    #[test]
    fn a_rule_across_the_page_is_no_front_matter() {
        for text in [
            "---\n\n- [ ] a\n\n---\n\n- [ ] b\n",
            "---\n- [ ] a\n",
            "+++ more\n- [ ] a\n+++\n",
            "{{< toc >}}\n- [ ] a\n",
            "# A\n---\nx: y\n---\n",
        ] {
            assert_eq!(body_of(text), text);
        }
    }

    #[test]
    fn what_does_not_parse_is_still_no_body() {
        let (front_matter, body) = split("+++\n= = =\n+++\n- [ ] a\n");
        assert!(front_matter.unwrap().problem.is_some());
        assert_eq!(body, 14);
        assert!(split("---\n\t: [\n---\n- [ ] a\n").0.unwrap().problem.is_some());
    }
}
