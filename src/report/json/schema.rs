//! The answers' shapes as JSON Schema: `docs/schema` is derived from what makes the answers, and held to it.
//!
//! After a change that is meant, `WRITE_SCHEMAS=1 cargo test --lib schema` writes those files anew.

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use schemars::generate::SchemaSettings;
    use schemars::{JsonSchema, Schema, SchemaGenerator};
    use serde_json::{Map, Value, json};

    use super::super::shapes::{
        AllTicked, PlanShape, RecoveryShape, SeveralPlans, SeveralStatuses, SeveralTodays, Show, Status, Ticked, Today,
    };
    use super::super::{
        SCHEMA, arranged, backups, check, draft, journal, merge, new, next, review, stats, watch, week,
    };

    /// The schemas of one command's answers.
    struct Answers {
        command: &'static str,
        description: &'static str,
        generator: SchemaGenerator,
        shapes: Vec<Schema>,
    }

    impl Answers {
        fn of(command: &'static str, description: &'static str) -> Self {
            let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
            Self { command, description, generator, shapes: Vec::new() }
        }

        /// One more shape that an answer may have.
        fn or<T: JsonSchema>(mut self) -> Self {
            self.shapes.push(self.generator.subschema_for::<T>());
            self
        }

        fn written(mut self) -> String {
            let definitions: Map<String, Value> = self.generator.take_definitions(true);
            let mut whole = json!({
                "$schema": "https://json-schema.org/draft/2020-12/schema",
                "$id": format!("urn:roadmap-tui:schema:{SCHEMA}:{}", self.command),
                "title": format!("roadmap {} --json", self.command),
                "description": self.description,
            });
            let fields = whole.as_object_mut().unwrap();
            match self.shapes.as_slice() {
                [one] => drop(fields.insert("$ref".to_owned(), one.as_value()["$ref"].clone())),
                several => drop(fields.insert("oneOf".to_owned(), json!(several))),
            }
            fields.insert("$defs".to_owned(), Value::Object(definitions));
            settle(&mut whole);
            serde_json::to_string_pretty(&whole).unwrap() + "\n"
        }
    }

    /// Names what is defined as a reader would, and leaves out what says nothing to one; nothing may stand in an answer that
    /// is not described.
    fn settle(value: &mut Value) {
        match value {
            Value::Object(fields) => {
                if fields.get("format").and_then(Value::as_str).is_some_and(|format| format.contains("int")) {
                    fields.remove("format");
                }
                if let Some(Value::String(at)) = fields.get_mut("$ref") {
                    *at = at.strip_prefix("#/$defs/").map(|name| format!("#/$defs/{}", plain(name))).unwrap();
                }
                if let Some(Value::Object(defined)) = fields.get_mut("$defs") {
                    *defined = std::mem::take(defined).into_iter().map(|(name, value)| (plain(&name), value)).collect();
                }
                if let Some(Value::Object(properties)) = fields.get_mut("properties") {
                    if let Some(version) = properties.get_mut("schema") {
                        *version = json!({"description": "The version of this shape.", "const": SCHEMA});
                    }
                    fields.insert("additionalProperties".to_owned(), json!(false));
                }
                fields.values_mut().for_each(settle);
            }
            Value::Array(values) => values.iter_mut().for_each(settle),
            _ => {}
        }
    }

    /// `DayShape` as `day`, `ShownNode` as `shown_node`.
    fn plain(name: &str) -> String {
        let name = name.replace("Shape", "");
        let mut plain = String::new();
        for c in name.chars() {
            if c.is_uppercase() && !plain.is_empty() && !plain.ends_with('_') {
                plain.push('_');
            }
            plain.extend(c.to_lowercase());
        }
        plain
    }

    fn all() -> Vec<Answers> {
        vec![
            Answers::of("show", "The tree of a roadmap.").or::<Show>(),
            Answers::of(
                "plan",
                "The plan of a roadmap, or of several by date; `start` and `schedule` answer with it, too. With `--make`, one that was drafted.",
            )
            .or::<PlanShape>()
            .or::<SeveralPlans>()
            .or::<draft::DraftShape<'_>>(),
            Answers::of("status", "How far a roadmap is.").or::<Status>().or::<SeveralStatuses>(),
            Answers::of("today", "What to study today, in a roadmap or in several.")
                .or::<Today>()
                .or::<SeveralTodays>(),
            Answers::of("new", "The roadmap that was made; with `--list`, what one can be made of.")
                .or::<new::NewShape<'_>>()
                .or::<new::TemplatesShape>(),
            Answers::of("next", "What is to be done next.").or::<next::NextShape>(),
            Answers::of("tick", "What a tick changed; with several items or `--stdin`, what all of them did.")
                .or::<Ticked>()
                .or::<AllTicked>(),
            Answers::of("arrange", "What `add`, `edit`, `move`, `remove` and `mark` changed, or would.")
                .or::<arranged::ArrangedShape>(),
            Answers::of("recover", "What a way back does, or did.").or::<RecoveryShape>(),
            Answers::of("review", "What comes back for review; of an item that was graded or spared, how it stands.")
                .or::<review::ReviewsShape>()
                .or::<review::JudgedShape>(),
            Answers::of("restore", "The backups of a roadmap; or the one that was brought back.")
                .or::<backups::BackupsShape>()
                .or::<backups::RestoredShape>(),
            Answers::of("journal", "What was done, and when; or what was taken in from git.")
                .or::<journal::JournalShape>()
                .or::<journal::ImportedShape>(),
            Answers::of("check", "What is wrong with roadmaps.").or::<check::CheckShape>(),
            Answers::of("merge", "What a merge brought in.").or::<merge::MergedShape>(),
            Answers::of("update", "What a newer edition brought in.").or::<merge::UpdatedShape>(),
            Answers::of("stats", "How it went.").or::<stats::StatsShape>(),
            Answers::of("time", "Minutes that were written down.").or::<stats::TimedShape>(),
            Answers::of("watch", "A line of what happens to a roadmap.").or::<watch::LineShape>(),
            Answers::of("week", "The look back on a week, of a roadmap or of several.")
                .or::<week::WeekShape>()
                .or::<week::SeveralWeeks>(),
        ]
    }

    #[test]
    fn the_schemas_are_those_of_what_is_answered() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/schema");
        let writes = std::env::var_os("WRITE_SCHEMAS").is_some();
        let mut names = Vec::new();
        for answers in all() {
            let path = folder.join(format!("{}.json", answers.command));
            names.push(path.clone());
            let written = answers.written();
            if writes {
                fs::create_dir_all(&folder).unwrap();
                fs::write(&path, &written).unwrap();
            }
            let found = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
            let told = "run `WRITE_SCHEMAS=1 cargo test --lib schema` and look at what is new";
            assert!(found == written, "{} is another one by now: {told}", path.display());
        }
        let mut there: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        there.sort();
        // Those of what is set are held where it is read.
        names.extend(["settings", "theme", "front-matter"].map(|name| folder.join(format!("{name}.json"))));
        names.sort();
        assert_eq!(there, names, "a schema that nothing answers by");
    }

    #[test]
    fn every_field_is_described() {
        fn look(name: &str, value: &Value, missing: &mut Vec<String>) {
            let Value::Object(fields) = value else {
                return value.as_array().into_iter().flatten().for_each(|value| look(name, value, missing));
            };
            for (field, shape) in fields.get("properties").and_then(Value::as_object).into_iter().flatten() {
                if shape.get("description").is_none() {
                    missing.push(format!("{name}: {field}"));
                }
            }
            fields.iter().for_each(|(name, value)| look(name, value, missing));
        }
        let mut missing = Vec::new();
        for answers in all() {
            let name = answers.command;
            look(name, &serde_json::from_str(&answers.written()).unwrap(), &mut missing);
        }
        assert!(missing.is_empty(), "not described: {missing:#?}");
    }
}
