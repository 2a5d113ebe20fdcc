//! Lines put behind lines, of which the last may lack its end.

/// Puts lines behind others, with a line end between them where there is none.
pub(super) fn join(text: &mut String, more: &str, end: &str) {
    let is_open = !more.is_empty() && !text.is_empty() && !text.ends_with(['\n', '\r']);
    text.push_str(if is_open { end } else { "" });
    text.push_str(more);
}
