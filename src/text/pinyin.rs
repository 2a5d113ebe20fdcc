//! Chinese read aloud: whether letters spell characters in pinyin, whole syllables or only their beginnings.

use std::ops::Range;

use pinyin::ToPinyinMulti;

/// The bytes of the first place in `title` whose characters `letters` (small ones) spell: `zsq`, `zhuangshi` and
/// `zhuangsq` all spell 装饰器. At least one of them must be a Chinese character; Latin letters spell themselves.
#[must_use]
pub fn spelled(title: &str, letters: &str) -> Option<Range<usize>> {
    let first = letters.bytes().next()?;
    if !letters.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return None;
    }
    let begins = |&(_, c): &(usize, char)| match c {
        // Asked of every character of a roadmap, so what is clear is answered first.
        _ if c.is_ascii() => c.to_ascii_lowercase() == char::from(first),
        _ if is_read(c) => readings(c).any(|reading| reading.as_bytes().first() == Some(&first)),
        _ => is_letter(c, first),
    };
    title.char_indices().filter(begins).find_map(|(from, _)| {
        let (length, is_spoken) = reach(&title[from..], letters.as_bytes())?;
        is_spoken.then_some(from..from + length)
    })
}

/// Whether a character is read in pinyin at all.
fn is_read(c: char) -> bool {
    c.to_pinyin_multi().is_some()
}

/// The ways in which a character is read.
fn readings(c: char) -> impl Iterator<Item = &'static str> {
    c.to_pinyin_multi().into_iter().flatten().map(|reading| reading.plain())
}

/// Whether a character is a letter, in upper or lower case.
fn is_letter(c: char, letter: u8) -> bool {
    c.to_lowercase().eq([char::from(letter)])
}

/// How many bytes from the beginning on the letters spell, used up, and whether a Chinese character is among them.
fn reach(title: &str, letters: &[u8]) -> Option<(usize, bool)> {
    // How many letters may be used up by the characters so far.
    let mut used = vec![false; letters.len() + 1];
    used[0] = true;
    let mut next = vec![false; letters.len() + 1];
    let mut is_spoken = false;
    for (place, c) in title.char_indices() {
        next.fill(false);
        let is_read = is_read(c);
        is_spoken |= is_read;
        for at in (0..letters.len()).filter(|&at| used[at]) {
            let rest = &letters[at..];
            let mut spells = |count: usize| next[at + count] = true;
            if !is_read {
                if is_letter(c, rest[0]) {
                    spells(1);
                } else if at > 0 && !c.is_alphanumeric() {
                    // What stands between is not spoken.
                    spells(0);
                }
            }
            for reading in readings(c) {
                let common = reading.bytes().zip(rest).take_while(|(one, other)| one == *other).count();
                let whole = common == reading.len();
                // The last syllable may be on its way; of others the initial will do.
                let initial = if reading.starts_with("zh") || reading.starts_with("ch") || reading.starts_with("sh") {
                    2
                } else {
                    1
                };
                (1..=common.min(initial)).for_each(&mut spells);
                if whole || common == rest.len() {
                    spells(common);
                }
            }
        }
        if next[letters.len()] {
            return Some((place + c.len_utf8(), is_spoken));
        }
        if !next.contains(&true) {
            return None;
        }
        std::mem::swap(&mut used, &mut next);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::spelled;

    #[test]
    fn letters_spell_characters_by_syllables_and_initials() {
        for letters in ["zsq", "zhuangshi", "zhuangshiqi", "zhuangsq", "zhsq", "zhuang"] {
            assert_eq!(spelled("精通 装饰器 (Decorators)", letters).map(|range| range.start), Some(7), "{letters}");
        }
        assert_eq!(spelled("异步编程", "yibub"), Some(0..9));
        assert_eq!(spelled("重构", "chonggou"), Some(0..6), "a second reading");
        assert_eq!(spelled("Go 语言", "goyu"), Some(0..6));
        assert_eq!(spelled("类型系统", "lxxt"), Some(0..12));
    }

    #[test]
    fn what_is_not_spelled_is_not_found() {
        for (title, letters) in
            [("装饰器", "zq"), ("decorator", "dec"), ("装饰器", "x"), ("装饰器", ""), ("装饰器", "装")]
        {
            assert_eq!(spelled(title, letters), None, "{title} {letters}");
        }
    }
}
