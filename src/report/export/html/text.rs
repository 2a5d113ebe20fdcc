//! Text on a page: nothing that a roadmap says is ever read as HTML.

use std::fmt::{self, Display, Formatter};

use crate::document::mark::Mark;
use crate::text::sanitise::is_unsafe;
use crate::ui::words::Words;

/// A text, as a page has to write it, within elements and within attributes.
pub(super) struct Safe<'a>(pub(super) &'a str);

impl Display for Safe<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut plain = 0;
        for (at, c) in self.0.char_indices() {
            let written = match c {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                '\n' | '\t' => continue,
                // What no page may hold, and what would turn the words around it about.
                c if is_unsafe(c) => "",
                _ => continue,
            };
            f.write_str(&self.0[plain..at])?;
            f.write_str(written)?;
            plain = at + c.len_utf8();
        }
        f.write_str(&self.0[plain..])
    }
}

/// The shapes of all boxes, drawn once and pointed to.
pub(super) const SHAPES: &str = concat!(
    "<svg class=\"hidden\" aria-hidden=\"true\" focusable=\"false\"><defs>",
    "<symbol id=\"todo\" viewBox=\"0 0 16 16\"><rect x=\"1.5\" y=\"1.5\" width=\"13\" height=\"13\" rx=\"3\"/></symbol>",
    "<symbol id=\"done\" viewBox=\"0 0 16 16\"><rect x=\"1.5\" y=\"1.5\" width=\"13\" height=\"13\" rx=\"3\"/>",
    "<path d=\"M4.6 8.3l2.4 2.4 4.6-5.2\"/></symbol>",
    "<symbol id=\"doing\" viewBox=\"0 0 16 16\"><rect x=\"1.5\" y=\"1.5\" width=\"13\" height=\"13\" rx=\"3\"/>",
    "<path d=\"M5 11l6-6\"/></symbol>",
    "<symbol id=\"cancelled\" viewBox=\"0 0 16 16\"><rect x=\"1.5\" y=\"1.5\" width=\"13\" height=\"13\" rx=\"3\"/>",
    "<path d=\"M5 8h6\"/></symbol>",
    "</defs></svg>\n",
);

/// The name of the class of what has a mark, and of its shape.
pub(super) fn class(mark: Mark) -> &'static str {
    match mark {
        Mark::Todo => "todo",
        Mark::Done => "done",
        Mark::Doing => "doing",
        Mark::Cancelled => "cancelled",
        Mark::Other(_) => "own",
    }
}

/// A box, told to who does not see it by its name; or the dot of what has none.
pub(super) fn boxed(mark: Option<Mark>, words: Words) -> String {
    let Some(mark) = mark else { return "<span class=\"dot\" aria-hidden=\"true\">·</span>".to_owned() };
    let (class, name) = (class(mark), words.mark_name(mark));
    match mark {
        Mark::Other(c) => {
            format!("<span class=\"m own\" role=\"img\" aria-label=\"{}\">{}</span>", Safe(&name), Safe(&c.to_string()))
        }
        _ => format!(
            "<svg class=\"m {class}\" role=\"img\" aria-label=\"{}\"><use href=\"#{class}\"/></svg>",
            Safe(&name)
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_is_read_as_html() {
        let text = "<script>a</script> \"'&amp;\u{202e}\u{0}\nx";
        let safe = "&lt;script&gt;a&lt;/script&gt; &quot;&#39;&amp;amp;\nx";
        assert_eq!(Safe(text).to_string(), safe);
        assert_eq!(Safe("路线图").to_string(), "路线图");
    }
}
