//! `<!-- roadmap-check: allow duplicate-day -->`: what a file says of findings that it wants to have.

use super::Code;
use crate::document::Document;

/// What a comment begins with that is meant for us.
const OURS: &str = "roadmap-check:";

/// The codes that comments of a document allow, wherever they stand in it.
#[must_use]
pub fn allowed(document: &Document) -> Vec<Code> {
    if !document.text().contains(OURS) {
        return Vec::new();
    }
    let anatomy = document.anatomy();
    let comments = anatomy.comments.iter().map(|span| document.text()[span.clone()].trim());
    let lists = comments.filter_map(|comment| comment.strip_prefix(OURS)?.trim_start().strip_prefix("allow"));
    let names = lists.flat_map(|list| list.split(|c: char| c.is_whitespace() || c == ','));
    names.filter_map(Code::named).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_names_what_it_allows() {
        let text = "# A\n\nb <!-- roadmap-check: allow R501, dead-link -->\n\n<!--roadmap-check: allow empty-box other-->\n\n`<!-- roadmap-check: allow odd-box -->`\n";
        let codes = allowed(&Document::read(text.to_owned()));
        assert_eq!(codes, [Code::DuplicateDay, Code::DeadLink, Code::EmptyBox]);
    }
}
