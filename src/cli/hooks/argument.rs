//! What a command is told of what was done: in its arguments, and in variables.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf, absolute};

use crate::app::finished::{Finish, Finished};
use crate::text::sanitise::sanitise;

/// How long a title may be: an argument that is too long for the system would keep a command from being run.
const LONGEST: usize = 1000;

/// What was done, and where.
#[derive(Debug)]
pub(super) struct Facts {
    event: &'static str,
    file: PathBuf,
    title: String,
    path: String,
    day: String,
    done: String,
    total: String,
}

impl Facts {
    pub(super) fn of(file: &Path, finished: Finished) -> Self {
        let short = |text: &str| sanitise(text).chars().take(LONGEST).collect::<String>();
        Self {
            event: match finished.what {
                Finish::Tick => "tick",
                Finish::Day => "day_done",
            },
            file: absolute(file).unwrap_or_else(|_| file.to_owned()),
            title: short(&finished.title),
            path: short(&finished.path.join(" / ")),
            day: short(&finished.day.unwrap_or_default()),
            done: finished.progress.done.to_string(),
            total: finished.progress.total.to_string(),
        }
    }

    /// Each fact by its name.
    fn all(&self) -> [(&'static str, &OsStr); 7] {
        [
            ("event", self.event.as_ref()),
            ("file", self.file.as_os_str()),
            ("title", self.title.as_ref()),
            ("path", self.path.as_ref()),
            ("day", self.day.as_ref()),
            ("done", self.done.as_ref()),
            ("total", self.total.as_ref()),
        ]
    }

    /// The variables of its environment: `ROADMAP_TITLE` and so on.
    pub(super) fn variables(&self) -> impl Iterator<Item = (String, OsString)> {
        self.all().map(|(name, fact)| (format!("ROADMAP_{}", name.to_uppercase()), fact.to_owned())).into_iter()
    }

    /// Its arguments, with facts in the place of `{title}` and so on; other braces stay. What begins with a fact is no
    /// option, whatever that begins with: behind `--` nothing is one, and before it a space keeps it from being one.
    pub(super) fn arguments(&self, written: &[String]) -> Vec<OsString> {
        let mut is_past_options = false;
        let mut arguments = Vec::new();
        for written in written {
            let filled = self.filled(written);
            let is_hostile = !written.starts_with('-') && filled.as_encoded_bytes().starts_with(b"-");
            let guard = if is_hostile && !is_past_options { " " } else { "" };
            let mut argument = OsString::from(guard);
            argument.push(filled);
            arguments.push(argument);
            is_past_options |= written == "--";
        }
        arguments
    }

    /// An argument with its facts. What a fact says is not looked through again.
    fn filled(&self, written: &str) -> OsString {
        let (mut filled, mut rest) = (OsString::new(), written);
        while let Some(open) = rest.find('{') {
            filled.push(&rest[..open]);
            rest = &rest[open..];
            let fact = self.all().into_iter().find_map(|(name, fact)| {
                let behind = rest.strip_prefix('{')?.strip_prefix(name)?.strip_prefix('}')?;
                Some((fact, behind))
            });
            match fact {
                Some((fact, behind)) => {
                    filled.push(fact);
                    rest = behind;
                }
                None => {
                    filled.push("{");
                    rest = &rest[1..];
                }
            }
        }
        filled.push(rest);
        filled
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::Tally;

    fn arguments(title: &str, written: &[&str]) -> Vec<String> {
        let progress = Tally { done: 3, total: 7 };
        let finished =
            Finished { what: Finish::Tick, title: title.to_owned(), path: vec!["A".to_owned()], day: None, progress };
        let written: Vec<String> = written.iter().map(|word| (*word).to_owned()).collect();
        let arguments = Facts::of(Path::new("/a/b.md"), finished).arguments(&written);
        arguments.into_iter().map(|argument| argument.into_string().unwrap()).collect()
    }

    #[test]
    fn facts_are_put_in_once_and_other_braces_stay() {
        assert_eq!(arguments("装饰器 $(x)", &["{title}", "{done}/{total}: {path}"]), ["装饰器 $(x)", "3/7: A"]);
        assert_eq!(
            arguments("{file}", &["{title}{event}", "{titel} {{title}} {"]),
            ["{file}tick", "{titel} {{file}} {"]
        );
        assert_eq!(arguments("x", &["{file}", "[{day}]", "{"]), ["/a/b.md", "[]", "{"]);
    }

    #[test]
    fn a_title_is_never_an_option() {
        assert_eq!(arguments("-rf", &["{title}", "--", "{title}"]), [" -rf", "--", "-rf"]);
        assert_eq!(arguments("--exec", &["-m", "{title}", "--title={title}"]), ["-m", " --exec", "--title=--exec"]);
        let long = arguments(&"装".repeat(100_000), &["{title}"]);
        assert_eq!(long[0].chars().count(), LONGEST);
    }
}
