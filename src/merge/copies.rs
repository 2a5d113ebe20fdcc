//! The names that sync tools give to the other version of a file where two machines changed it.

/// Whether a file's name is that of a conflict copy of the file called `original`. Names that people give as well, like
/// `plan 2.md` or `plan-laptop.md`, are none.
#[must_use]
pub fn is_conflict_copy(name: &str, original: &str) -> bool {
    let (stem, end) = original.rfind('.').filter(|&at| at > 0).map_or((original, ""), |at| original.split_at(at));
    let behind_all =
        name.strip_prefix(original).is_some_and(|added| is_number(added, ".conflict") || is_seafile(added));
    let inside = name.strip_prefix(stem).and_then(|rest| rest.strip_suffix(end)).is_some_and(is_added);
    behind_all || inside
}

/// Whether sync tools put this between a file's name and its extension.
fn is_added(added: &str) -> bool {
    let bracketed = || {
        let inside = added.strip_prefix(' ').unwrap_or(added).strip_prefix('(')?.strip_suffix(')')?;
        // Dropbox, Nextcloud and ownCloud, in English and in Chinese.
        Some(inside.to_lowercase().contains("conflicted copy") || inside.contains("冲突副本"))
    };
    // Syncthing.
    added.strip_prefix(".sync-conflict-").is_some_and(is_moment)
        || bracketed().unwrap_or(false)
        // ownCloud, before it had brackets.
        || added.strip_prefix("_conflict-").is_some_and(is_moment)
        // Resilio Sync; rclone where it keeps the extension.
        || is_number(added, ".Conflict")
        || is_number(added, ".conflict")
        // Nutstore, which may add a name.
        || ["-NSConflict", "-冲突"].iter().any(|sign| added.strip_prefix(sign).is_some_and(|rest| rest.is_empty() || rest.starts_with('-')))
        || is_seafile(added)
        || is_synology(added)
}

/// ` (SFConflict name@example.com 2015-03-07-11-30-28)`.
fn is_seafile(added: &str) -> bool {
    added.starts_with(" (SFConflict ") && added.ends_with(')')
}

/// `_Andy-PC_Jan-03-0901-2013_CaseConflict`, with a number behind it where there are several.
fn is_synology(added: &str) -> bool {
    let added = added.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches('_');
    let mut parts = added.rsplit('_');
    let (why, when) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let shape: Vec<usize> = when.split('-').map(str::len).collect();
    added.starts_with('_') && why.ends_with("Conflict") && shape == [3, 2, 4, 4]
}

/// `20261123-101500`, with or without more behind a dash.
fn is_moment(text: &str) -> bool {
    let mut parts = text.split('-');
    let mut has_digits = |count: usize| {
        parts.next().is_some_and(|part| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    has_digits(8) && has_digits(6)
}

/// A sign with or without a number behind it.
fn is_number(text: &str, sign: &str) -> bool {
    text.strip_prefix(sign).is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_copies_of_sync_tools_are_known_by_their_names() {
        for name in [
            "路线.sync-conflict-20261123-101500-ABCDEFG.md",
            "路线.sync-conflict-20261123-101500.md",
            "路线 (conflicted copy 2026-11-23).md",
            "路线 (Ann's conflicted copy 2026-11-23).md",
            "路线 (Ann's Conflicted Copy).md",
            "路线 (conflicted copy 2026-11-23 101500).md",
            "路线(Ann-PC的冲突副本1_2026-11-23 02-11-37).md",
            "路线_conflict-20261123-101500.md",
            "路线.conflict1.md",
            "路线.md.conflict2",
            "路线.Conflict.md",
            "路线.Conflict2.md",
            "路线-NSConflict.md",
            "路线-NSConflict-Ann.md",
            "路线-冲突-Ann.md",
            "路线.md (SFConflict ann@example.com 2026-11-23-11-30-28)",
            "路线 (SFConflict ann@example.com 2026-11-23-11-30-28).md",
            "路线_Andy-PC_Jan-03-0901-2013_CaseConflict_1.md",
            "路线_Andy-PC_Jan-03-0901-2013_Conflict.md",
        ] {
            assert!(is_conflict_copy(name, "路线.md"), "{name}");
        }
        assert!(is_conflict_copy("TODO.sync-conflict-20261123-101500-A", "TODO"));
    }

    #[test]
    fn other_names_are_no_copies() {
        for name in [
            "路线.md",
            "路线 2.md",
            "路线-laptop.md",
            "路线 (old).md",
            "路线.md.bak",
            "路线.md~",
            "路线2.sync-conflict-20261123-101500-A.md",
            "路线.sync-conflict-notes.md",
            "路线.sync-conflict-20261123-101500-A.txt",
            "路线_conflict-resolution.md",
            "路线.conflicts.md",
            "路线 conflicted copy.md",
            "路线-冲突处理.md",
            "路线_and_Conflict.md",
        ] {
            assert!(!is_conflict_copy(name, "路线.md"), "{name}");
        }
    }
}
