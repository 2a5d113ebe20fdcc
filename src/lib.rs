//! A Markdown study roadmap, made live.

pub mod app;
pub mod cli;
pub mod document;
pub mod plan;
pub mod progress;
pub mod report;
pub mod store;
pub mod text;
pub mod tui;
pub mod ui;
