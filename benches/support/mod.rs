//! What the benches share: a roadmap to read, and what ours is held against.

// Each bench is a crate of its own, and uses some of this.
#![allow(dead_code, unreachable_pub)]

pub mod beside;
pub mod made;
pub mod place;
pub mod screen;
