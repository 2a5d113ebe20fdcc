//! One line that is in all three texts: its words, what it shows and its line end, each brought together for itself.

use super::lines::{Form, Line, State};
use super::matching::changed;
use crate::document::mark::Mark;

/// A line of three texts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Three<'a> {
    pub(super) base: &'a Line<'a>,
    pub(super) ours: &'a Line<'a>,
    pub(super) theirs: &'a Line<'a>,
}

impl<'a> Three<'a> {
    /// The line with both sides' changes, and its line end; `None` where they cannot both be had.
    pub(super) fn merged(self) -> Option<(String, &'a str)> {
        let words = self.words()?;
        let state = self.state()?;
        let whole = match state {
            None => words,
            Some((state, from)) => shown(&words, state, [from, self.theirs, self.ours])?,
        };
        Some((whole, self.end()))
    }

    fn words(self) -> Option<String> {
        let Self { base, ours, theirs } = self;
        if ours.words == base.words || ours.words == theirs.words {
            Some(theirs.words.clone())
        } else if theirs.words == base.words {
            Some(ours.words.clone())
        } else {
            both(&base.words, &ours.words, &theirs.words)
        }
    }

    /// What is shown, and on which side. Two ways of writing one thing are no conflict.
    fn state(self) -> Option<Option<(State<'a>, &'a Line<'a>)>> {
        let Self { base, ours, theirs } = self;
        let bytes = |line: &Line<'a>| line.state.map(|state| (state.form, state.bytes));
        let shows = |line: &Line<'a>| line.state.map(|state| state.shown);
        let of = |line: &'a Line<'a>| Some(line.state.map(|state| (state, line)));
        if bytes(ours) == bytes(base) {
            of(theirs)
        } else if bytes(theirs) == bytes(base) {
            of(ours)
        } else if shows(ours) == shows(theirs) || shows(ours) == shows(base) {
            of(theirs)
        } else {
            (shows(theirs) == shows(base)).then(|| of(ours)).flatten()
        }
    }

    fn end(self) -> &'a str {
        let Self { base, ours, theirs } = self;
        if theirs.end == base.end { ours.end } else { theirs.end }
    }
}

/// A line that both sides added: `None` where they show different things and neither is just open.
pub(super) fn added<'a>(ours: &Line<'a>, theirs: &Line<'a>) -> Option<(String, &'a str)> {
    let shows = |line: &Line<'a>| line.state.map(|state| state.shown);
    let is_open = |line: &Line<'a>| matches!(shows(line), None | Some(Mark::Todo));
    let from = if shows(ours) == shows(theirs) || is_open(ours) { theirs } else { is_open(theirs).then_some(ours)? };
    Some((from.whole.to_owned(), if theirs.end.is_empty() { ours.end } else { theirs.end }))
}

/// Words with a state put in: where one of the lines, the first of which it comes from, has its place for it.
fn shown(words: &str, state: State<'_>, lines: [&Line<'_>; 3]) -> Option<String> {
    let is_it = |line: &&&Line<'_>| {
        line.words == words && line.state.is_some_and(|own| (own.form, own.bytes) == (state.form, state.bytes))
    };
    if let Some(line) = lines.iter().find(is_it) {
        return Some(line.whole.to_owned());
    }
    let (at, own) = lines.iter().find_map(|line| place(words, state.form, line))?;
    // The brackets and the space behind them stay as they are; what is between them changes.
    let bytes = match own {
        Some(own) if state.form == Form::Box => format!("[{}]{}", inside(state.bytes), &own[own.find(']')? + 1..]),
        _ => state.bytes.to_owned(),
    };
    let (before, after) = (words.get(..at)?, words.get(at..)?);
    Some([before, &bytes, after].concat())
}

fn inside(bytes: &str) -> &str {
    bytes.trim_start_matches('[').split(']').next().unwrap_or_default()
}

/// Where in some words a state has its place, given a line whose words they are, or begin or end like.
fn place<'a>(words: &str, form: Form, line: &Line<'a>) -> Option<(usize, Option<&'a str>)> {
    let own = line.state.filter(|state| state.form == form);
    let at = match form {
        Form::Box => line.box_at,
        Form::Sign => line.sign_at,
        Form::Cell => own.map(|state| state.at),
    }?;
    let (before, after) = (line.words.get(..at)?, line.words.get(at..)?);
    let at = match form {
        Form::Box => words.starts_with(before).then_some(at),
        Form::Sign | Form::Cell => words.strip_suffix(after).map(str::len),
    }?;
    Some((at, own.map(|state| state.bytes)))
}

/// The words with what both sides changed of them; `None` where they changed the same or neighbouring words.
fn both(base: &str, ours: &str, theirs: &str) -> Option<String> {
    let [base, ours, theirs] = [base, ours, theirs].map(tokens);
    let of = |other: &[&str]| changed(base.iter().copied(), other.iter().copied());
    let mut changes: Vec<_> = of(&ours)
        .into_iter()
        .map(|change| (change, &ours))
        .chain(of(&theirs).into_iter().map(|change| (change, &theirs)))
        .collect();
    changes.sort_by_key(|(change, _)| (change.before.start, change.before.end));
    let apart = changes
        .windows(2)
        .all(|pair| std::ptr::eq(pair[0].1, pair[1].1) || pair[0].0.before.end < pair[1].0.before.start);
    if !apart {
        return None;
    }
    let (mut merged, mut at) = (String::new(), 0);
    for (change, side) in changes {
        merged.extend(base[at..change.before.start].iter().chain(&side[change.after]).copied());
        at = change.before.end;
    }
    merged.extend(base[at..].iter().copied());
    Some(merged)
}

/// Words, runs of white space, and single marks.
fn tokens(text: &str) -> Vec<&str> {
    let class = |c: char| match c {
        _ if c.is_alphanumeric() || c == '_' => 0_u8,
        _ if c.is_whitespace() => 1,
        _ => 2,
    };
    let mut tokens = Vec::new();
    let (mut start, mut before) = (0, None);
    for (at, c) in text.char_indices() {
        let now = class(c);
        if before.is_some_and(|before| before != now || now == 2) {
            tokens.push(&text[start..at]);
            start = at;
        }
        before = Some(now);
    }
    tokens.extend((start < text.len()).then(|| &text[start..]));
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_changed_apart_come_together_and_neighbours_do_not() {
        assert_eq!(
            both("learn the old way", "study the old way", "learn the old ways"),
            Some("study the old ways".into())
        );
        assert_eq!(
            both("- Day 1: 装饰器 与 元类", "- Day 1: 装饰者 与 元类", "- Day 1: 装饰器 与 元类 ✅"),
            Some("- Day 1: 装饰者 与 元类 ✅".into())
        );
        assert_eq!(both("a b", "a c", "a d"), None);
        assert_eq!(both("a b", "a x b", "a y b"), None);
        assert_eq!(both("装饰器", "装饰者", "装潢器"), None);
    }
}
