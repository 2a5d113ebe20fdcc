//! Candidates as each shell wants them: quoted where the shell does not do that itself.

use super::line::Place;
use crate::cli::arguments::Shell;

/// A candidate on a line of its own.
pub(super) fn candidate(shell: Shell, value: &str, help: &str, place: &Place) -> String {
    match shell {
        Shell::Bash => format!("{}\n", for_bash(value, place)),
        Shell::Zsh | Shell::Fish => format!("{value}\t{help}\n"),
        Shell::Powershell => format!("{}\t{value}\t{help}\n", for_powershell(value)),
    }
}

/// What bash puts into the line as it is: the rest of the word, in the quotes that are open.
fn for_bash(value: &str, place: &Place) -> String {
    let rest = value.get(place.kept..).unwrap_or(value);
    let escaped = |special: &str| -> String {
        let one = |c: char| if special.contains(c) { format!("\\{c}") } else { c.to_string() };
        rest.chars().map(one).collect()
    };
    match place.quote {
        Some('\'') => rest.replace('\'', r"'\''"),
        Some(_) => escaped("\"\\$`"),
        // Options and words that bash cannot take for anything else stay as they are.
        None if rest.starts_with('-') => rest.to_owned(),
        None => escaped(" \t\"\\$`'!#&()*;<>?[]^{|}~:=@"),
    }
}

fn for_powershell(value: &str) -> String {
    let is_plain = value.chars().all(|c| c.is_alphanumeric() || "-_./\\".contains(c));
    if is_plain { value.to_owned() } else { format!("'{}'", value.replace('\'', "''")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_candidate_is_quoted_as_the_line_is() {
        let bash = |value: &str, quote, kept| for_bash(value, &Place { quote, kept });
        assert_eq!(bash("Day 1: 装饰器 (x)", None, 0), r"Day\ 1\:\ 装饰器\ \(x\)");
        assert_eq!(bash("it's $5", Some('\''), 0), r"it'\''s $5");
        assert_eq!(bash("say \"$5\"", Some('"'), 0), r#"say \"\$5\""#);
        assert_eq!(bash("line:17", None, 5), "17");
        assert_eq!(bash("--theme=dark", None, 8), "dark");
        assert_eq!(for_powershell("it's 装饰"), "'it''s 装饰'");
        assert_eq!(for_powershell("装饰器"), "装饰器");
    }
}
