//! What a task's title says of the task: its words, and how long it takes, without what other programs write behind them.
//!
//! Titles are text, so that only what can be nothing else is taken for an estimate: `(2h)` and its like at an end of the
//! title, `~30min` at its end, and a field `[estimate:: 2h]`.

use std::ops::Range;

use crate::document::front_matter::read_date;
use crate::document::stamp;
use crate::plan::qualifier;

/// What a title says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::plan) struct Said {
    /// Where its words stand in it.
    pub(in crate::plan) words: Range<usize>,
    /// How long it takes, in minutes.
    pub(in crate::plan) minutes: Option<u32>,
}

/// Signs behind which a date stands, as note takers write them.
const DATED: [char; 6] = ['📅', '⏳', '🛫', '➕', '✅', '❌'];

/// Signs behind which other words stand.
const NAMED: [char; 3] = ['🔁', '🆔', '⛔'];

/// Signs that stand alone.
const ALONE: [char; 6] = ['🔺', '⏫', '🔼', '🔽', '⏬', '🏁'];

/// How long a task may take, in minutes; what is longer is no single task.
const LONGEST: u32 = 100 * 60;

/// Reads a title.
#[must_use]
pub(in crate::plan) fn said(title: &str) -> Said {
    let mut end = stamp::place(title);
    let mut minutes = None;
    loop {
        let words = &title[..end];
        let Some((shorter, read)) = field(words).or_else(|| signed(words)).or_else(|| about(words)) else { break };
        end = words[..shorter].trim_end().len();
        minutes = minutes.or(read);
    }
    let read = qualifier::read(&title[..end]);
    let minutes = minutes.or(read.minutes).filter(|minutes| (1..=LONGEST).contains(minutes));
    // Where nothing qualifies the words, whatever they begin with belongs to them: `--help`, `~/.config`.
    let start = if (read.date, read.minutes) == (None, None) { 0 } else { read.words.start };
    // What qualifies nothing is what the task is called.
    let words = if read.words.is_empty() { 0..title.len() } else { start..read.words.end };
    Said { words, minutes }
}

/// What ends earlier than the words did, and the minutes that were read of what stood there.
type Shorter = Option<(usize, Option<u32>)>;

/// `[due:: 2026-03-15]`, `(estimate:: 2h)`.
fn field(words: &str) -> Shorter {
    let open = match words.chars().next_back()? {
        ']' => '[',
        ')' => '(',
        _ => return None,
    };
    let at = words.rfind(open)?;
    let (key, value) = words[at + 1..words.len() - 1].split_once("::")?;
    let is_key = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    let is_field = !key.is_empty() && key.chars().all(is_key) && !words[..at].trim().is_empty();
    let minutes = || (key == "estimate").then(|| qualifier::whole_estimate(value)).flatten();
    is_field.then(|| (at, minutes()))
}

/// `📅 2026-03-08`, `🔁 every week`, `🔼`.
fn signed(words: &str) -> Shorter {
    let is_sign = |c: char| DATED.contains(&c) || NAMED.contains(&c) || ALONE.contains(&c);
    let (at, sign) = words.char_indices().rfind(|(_, c)| is_sign(*c))?;
    let value = words[at + sign.len_utf8()..].trim_start_matches('\u{fe0f}').trim();
    let fits = if DATED.contains(&sign) {
        value.len() == "2026-03-08".len() && read_date(value).is_some()
    } else if NAMED.contains(&sign) {
        !value.is_empty() && value.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, ' ' | ',' | '-' | '_'))
    } else {
        value.is_empty()
    };
    (fits && words[..at].ends_with(' ')).then_some((at, None))
}

/// `~30min`, `约2小时`.
fn about(words: &str) -> Shorter {
    let (at, sign) = words.char_indices().rfind(|(_, c)| matches!(c, '~' | '≈' | '约'))?;
    let minutes = qualifier::whole_estimate(&words[at + sign.len_utf8()..])?;
    words[..at].ends_with(' ').then_some((at, Some(minutes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(title: &str) -> (&str, Option<u32>) {
        let Said { words, minutes } = said(title);
        (&title[words], minutes)
    }

    #[test]
    fn an_estimate_is_what_can_be_nothing_else() {
        for (title, expected) in [
            ("Loops (2h)", ("Loops", Some(120))),
            ("循环（1.5小时）", ("循环", Some(90))),
            ("Loops ~30min", ("Loops", Some(30))),
            ("循环 约2小时", ("循环", Some(120))),
            ("Loops [estimate:: 45 min]", ("Loops", Some(45))),
            ("Loops ⏱️ 90 min", ("Loops", Some(90))),
            ("Serializable [priority:: high]  [estimate:: 2h] ^block-1", ("Serializable", Some(120))),
            ("Loops (3-4 hours) 📅 2026-03-08", ("Loops", Some(240))),
        ] {
            assert_eq!(read(title), expected, "{title}");
        }
        for title in [
            "24/7 on call",
            "1/2 + 3",
            "Sleep 8h a night",
            "Read p1",
            "today",
            "Lua 脚本（先放一放）",
            "Chapter 2 (of 9)",
            "rm -rf ~/30",
            "~30",
            "24h",
        ] {
            assert_eq!(read(title), (title, None), "{title}");
        }
    }

    #[test]
    fn what_other_programs_read_is_no_word() {
        for (title, words) in [
            ("Indexes #storage ⛔ model ⏳ 2026-03-09 📅 2026-03-12 ^indexes", "Indexes #storage"),
            ("Review the cards 🔁 every week 🛫 2026-03-02", "Review the cards"),
            ("The relational model 🆔 model 🔼 ➕ 2026-02-20", "The relational model"),
            ("📅 2026-03-08", "📅 2026-03-08"),
            ("(2h)", "(2h)"),
            ("a 📅 b", "a 📅 b"),
            ("", ""),
        ] {
            assert_eq!(read(title).0, words, "{title}");
        }
    }
}
