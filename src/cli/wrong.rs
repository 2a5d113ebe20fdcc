//! A command line that is wrong, said in languages that its parser does not speak.

use std::error::Error;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::text::language::{Language, Say};
use crate::text::sanitise::sanitise;
use crate::ui::words::{Wrong, WrongValue};

/// What to say of a wrong command line; `None` where the parser says it itself.
pub(super) fn said(error: &clap::Error, language: Language) -> Option<String> {
    if language == Language::English || !error.use_stderr() {
        return None;
    }
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(" "),
        _ => String::new(),
    };
    let (argument, value) = (text(ContextKind::InvalidArg), text(ContextKind::InvalidValue));
    let (command, prior) = (text(ContextKind::InvalidSubcommand), text(ContextKind::PriorArg));
    let why = error.source().and_then(|source| source.downcast_ref::<WrongValue>());
    let why = why.map(|why| why.say(language)).unwrap_or_default();
    let whole = error.to_string();
    let wrong = match error.kind() {
        ErrorKind::ArgumentConflict if argument.is_empty() => Wrong::Conflict(&command, &prior),
        ErrorKind::ArgumentConflict => Wrong::Conflict(&argument, &prior),
        ErrorKind::InvalidValue if value.is_empty() => Wrong::NoValue(&argument),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => Wrong::Value(&value, &argument, &why),
        ErrorKind::UnknownArgument => Wrong::Unknown(&argument),
        ErrorKind::InvalidSubcommand => Wrong::NoCommand(&command),
        ErrorKind::MissingSubcommand => Wrong::WhichCommand(&command),
        ErrorKind::MissingRequiredArgument => Wrong::Missing(&argument),
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => Wrong::Count(&argument),
        ErrorKind::InvalidUtf8 => Wrong::NoText,
        _ => Wrong::Other(whole.trim_end()),
    };
    let mut lines = vec![format!("错误：{}", wrong.chinese())];
    lines.extend(error.get(ContextKind::ValidValue).and_then(listed).map(|values| format!("  可选：{values}")));
    for kind in [ContextKind::SuggestedArg, ContextKind::SuggestedValue, ContextKind::SuggestedSubcommand] {
        lines.extend(error.get(kind).and_then(listed).map(|near| format!("  相近的有：{near}")));
    }
    if let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) {
        lines.extend([String::new(), usage.to_string().replacen("Usage:", "用法: ", 1)]);
    }
    lines.extend([String::new(), "更多信息见 `--help`。".to_owned()]);
    let plain = |line: String| line.lines().map(|line| format!("{}\n", sanitise(line))).collect::<String>();
    Some(lines.into_iter().map(|line| if line.is_empty() { "\n".to_owned() } else { plain(line) }).collect())
}

fn listed(value: &ContextValue) -> Option<String> {
    match value {
        ContextValue::String(one) => Some(one.clone()),
        ContextValue::Strings(several) if !several.is_empty() => Some(several.join("、")),
        _ => None,
    }
}
