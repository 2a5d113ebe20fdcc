//! What the tests share: a desk with a real file on it, a shell, and screens as text.

// Each test file is a crate of its own, and uses some of this.
#![allow(dead_code, unused_imports, unreachable_pub)]
#![allow(clippy::unwrap_used)]

mod desk;
#[cfg(unix)]
pub mod following;
mod keys;
pub mod laid;
pub mod learner;
pub mod pages;
mod picture;
pub mod reference;
pub mod repository;
#[cfg(unix)]
mod session;
mod shell;
pub mod stamped;
pub mod svg;
pub mod went;
pub mod written;

pub use desk::{Desk, date, drawn};
pub use keys::{event, pressed};
pub use picture::{rows, styled};
#[cfg(unix)]
pub use session::Session;
pub use shell::{ROADMAP, Shell};

/// The text with every line end as `\r\n`.
pub fn crlf(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\n', "\r\n")
}

/// The sample roadmaps of the project, by path.
pub fn samples() -> Vec<(std::path::PathBuf, String)> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("roadmaps");
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "md"));
    paths.sort();
    paths.into_iter().map(|path| (path.clone(), std::fs::read_to_string(path).unwrap())).collect()
}

/// How many texts a property is tried on, a `share` of the usual number, and from which seed: always the same one, so that
/// a run says what the run before it said. `PROPTEST_RNG_SEED` and `PROPTEST_CASES` look further.
pub fn cases(share: u32) -> proptest::test_runner::Config {
    use proptest::test_runner::{Config, RngSeed};
    let usual = Config::default();
    let rng_seed = if usual.rng_seed == RngSeed::Random { RngSeed::Fixed(2026) } else { usual.rng_seed };
    Config { cases: usual.cases.div_ceil(share), failure_persistence: None, rng_seed, ..usual }
}
