//! A Markdown study roadmap, made live.

pub mod text;
pub mod document;
