//! What the reader's settings say of the library.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::{Fault, Spanned};
use crate::text::lines::Lines;
use crate::ui::words::WrongPath;

/// What is written of the library.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub(super) struct WrittenLibrary {
    /// Files and folders with roadmaps, from the root on or from `~`, your home. Where there are none, those are listed
    /// that you opened before.
    #[cfg_attr(
        test,
        schemars(with = "Vec<String>", extend("default" = [], "examples" = [["~/notes/roadmaps", "~/notes/onboarding.md"]]))
    )]
    paths: Vec<Spanned<String>>,
}

/// The folders and files that the library is made of, as they are written. They last as long as the program runs.
pub(super) fn paths(text: &str, written: WrittenLibrary) -> Result<&'static [PathBuf], Fault> {
    let lines = Lines::of(text);
    let read = |path: Spanned<String>| {
        let (line, path) = (lines.number(path.span().start), path.into_inner());
        // What is counted from wherever the program runs would be another library everywhere.
        let is_known = Path::new(&path).is_absolute() || Path::new(&path).starts_with("~");
        if is_known { Ok(PathBuf::from(path)) } else { Err(Fault::Library(line, WrongPath(path))) }
    };
    let paths = written.paths.into_iter().map(read).collect::<Result<Vec<_>, Fault>>()?;
    Ok(Box::leak(paths.into_boxed_slice()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::settings::parse;
    use crate::text::language::Language::{Chinese, English};
    use crate::text::language::Say;

    #[derive(serde::Deserialize)]
    struct Whole {
        library: WrittenLibrary,
    }

    fn read(text: &str) -> Result<&'static [PathBuf], Fault> {
        parse(text).and_then(|written: Whole| paths(text, written.library))
    }

    #[test]
    fn paths_are_named_from_the_root_or_the_home_and_others_with_their_line() {
        let paths = read("[library]\npaths = ['~/notes', '/a/b.md', '~']\n").unwrap();
        assert_eq!(paths, ["~/notes", "/a/b.md", "~"].map(PathBuf::from));
        for (text, wrong) in [
            ("[library]\npaths = [\n  '~/a',\n  'notes',\n]\n", "line 4: paths: \"notes\" "),
            ("[library]\npaths = ['']\n", "line 2: paths: \"\" "),
            ("[library]\npaths = ['~me/notes']\n", "line 2: paths: \"~me/notes\" "),
            ("[library]\npath = ['/a']\n", "line 2: unknown field `path`"),
            ("[library]\npaths = '/a'\n", "line 2: "),
        ] {
            let said = read(text).unwrap_err().say(English);
            assert!(said.starts_with(wrong), "{said}");
        }
        let said = read("[library]\npaths = ['a']\n").unwrap_err().say(Chinese);
        assert!(said.starts_with("第 2 行：paths："), "{said}");
    }
}
