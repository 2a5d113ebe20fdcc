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
        // An option stays as it is, with the sign that its value follows.
        None if is_option(value) => rest.to_owned(),
        None => escaped(" \t\"\\$`'!#&()*;<>?[]^{|}~:=@"),
    }
}

/// Whether this is an option and nothing more: what is said of a title, or of a value, can begin so as well.
fn is_option(value: &str) -> bool {
    value.starts_with('-') && value.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '=')
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
        assert_eq!(bash("--theme=", None, 0), "--theme=");
        assert_eq!(for_powershell("it's 装饰"), "'it''s 装饰'");
        assert_eq!(for_powershell("装饰器"), "装饰器");
    }

    #[test]
    fn what_looks_like_an_option_behind_what_is_kept_is_quoted_all_the_same() {
        for (value, kept, written) in [
            ("todo:-x;touch owned", 5, r"-x\;touch\ owned"),
            ("a=-$(touch owned)", 2, r"-\$\(touch\ owned\)"),
            ("--theme=-$(touch owned)", 8, r"-\$\(touch\ owned\)"),
        ] {
            let place = Place { quote: None, kept };
            assert_eq!(for_bash(value, &place), written, "{value}");
        }
    }
}
