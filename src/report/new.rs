//! A roadmap that was made, and the templates that one can be made of.

use anstyle::Style;
use chrono::NaiveDate;

use crate::plan::sheet::Made;
use crate::plan::template::Template;
use crate::text::wrap::{cut, pad, width};
use crate::ui::words::Words;

const BOLD: Style = Style::new().bold();

/// The templates by their names, each with what it is.
#[must_use]
pub fn listed(templates: &[Template], words: Words, cells: Option<usize>) -> String {
    let widest = templates.iter().map(|template| width(template.name)).max().unwrap_or(0);
    let line = |template: &Template| {
        let said = words.template(template);
        let said = cells.map_or(said.to_owned(), |cells| cut(said, cells.saturating_sub(widest + 2)));
        format!("{BOLD}{}{BOLD:#}  {said}\n", pad(template.name, widest))
    };
    templates.iter().map(line).collect::<String>() + &format!("\n{}\n", words.make_of_template())
}

/// What was made, and what to do next.
#[must_use]
pub fn made(new: &Made<'_>, words: Words, near: NaiveDate) -> String {
    format!("{}\n{}\n", words.made(new, near), words.opens_it(new))
}
