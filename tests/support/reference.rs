//! The reference, made of what it is about: commands out of the command line's definition, answers and settings out of their
//! schemas.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;

use clap::{Arg, Command};
use roadmap::cli;
use roadmap::text::language::Language;
use serde_json::{Map, Value, json};

use super::pages::root;

/// What is generated, by the name that stands in the page.
pub fn generated(name: &str) -> Option<String> {
    match name {
        "commands" => Some(commands()),
        "answers" => Some(answers()),
        "settings" | "theme" | "front-matter" => Some(settings(&schema(name), &[], 3)),
        _ => None,
    }
}

pub const NAMES: [&str; 5] = ["commands", "answers", "settings", "theme", "front-matter"];

fn schema(name: &str) -> Value {
    let path = root().join("docs/schema").join(format!("{name}.json"));
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// All commands, each with what it takes.
fn commands() -> String {
    let mut whole = cli::definition(Language::English);
    whole.build();
    let mut text = String::from("## `roadmap`\n\n");
    describe(&whole, &mut text);
    text += "All commands take:\n\n";
    let everywhere = whole.get_arguments().filter(|argument| is_everywhere(argument));
    everywhere.for_each(|argument| text += &entry(argument));
    for command in whole.get_subcommands() {
        beneath(command, &mut text);
    }
    text
}

fn beneath(command: &Command, text: &mut String) {
    if command.is_hide_set() || command.get_name() == "help" {
        return;
    }
    let _ = write!(text, "\n## `{}`\n\n", command.get_bin_name().unwrap());
    describe(command, text);
    command.get_subcommands().for_each(|deeper| beneath(deeper, text));
}

/// What a command is for, how it is called, and what it takes that not all of them do.
fn describe(command: &Command, text: &mut String) {
    let about = command.get_long_about().or(command.get_about()).map(ToString::to_string).unwrap_or_default();
    let usage = command.clone().render_usage().to_string();
    // Further lines are further ways to call it.
    let ways = usage.trim_start_matches("Usage:").lines().map(str::trim).filter(|way| !way.is_empty());
    let ways: Vec<&str> = ways.collect();
    let _ = write!(text, "{}\n\n```text\n{}\n```\n\n", sentences(&about), ways.join("\n"));
    let own: Vec<&Arg> = command
        .get_arguments()
        .filter(|argument| !is_everywhere(argument) && !argument.is_hide_set() && argument.get_id() != "version")
        .collect();
    let (places, options): (Vec<&Arg>, Vec<&Arg>) = own.into_iter().partition(|argument| argument.is_positional());
    let listed: Vec<String> = places.into_iter().chain(options).map(entry).collect();
    if !listed.is_empty() {
        let _ = writeln!(text, "{}", listed.concat());
    }
    if let Some(after) = command.get_after_help() {
        let _ = write!(text, "{}\n\n", sentences(&after.to_string()));
    }
}

fn is_everywhere(argument: &Arg) -> bool {
    argument.is_global_set() || argument.get_id() == "help"
}

/// An argument as an entry of a list.
fn entry(argument: &Arg) -> String {
    let value = argument.get_value_names().map(|names| names.join(" ")).unwrap_or_default();
    let takes = argument.get_action().takes_values();
    let mut names: Vec<String> = argument.get_short().map(|short| format!("`-{short}`")).into_iter().collect();
    names.extend(argument.get_long().map(|long| match takes {
        true => format!("`--{long} {value}`"),
        false => format!("`--{long}`"),
    }));
    if argument.is_positional() {
        names = vec![format!("`{value}`")];
    }
    let help = argument.get_long_help().or(argument.get_help()).map(ToString::to_string).unwrap_or_default();
    let mut said = sentences(&help).replace("\n\n", " ");
    let values = argument.get_possible_values();
    let shown = values.iter().filter(|value| !value.is_hide_set() && takes);
    let described: Vec<String> = shown
        .map(|value| match value.get_help() {
            Some(help) => format!("`{}` ({help})", value.get_name()),
            None => format!("`{}`", value.get_name()),
        })
        .collect();
    if !described.is_empty() {
        let _ = write!(said, " One of {}.", described.join(", "));
    }
    let defaults = argument.get_default_values().iter().map(|value| format!("`{}`", value.to_string_lossy()));
    if let Some(default) = defaults.filter(|_| takes).reduce(|all, one| format!("{all}, {one}")) {
        let _ = write!(said, " Without it: {default}.");
    }
    format!("- {}: {said}\n", names.join(", "))
}

/// What the help says, as sentences: a short one has no full stop at its end.
fn sentences(help: &str) -> String {
    let paragraphs = help.split("\n\n").map(|paragraph| {
        let paragraph = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
        let has_end = paragraph.ends_with(['.', ':', '!', '?']);
        if has_end || paragraph.is_empty() { paragraph } else { format!("{paragraph}.") }
    });
    paragraphs.collect::<Vec<_>>().join("\n\n")
}

/// The schemas that are of no answer.
const SET: [&str; 3] = ["settings", "theme", "front-matter"];

/// What each command answers, and the shapes that several answers have.
fn answers() -> String {
    let folder = fs::read_dir(root().join("docs/schema")).unwrap();
    let mut names: Vec<String> =
        folder.map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned()).collect();
    names.retain(|name| !SET.contains(&name.as_str()));
    names.sort();
    let schemas: BTreeMap<&str, Value> = names.iter().map(|name| (name.as_str(), schema(name))).collect();
    let mut shapes: BTreeMap<&str, Vec<(&str, &Value)>> = BTreeMap::new();
    for (command, schema) in &schemas {
        for (name, shape) in schema["$defs"].as_object().unwrap() {
            shapes.entry(name).or_default().push((command, shape));
        }
    }
    // A name that means different things is told apart by the command; what several commands share comes last.
    let differs = |name: &str| shapes[name].iter().any(|(_, shape)| *shape != shapes[name][0].1);
    let is_shared = |name: &str| shapes[name].len() > 1 && !differs(name);
    let mut text = String::new();
    for (command, schema) in &schemas {
        let called = |name: &str| if differs(name) { format!("{name} of {command}") } else { name.to_owned() };
        let _ = write!(text, "## {command}\n\n{}\n\n", schema["description"].as_str().unwrap());
        let ways = schema.get("oneOf").and_then(Value::as_array);
        let roots: Vec<&str> = match ways {
            Some(ways) => ways.iter().filter_map(referred).collect(),
            None => referred(schema).into_iter().collect(),
        };
        for (at, name) in roots.iter().enumerate() {
            let shape = &schema["$defs"][*name];
            let said = shape["description"].as_str().filter(|_| roots.len() > 1);
            text += &said.map(|said| format!("{}\n\n", sentences(said))).unwrap_or_default();
            if said.is_none() && at > 0 {
                text += "Or:\n\n";
            }
            text += &fields(shape, &called);
        }
        let others = schema["$defs"].as_object().unwrap().iter();
        for (name, shape) in others.filter(|(name, _)| !roots.contains(&name.as_str()) && !is_shared(name)) {
            text += &titled(&called(name), shape, &called);
        }
    }
    text += "## Shapes that several have\n\n";
    let shared: BTreeSet<&str> = shapes.keys().copied().filter(|name| is_shared(name)).collect();
    for name in shared {
        text += &titled(name, shapes[name][0].1, &str::to_owned);
    }
    text
}

fn titled(name: &str, shape: &Value, called: &dyn Fn(&str) -> String) -> String {
    let said = shape["description"].as_str().map(|said| format!("{}\n\n", sentences(said))).unwrap_or_default();
    format!("### {name}\n\n{said}{}", fields(shape, called))
}

fn referred(value: &Value) -> Option<&str> {
    value.get("$ref")?.as_str()?.strip_prefix("#/$defs/")
}

/// A table of the fields of an object.
fn fields(shape: &Value, called: &dyn Fn(&str) -> String) -> String {
    let mut text = String::from("| field | what it is | meaning |\n| --- | --- | --- |\n");
    let empty = Map::new();
    let required: Vec<&str> = shape["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    for (name, field) in shape["properties"].as_object().unwrap_or(&empty) {
        let maybe = if required.contains(&name.as_str()) { "" } else { ", or not there" };
        let said = sentences(field["description"].as_str().unwrap_or_default());
        let said = said.replace('|', "\\|").replace('\n', " ");
        let _ = writeln!(text, "| `{name}` | {}{maybe} | {said} |", kind(field, called));
    }
    text + "\n"
}

/// What a value is, in words.
fn kind(value: &Value, called: &dyn Fn(&str) -> String) -> String {
    if let Some(name) = referred(value) {
        let name = called(name);
        return format!("[{name}](#{})", name.replace(' ', "-"));
    }
    if let Some(only) = value.get("const") {
        return code(only);
    }
    if let Some(several) = value.get("enum").and_then(Value::as_array) {
        return several.iter().map(code).collect::<Vec<_>>().join(" or ");
    }
    let several = value.get("anyOf").or_else(|| value.get("oneOf")).and_then(Value::as_array);
    if let Some(several) = several {
        return several.iter().map(|one| kind(one, called)).collect::<Vec<_>>().join(" or ");
    }
    if let Some(types) = value.get("type").and_then(Value::as_array) {
        let each = types.iter().map(|one| {
            let mut of_one = value.clone();
            of_one["type"] = one.clone();
            kind(&of_one, called)
        });
        return each.collect::<Vec<_>>().join(" or ");
    }
    let bound = |name: &str| value.get(name).filter(|bound| **bound != json!(0) || value.get("maximum").is_some());
    let range = match (bound("minimum"), bound("maximum")) {
        (Some(least), Some(most)) => format!(" from {least} to {most}"),
        (Some(least), None) => format!(" from {least} on"),
        (None, Some(most)) => format!(" up to {most}"),
        (None, None) => String::new(),
    };
    match (value["type"].as_str().unwrap_or_default(), value["format"].as_str().unwrap_or_default()) {
        ("string", "date") => "date".to_owned(),
        ("string", "date-time") => "time".to_owned(),
        ("string", "") => "text".to_owned(),
        ("string", other) => other.to_owned(),
        ("integer", _) => format!("whole number{range}"),
        ("number", _) => format!("number{range}"),
        ("boolean", _) => "`true` or `false`".to_owned(),
        ("", _) => "value".to_owned(),
        ("array", _) => format!("list of {}", kind(&value["items"], called)),
        ("object", _) if value["additionalProperties"].is_object() => {
            format!("table of {}", kind(&value["additionalProperties"], called).replacen("list", "lists", 1))
        }
        (other, _) => format!("`{other}`"),
    }
}

/// A value as code: a text without its quotes.
fn code(value: &Value) -> String {
    format!("`{}`", value.as_str().map_or(value.to_string(), str::to_owned))
}

/// What may be set, each under a heading, with its default and an example.
fn settings(schema: &Value, above: &[&str], level: usize) -> String {
    let mut text = String::new();
    for (name, said) in schema["properties"].as_object().unwrap() {
        let description = sentences(said["description"].as_str().unwrap());
        let mark = "#".repeat(level);
        if said.get("properties").is_some() {
            let _ = write!(text, "{mark} `[{name}]`\n\n{description}\n\n");
            text += &settings(said, &[above, &[name]].concat(), level + 1);
            continue;
        }
        let _ = write!(text, "{mark} `{name}`\n\n{description}\n\n");
        let mut known = format!("*{}", capital(&kind(said, &str::to_owned)));
        if let Some(default) = said.get("default").filter(|default| !default.is_null()) {
            let default = if [json!({}), json!([])].contains(default) { "none".to_owned() } else { code(default) };
            let _ = write!(known, ". Without it: {default}");
        }
        let _ = write!(text, "{known}.*\n\n");
        for example in said["examples"].as_array().into_iter().flatten() {
            let value = above.iter().rev().fold(json!({ name: example }), |value, table| json!({ *table: value }));
            let example = toml::to_string(&value).unwrap();
            let _ = write!(text, "```toml\n{example}```\n\n");
        }
    }
    text
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
