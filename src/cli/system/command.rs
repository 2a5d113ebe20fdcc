//! Commands that the reader has written into a variable: the words of which they are made.

/// How a command is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Manner {
    /// As for a shell of Unix, where `\` keeps what follows it from meaning more.
    Shell,
    /// As on Windows, where `\` stands between folders and a word with blanks is put between quotes.
    Windows,
}

impl Manner {
    /// The one of this system.
    pub(crate) const HERE: Self = if cfg!(windows) { Self::Windows } else { Self::Shell };
}

/// The words of a command. Nothing where a quote has no end.
pub(crate) fn words(command: &str, manner: Manner) -> Option<Vec<String>> {
    match manner {
        Manner::Shell => shell_words::split(command).ok(),
        Manner::Windows => windows(command),
    }
}

/// A quote of either kind may begin a word, as `'` does where a command was written for git; within one, only `"` is a
/// quote, since folders are called `O'Brien`.
fn windows(command: &str) -> Option<Vec<String>> {
    let mut words = Vec::new();
    let mut signs = command.chars();
    let mut word: Option<String> = None;
    while let Some(sign) = signs.next() {
        match sign {
            '"' | '\'' if sign == '"' || word.is_none() => {
                let word = word.get_or_insert_default();
                loop {
                    match signs.next()? {
                        end if end == sign => break,
                        inside => word.push(inside),
                    }
                }
            }
            blank if blank.is_whitespace() => words.extend(word.take()),
            sign => word.get_or_insert_default().push(sign),
        }
    }
    words.extend(word);
    Some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_backslash_of_windows_is_a_part_of_its_word() {
        for (command, expected) in [
            (r"C:\Windows\notepad.exe", Some(vec![r"C:\Windows\notepad.exe"])),
            (r#""C:\Program Files (x86)\ed\ed.exe" -w"#, Some(vec![r"C:\Program Files (x86)\ed\ed.exe", "-w"])),
            (r"'C:/Program Files/ed.exe' -x  ''", Some(vec!["C:/Program Files/ed.exe", "-x", ""])),
            (r"C:\Users\O'Brien\ed.exe", Some(vec![r"C:\Users\O'Brien\ed.exe"])),
            (r#"ed --name="a b" c"#, Some(vec!["ed", "--name=a b", "c"])),
            (r#"ed "x"#, None),
            ("  ", Some(vec![])),
        ] {
            let expected = expected.map(|words| words.into_iter().map(str::to_owned).collect::<Vec<_>>());
            assert_eq!(words(command, Manner::Windows), expected, "{command}");
        }
        assert_eq!(words(r"a\ b 'c d'", Manner::Shell), Some(vec!["a b".to_owned(), "c d".to_owned()]));
    }
}
