//! Exact bytes: what an edit is, where lines begin, how wide text is drawn, how a shell quotes it, how names are
//! ordered, and what may reach a terminal; what is being typed; and the languages that sentences are in.

pub mod edit;
pub mod fingerprint;
pub mod language;
pub mod lines;
pub mod markup;
pub mod natural;
pub mod pinyin;
pub mod quote;
pub mod sanitise;
pub mod seek;
pub mod tag;
pub mod typed;
pub mod wrap;
