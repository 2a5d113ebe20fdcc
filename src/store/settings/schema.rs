//! The settings as JSON Schema: `docs/schema/settings.json`, `theme.json` and `front-matter.json` are derived from what reads
//! them, and held to it. `docs/settings.md` is made of these.
//!
//! After a change that is meant, `WRITE_SCHEMAS=1 cargo test --lib schema` writes those files anew.

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use schemars::JsonSchema;
    use schemars::generate::SchemaSettings;
    use serde_json::{Map, Value, json};

    use super::super::{Settings, Written};
    use crate::app::keys::KEYS;
    use crate::check::{What, check};
    use crate::document::Document;
    use crate::plan::Plan;
    use crate::plan::schedule;
    use crate::store::themes;
    use crate::text::language::{Language, Say};

    /// The roadmap's own table in a front matter, of which every key is read where it is wanted.
    #[derive(JsonSchema)]
    #[schemars(deny_unknown_fields)]
    #[expect(dead_code, reason = "it is there to be described")]
    struct Table {
        /// The date of the plan's first day. `--start` goes before it; without either, a plain `start` outside the table
        /// does, else the dates that the plan itself states, else the post's own `date`, which is shown as a guess.
        #[schemars(extend("format" = "date", "examples" = ["2026-03-02"]))]
        start: Option<String>,
        /// The weekdays of study, by their first three letters: a range, or several behind commas. Without it, all are.
        #[schemars(with = "Option<Texts>", extend("examples" = ["mon-fri"]))]
        days: Option<Vec<String>>,
        /// Dates without study: one, a range, or one with no end, which pauses the plan.
        #[schemars(with = "Option<Texts>", extend("examples" = [["2026-03-16..2026-03-20", "2026-04-03"]]))]
        rest: Option<Vec<String>>,
        /// Dates of study, whatever the weekday and the rest say: one, or a range.
        #[schemars(with = "Option<Texts>", extend("examples" = [["2026-03-14"]]))]
        work: Option<Vec<String>>,
        /// From which phase or study day on days are counted from which date; with a last date, the rest is spread up to it.
        #[schemars(with = "Option<Texts>", extend("examples" = [["Phase 1 / Day 2: 2026-04-01"]]))]
        moves: Option<Vec<String>>,
        /// Study days that are done and keep their date, whatever moves around them.
        #[schemars(with = "Option<Texts>", extend("examples" = [["Phase 1: 2026-03-02"]]))]
        kept: Option<Vec<String>>,
        /// What a tick writes of its date in this roadmap, before what the settings say of `stamp`.
        #[schemars(extend("enum" = ["emoji", "dataview", "comment", "none"], "examples" = ["emoji"]))]
        stamp: Option<String>,
    }

    // One text, or several.
    #[derive(JsonSchema)]
    #[schemars(untagged, inline)]
    #[expect(dead_code, reason = "it is there to be described")]
    enum Texts {
        One(String),
        Several(Vec<String>),
    }

    /// The schemas by the names of their files.
    fn all() -> [(&'static str, Value); 3] {
        let mut settings =
            of::<Written>("settings", "The settings of `roadmap`: `config.toml` in the folder for settings.");
        let actions: Vec<&str> = KEYS.iter().map(|binding| binding.name).collect();
        settings["properties"]["keys"]["propertyNames"] = json!({ "enum": actions });
        let theme = "A theme of your own: `themes/NAME.toml` beside the settings.";
        let table =
            "What a roadmap's front matter sets, in `[params.roadmap]`, in `[extra.roadmap]` or beneath `roadmap:`.";
        [
            ("settings", settings),
            ("theme", of::<themes::Written>("theme", theme)),
            ("front-matter", of::<Table>("front-matter", table)),
        ]
    }

    fn of<T: JsonSchema>(name: &str, description: &str) -> Value {
        let generator = SchemaSettings::draft2020_12().with(|set| set.inline_subschemas = true).into_generator();
        let mut schema = generator.into_root_schema_for::<T>().to_value();
        plain(&mut schema);
        let fields = schema.as_object_mut().unwrap();
        let head = [
            ("$schema", "https://json-schema.org/draft/2020-12/schema".to_owned()),
            ("$id", format!("urn:roadmap-tui:{name}:1")),
            ("title", name.to_owned()),
            ("description", description.to_owned()),
        ];
        let mut whole: Map<String, Value> =
            head.into_iter().map(|(name, value)| (name.to_owned(), json!(value))).collect();
        for (name, value) in std::mem::take(fields) {
            whole.entry(name).or_insert(value);
        }
        Value::Object(whole)
    }

    /// Leaves out what says nothing to a reader: formats of numbers, and that what is not there is null, which no setting is.
    fn plain(value: &mut Value) {
        match value {
            Value::Object(fields) => {
                let is_number = |format: &Value| {
                    format.as_str().is_some_and(|format| {
                        format.contains(['8', '6', '4', '2']) || ["float", "double"].contains(&format)
                    })
                };
                if fields.get("format").is_some_and(is_number) {
                    fields.remove("format");
                }
                for name in ["type", "anyOf", "enum"] {
                    if let Some(Value::Array(several)) = fields.get_mut(name) {
                        several.retain(|one| one.get("type").unwrap_or(one).as_str() != Some("null") && !one.is_null());
                        if let [Value::String(one)] = several.as_slice()
                            && name == "type"
                        {
                            fields[name] = json!(one.clone());
                        }
                    }
                }
                // Of what is nested there is only one.
                if let Some([one]) = fields.get("anyOf").and_then(Value::as_array).map(Vec::as_slice)
                    && let Some(several) = one.get("anyOf").cloned()
                {
                    fields["anyOf"] = several;
                }
                if let Some(Value::String(said)) = fields.get_mut("description") {
                    *said = said.replace('\n', " ");
                }
                fields.values_mut().for_each(plain);
            }
            Value::Array(values) => values.iter_mut().for_each(plain),
            _ => {}
        }
    }

    fn path(name: &str) -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/schema").join(format!("{name}.json"))
    }

    #[test]
    fn the_schemas_are_those_of_what_is_set() {
        for (name, schema) in all() {
            let written = serde_json::to_string_pretty(&schema).unwrap() + "\n";
            if std::env::var_os("WRITE_SCHEMAS").is_some() {
                fs::write(path(name), &written).unwrap();
            }
            let found = fs::read_to_string(path(name)).unwrap_or_default().replace("\r\n", "\n");
            let told = "run `WRITE_SCHEMAS=1 cargo test --lib schema` and look at what is new";
            assert!(found == written, "{} is another one by now: {told}", path(name).display());
        }
    }

    /// The settings with their tables' names, each with its schema; and that it says what it is, with an example.
    fn properties(schema: &Value) -> Vec<(Vec<String>, Value)> {
        let mut all = Vec::new();
        for (name, said) in schema["properties"].as_object().unwrap() {
            assert!(said["description"].is_string(), "{name} is not described: {said}");
            match said.get("properties") {
                Some(_) => all.extend(
                    properties(said)
                        .into_iter()
                        .map(|(path, said)| (std::iter::once(name.clone()).chain(path).collect(), said)),
                ),
                None => all.push((vec![name.clone()], said.clone())),
            }
        }
        all
    }

    /// A file that sets one thing.
    fn written(path: &[String], value: &Value) -> String {
        let value = path.iter().rev().fold(value.clone(), |value, name| json!({ name: value }));
        toml::to_string(&value).unwrap()
    }

    fn read(text: &str) -> Settings {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("config.toml");
        fs::write(&file, text).unwrap();
        let read = Settings::read(&file).map_err(|error| error.say(Language::English));
        Settings { folder: None, ..read.unwrap_or_else(|why| panic!("{why}:\n{text}")) }
    }

    #[test]
    fn what_is_said_to_be_a_default_is_one_and_every_example_is_read() {
        let [(_, settings), ..] = all();
        for (path, said) in properties(&settings) {
            if let Some(default) = said.get("default") {
                assert_eq!(read(&written(&path, default)), Settings::default(), "{path:?}");
            }
            let examples = said["examples"].as_array().unwrap_or_else(|| panic!("{path:?} has no example: {said}"));
            let named = said.get("enum").and_then(Value::as_array).into_iter().flatten();
            for value in examples.iter().chain(named) {
                let text = written(&path, value);
                let is_own = read(&text) != Settings::default();
                assert!(is_own || said.get("default") == Some(value) || value == "en", "this sets nothing:\n{text}");
            }
            let (most, least) = (said.get("maximum"), said.get("minimum"));
            for bound in most.into_iter().chain(least) {
                let _ = read(&written(&path, bound));
            }
        }
    }

    #[test]
    fn the_keys_of_a_theme_are_its_meanings_and_its_examples_are_read() {
        let [_, (_, theme), _] = all();
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("themes")).unwrap();
        for (path, said) in properties(&theme) {
            for value in said.get("examples").and_then(Value::as_array).into_iter().flatten() {
                fs::write(folder.path().join("themes/mine.toml"), written(&path, value)).unwrap();
                let read = themes::theme("mine", Some(folder.path())).map_err(|error| error.say(Language::English));
                assert!(read.is_ok(), "{path:?}: {read:?}");
            }
        }
    }

    #[test]
    fn the_front_matter_s_keys_are_those_that_are_read_and_its_examples_mean_something() {
        let [.., (_, table)] = all();
        let properties = properties(&table);
        let names: Vec<&str> = properties.iter().map(|(path, _)| path[0].as_str()).collect();
        assert_eq!(names, [&schedule::KEYS[..], &["stamp"]].concat());
        let about = |text: String| {
            let document = Document::read(text);
            let found = check(&document, &Plan::of(&document));
            found.into_iter().map(|finding| finding.what).filter(is_of_the_front_matter).collect::<Vec<_>>()
        };
        let plan = "## Phase 1: Basics\n\n- Day 1: Types\n- Day 2: Traits\n";
        for (path, said) in &properties {
            for value in said["examples"].as_array().unwrap() {
                let table: Vec<String> = ["params", "roadmap", path[0].as_str()].map(str::to_owned).to_vec();
                let found = about(format!("+++\n{}+++\n\n{plan}", written(&table, value)));
                assert!(found.is_empty(), "{path:?}: {found:?}");
            }
        }
        assert_eq!(about(format!("+++\n[params.roadmap]\nday = 'mon'\n+++\n{plan}")).len(), 1);
    }

    fn is_of_the_front_matter(what: &What) -> bool {
        use What::{UnknownName, UnknownSetting, UnreadFrontMatter, UnreadSetting};
        matches!(what, UnreadFrontMatter { .. } | UnreadSetting { .. } | UnknownSetting { .. } | UnknownName { .. })
    }
}
