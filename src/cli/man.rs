//! The manual page, made from the same definitions that read the command line.

use clap::CommandFactory;

use super::{Answer, Arguments, Exit};

pub(super) fn page() -> Answer {
    let mut page = Vec::new();
    match clap_mangen::Man::new(Arguments::command()).render(&mut page) {
        Ok(()) => Answer::new(String::from_utf8_lossy(&page).into_owned(), Exit::Done),
        Err(error) => Answer::failed(&error, Exit::File),
    }
}
