//! What lies beside the roadmap, for its links: only what a program that opens it shows, and does not run.

use std::fs;
use std::path::Path;

use super::platform;

/// What stands at a path that is counted from the folder of the roadmap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Beside {
    /// A document, a picture, a sound or a film, by its path from the root, without links in it.
    Document(String),
    /// Something else.
    Other,
    /// Nothing.
    Nothing,
}

/// The endings of what is shown and not run, wherever it is opened. Web pages and office documents are not among them: they
/// bring programs along.
const SHOWN: [&str; 30] = [
    "md", "markdown", "txt", "org", "rst", "adoc", "tex", "csv", "tsv", "log", "pdf", "epub", "djvu", "png", "jpg",
    "jpeg", "gif", "webp", "avif", "bmp", "mp3", "m4a", "ogg", "opus", "flac", "wav", "mp4", "mkv", "webm", "mov",
];

/// What stands at a path, from the folder on in which the roadmap at `roadmap` was opened.
#[must_use]
pub fn beside(roadmap: &Path, path: &str) -> Beside {
    let folder = roadmap.parent().unwrap_or(Path::new(""));
    // A link's own name says nothing of what it leads to.
    let Ok(target) = platform::canonicalize(&folder.join(path)) else { return Beside::Nothing };
    let ending = target.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let is_plain = fs::metadata(&target).is_ok_and(|found| found.is_file() && !platform::is_program(&found));
    match target.into_os_string().into_string() {
        Ok(path) if is_plain && SHOWN.contains(&ending.as_str()) => Beside::Document(path),
        _ => Beside::Other,
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    #[test]
    fn only_what_is_shown_and_not_run_is_opened() {
        let folder = tempfile::tempdir().unwrap();
        let root = fs::canonicalize(folder.path()).unwrap();
        let at = |name: &str| root.join(name);
        fs::create_dir(at("notes")).unwrap();
        fs::create_dir(at("a.md")).unwrap();
        for name in ["plan.md", "notes/书.PDF", "evil.desktop", "x.sh", "page.html", "run.md", "notes/none"] {
            fs::write(at(name), "x").unwrap();
        }
        fs::set_permissions(at("run.md"), fs::Permissions::from_mode(0o755)).unwrap();
        symlink(at("evil.desktop"), at("harmless.md")).unwrap();
        symlink(at("notes/书.PDF"), at("book")).unwrap();
        let book = Beside::Document(at("notes/书.PDF").to_string_lossy().into_owned());
        for (path, expected) in [
            ("notes/书.PDF", book.clone()),
            ("notes/../notes/书.PDF", book.clone()),
            ("book", book),
            ("gone.md", Beside::Nothing),
            ("evil.desktop", Beside::Other),
            ("harmless.md", Beside::Other),
            ("x.sh", Beside::Other),
            ("page.html", Beside::Other),
            ("run.md", Beside::Other),
            ("notes", Beside::Other),
            ("a.md", Beside::Other),
            ("notes/none", Beside::Other),
        ] {
            assert_eq!(beside(&at("plan.md"), path), expected, "{path}");
        }
    }
}
