//! One line that is in all three texts: its words, what it shows and its line end, each brought together for itself.

use super::likeness::is_still;
use super::lines::{Dated, Form, Line, State};
use super::matching::{changed, plain};
use crate::document::mark::Mark;
use crate::document::stamp;

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
        if !self.is_meant(&words, state) {
            return None;
        }
        let mut whole = match state {
            None => words,
            Some(state) => shown(&words, state, self.ours, self.theirs)?,
        };
        if let Some(stamp) = self.stamp(state) {
            whole.insert_str(stamp::place(&whole), stamp.bytes);
        }
        Some((whole, self.end()))
    }

    /// Whether what one side marked is what the words say now, and not something else that the other made of it.
    fn is_meant(self, words: &str, state: Option<State<'a>>) -> bool {
        let shows = |line: &Line<'a>| line.state.map(|state| state.shown);
        let shown = state.map(|state| state.shown);
        let is_marked = shown.is_some_and(|shown| shown != Mark::Todo) && shown != shows(self.base);
        let mut by = [self.ours, self.theirs].into_iter().filter(|side| shows(side) == shown);
        !is_marked || by.all(|side| side.words == words || is_still(plain(&side.words), plain(words)))
    }

    fn words(self) -> Option<String> {
        let Self { base, ours, theirs } = self;
        if ours.words == base.words || ours.words == theirs.words {
            Some(theirs.words.clone())
        } else if theirs.words == base.words {
            Some(ours.words.clone())
        } else if base.is_setting {
            // Half a setting of one side and half of the other is one that nobody wrote.
            None
        } else {
            both(&base.words, &ours.words, &theirs.words)
        }
    }

    /// What is shown. Two ways of writing one thing are no conflict.
    fn state(self) -> Option<Option<State<'a>>> {
        let Self { base, ours, theirs } = self;
        let bytes = |line: &Line<'a>| line.state.map(|state| (state.form, state.bytes));
        let shows = |line: &Line<'a>| line.state.map(|state| state.shown);
        let of = |line: &Line<'a>| Some(line.state);
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

    /// When it was done. Where both sides say so, the first time counts.
    fn stamp(self, state: Option<State<'a>>) -> Option<Dated<'a>> {
        let Self { base, ours, theirs } = self;
        if ours.stamp == base.stamp {
            theirs.stamp
        } else if theirs.stamp == base.stamp {
            ours.stamp
        } else {
            let is_done = state.is_some_and(|state| state.shown == Mark::Done);
            let both = [theirs.stamp, ours.stamp].into_iter().flatten();
            both.filter(|_| is_done).min_by_key(|stamp| stamp.date)
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

/// Words with a state put in: where the line that says just this has its place for it, else where both lines have it.
fn shown(words: &str, state: State<'_>, ours: &Line<'_>, theirs: &Line<'_>) -> Option<String> {
    let lines = [theirs, ours];
    let mut same = lines.into_iter().filter(|line| line.words == words).peekable();
    let is_it = |line: &&Line<'_>| line.state.is_some_and(|own| (own.form, own.bytes) == (state.form, state.bytes));
    if let Some(line) = same.clone().find(is_it) {
        return Some(line.stampless());
    }
    let (at, own) = if same.peek().is_some() {
        same.find_map(|line| place(line, state.form))?
    } else {
        let mut places = lines.into_iter().filter_map(|line| place_among(words, line, state.form));
        let first = places.next()?;
        places.all(|(at, _)| at == first.0).then_some(first)?
    };
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

/// Where in its words a line has its place for a state of a form, and what it shows there.
fn place<'a>(line: &Line<'a>, form: Form) -> Option<(usize, Option<&'a str>)> {
    let own = line.state.filter(|state| state.form == form);
    let at = match form {
        Form::Box => line.box_at,
        Form::Sign => line.sign_at,
        Form::Cell => own.map(|state| state.at),
    }?;
    Some((at, own.map(|state| state.bytes)))
}

/// The same in words that begin or end like the line's, or have as many cells.
fn place_among<'a>(words: &str, line: &Line<'a>, form: Form) -> Option<(usize, Option<&'a str>)> {
    let (at, own) = place(line, form)?;
    let (before, after) = (line.words.get(..at)?, line.words.get(at..)?);
    let at = match form {
        Form::Box => words.starts_with(before).then_some(at),
        Form::Sign => words.strip_suffix(after).map(str::len),
        Form::Cell => {
            let (theirs, here) = (bars(&line.words), bars(words));
            let column = theirs.iter().filter(|&&bar| bar < at).count().checked_sub(1)?;
            let within = at - theirs[column];
            let is_empty = here.get(column + 1).is_none_or(|&end| words[here[column] + 1..end].trim().is_empty());
            (here.len() == theirs.len() && is_empty).then(|| here[column] + within)
        }
    }?;
    Some((at, own))
}

/// Where the bars between a row's cells stand.
fn bars(words: &str) -> Vec<usize> {
    let is_bar = |at: &usize| !words[..*at].ends_with('\\');
    words.match_indices('|').map(|(at, _)| at).filter(is_bar).collect()
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

/// Words, runs of white space, and single marks. Numbers that a mark joins are one: half a date is no date.
fn tokens(text: &str) -> Vec<&str> {
    let class = |c: char| match c {
        _ if c.is_alphanumeric() || c == '_' => 0_u8,
        _ if c.is_whitespace() => 1,
        _ => 2,
    };
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let joins = |at: usize, c: char| {
        let (before, after) = (text[..at].chars().next_back(), text[at + c.len_utf8()..].chars().next());
        ['-', '/', '.', ':'].contains(&c) && is_digit(before) && is_digit(after)
    };
    let mut tokens = Vec::new();
    let (mut start, mut before) = (0, None);
    for (at, c) in text.char_indices() {
        let now = if joins(at, c) { 0 } else { class(c) };
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
