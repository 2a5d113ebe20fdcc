//! A Markdown study roadmap, made live: read as an outline and a plan, ticked by splices, laid over the calendar.
//!
//! *The file's text is the only state that matters; everything else is a reading of it.* A key becomes an [`app::action`],
//! that an [`text::edit::Edit`], the edit a new text and an effect, the effect a save, and then a frame.
//!
//! # The floors
//!
//! A module uses its own floor and those below, never above; a test holds this.
//!
//! | floor | modules | what lives there |
//! | --- | --- | --- |
//! | 0 | [`text`] | exact bytes: edits and their inverse, lines, width, sanitising |
//! | 1 | [`document`] | bytes read as an outline; changes to it, as edits |
//! | 2 | [`progress`], [`plan`], [`merge`], [`check`] | tallies, review; study days, dates; two readings made one; faults |
//! | 3 | [`app`] | the state, and the only two ways to change it |
//! | 4 | [`ui`], [`report`] | the screen; the same answers for a shell |
//! | 5 | [`store`], [`cli`], [`tui`] | the file on disk, the subcommands, the loop |
//!
//! # What always holds
//!
//! 1. Opening a file never writes it, and reading never fails.
//! 2. The document is never printed back: every change is a list of splices, and undo gives back every byte.
//! 3. A position comes from the Markdown parser's own ranges.
//! 4. Titles are text: `24/7` or `today` in one is never taken for more.
//! 5. What the screen calls saved is on disk, and nobody else's change is overwritten.
//! 6. Nothing from a file reaches a terminal unsanitised.
//! 7. The clock, the environment, the disk and the terminal are the shell's; all below it is pure.
//! 8. Colour never carries a meaning alone.

pub mod text;

pub mod document;

pub mod progress;

pub mod plan;

pub mod merge;

pub mod check;

pub mod app;

pub mod ui;

pub mod report;

pub mod store;

pub mod cli;

pub mod tui;
