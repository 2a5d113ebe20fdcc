//! A command line that is being written: its words so far, and the one at the cursor.

/// A command line up to the cursor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// The words before the one at the cursor, without quotes.
    pub(super) words: Vec<String>,
    /// The word at the cursor, without quotes.
    pub(super) current: String,
    pub(super) place: Place,
}

/// Where in its word the cursor is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Place {
    /// The quote that is open.
    pub(super) quote: Option<char>,
    /// How many bytes of the word are before what the shell replaces.
    pub(super) kept: usize,
}

/// What ends a word for bash's line editor and not for bash: only what stands behind it is replaced.
const BREAKS: [char; 3] = ['=', ':', '@'];

/// What ends a command.
const ENDS: [char; 5] = [';', '|', '&', '(', '\n'];

impl Line {
    /// Words that the shell has taken apart, the last at the cursor.
    pub(super) fn of_words(words: &[String]) -> Self {
        let (current, words) = words.split_last().map_or((String::new(), &[][..]), |(last, rest)| (last.clone(), rest));
        Self { words: words.to_vec(), current, place: Place::default() }
    }

    /// A line as it was written for bash: the last command on it.
    pub(super) fn of_bash(text: &str) -> Self {
        let mut line = Self { words: Vec::new(), current: String::new(), place: Place::default() };
        let mut is_word = false;
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            match (line.place.quote, c) {
                (Some('\''), '\'') | (Some('"'), '"') => line.turn(None),
                (Some('"'), '\\') if chars.peek().is_some_and(|next| "\"\\$`".contains(*next)) => {
                    line.current.extend(chars.next());
                }
                (Some(_), c) => line.current.push(c),
                (None, '\'' | '"') => {
                    line.turn(Some(c));
                    is_word = true;
                }
                (None, '\\') => {
                    line.current.extend(chars.next());
                    is_word = true;
                }
                (None, c) if ENDS.contains(&c) => {
                    line = Self { words: Vec::new(), current: String::new(), place: Place::default() };
                    is_word = false;
                }
                (None, ' ' | '\t') => {
                    if std::mem::take(&mut is_word) {
                        line.words.push(std::mem::take(&mut line.current));
                    }
                    line.place = Place::default();
                }
                (None, c) => {
                    line.current.push(c);
                    is_word = true;
                    if BREAKS.contains(&c) {
                        line.place.kept = line.current.len();
                    }
                }
            }
        }
        line.begin();
        line
    }

    /// A quote opens or closes here; what the shell replaces begins behind it.
    fn turn(&mut self, quote: Option<char>) {
        self.place = Place { quote, kept: self.current.len() };
    }

    /// Leaves out what stands before the program: variables, and programs that run others.
    fn begin(&mut self) {
        let is_ours = |word: &String| word.rsplit('/').next() == Some("roadmap");
        let at = self.words.iter().position(is_ours).unwrap_or(0);
        self.words.drain(..at);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<String>, String, Option<char>, usize) {
        let Line { words, current, place } = Line::of_bash(text);
        (words, current, place.quote, place.kept)
    }

    #[test]
    fn a_line_is_read_as_bash_reads_it() {
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        for (text, expected, current, quote, kept) in [
            ("roadmap tick ", &["roadmap", "tick"][..], "", None, 0),
            ("roadmap tick 'my plan.md' Da", &["roadmap", "tick", "my plan.md"], "Da", None, 0),
            (r"roadmap tick my\ plan.md 装\ 饰", &["roadmap", "tick", "my plan.md"], "装 饰", None, 0),
            ("roadmap tick f 'Day 1: ", &["roadmap", "tick", "f"], "Day 1: ", Some('\''), 0),
            ("roadmap tick f \"a \\\"b", &["roadmap", "tick", "f"], "a \"b", Some('"'), 0),
            ("roadmap tick f line:1", &["roadmap", "tick", "f"], "line:1", None, 5),
            (r"roadmap tick f Day\ 1\:", &["roadmap", "tick", "f"], "Day 1:", None, 0),
            ("roadmap --theme=da", &["roadmap"], "--theme=da", None, 8),
            ("cd x && A=1 sudo /usr/bin/roadmap tick f ''", &["/usr/bin/roadmap", "tick", "f"], "", None, 0),
            ("a=$(roadmap show ", &["roadmap", "show"], "", None, 0),
            ("", &[], "", None, 0),
            ("'", &[], "", Some('\''), 0),
            ("x\\", &[], "x", None, 0),
        ] {
            assert_eq!(read(text), (words(expected), current.to_owned(), quote, kept), "{text}");
        }
    }
}
