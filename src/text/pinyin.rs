//! Chinese read aloud: whether letters spell characters in pinyin, whole syllables or only their beginnings.

use std::ops::Range;

use pinyin::ToPinyinMulti;

/// The bytes of the first place in `title` whose characters `letters` (small ones) spell: `zsq`, `zhuangshi` and
/// `zhuangsq` all spell 装饰器. At least one of them must be a Chinese character; Latin letters spell themselves.
#[must_use]
pub fn spelled(title: &str, letters: &str) -> Option<Range<usize>> {
    if letters.is_empty() || !letters.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return None;
    }
    let characters: Vec<(usize, char)> = title.char_indices().collect();
    let readings: Vec<Vec<&'static str>> = characters.iter().map(|(_, c)| readings(*c)).collect();
    (0..characters.len()).find_map(|from| {
        let to = reach(&characters[from..], &readings[from..], letters)?;
        let spoken = readings[from..from + to].iter().any(|readings| !readings.is_empty());
        let end = characters.get(from + to).map_or(title.len(), |(at, _)| *at);
        spoken.then_some(characters[from].0..end)
    })
}

/// The ways in which a character is read.
fn readings(c: char) -> Vec<&'static str> {
    let all = c.to_pinyin_multi().into_iter().flatten().map(|reading| reading.plain());
    let mut all: Vec<&'static str> = all.collect();
    all.dedup();
    all
}

/// How many characters from the first on the letters spell, used up.
fn reach(characters: &[(usize, char)], readings: &[Vec<&'static str>], letters: &str) -> Option<usize> {
    // How many letters may be used up by the characters so far.
    let mut used = vec![false; letters.len() + 1];
    used[0] = true;
    for (place, ((_, c), readings)) in characters.iter().zip(readings).enumerate() {
        let mut next = vec![false; letters.len() + 1];
        for at in (0..letters.len()).filter(|&at| used[at]) {
            let rest = &letters[at..];
            let mut spells = |count: usize| next[at + count] = true;
            if readings.is_empty() {
                let same = rest.chars().next().is_some_and(|letter| c.to_lowercase().eq([letter]));
                if same {
                    spells(1);
                } else if at > 0 && !c.is_alphanumeric() {
                    // What stands between is not spoken.
                    spells(0);
                }
            }
            for reading in readings {
                let common = reading.bytes().zip(rest.bytes()).take_while(|(one, other)| one == other).count();
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
            return Some(place + 1);
        }
        if !next.contains(&true) {
            return None;
        }
        used = next;
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
