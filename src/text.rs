//! Exact bytes: what an edit is, where lines begin, how wide text is drawn, and what may reach a terminal.

pub mod edit;
pub mod lines;
pub mod pinyin;
pub mod sanitise;
pub mod seek;
pub mod wrap;
