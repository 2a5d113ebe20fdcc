//! Where a reader left off in a file, kept in the folder for data. It is a comfort: what cannot be kept is forgotten.

use super::private::put;
use super::{Store, open};
use crate::app::left_off::LeftOff;

impl Store {
    /// Where the reader left off in this file, where that is kept and can be read.
    #[must_use]
    pub fn left_off(&self) -> Option<LeftOff> {
        let (target, data) = self.target()?;
        let bytes = open::read(&data.left_off(&target)).ok()?;
        String::from_utf8(bytes).ok()?.parse().ok()
    }

    /// Keeps where the reader leaves off.
    pub fn keep_left_off(&self, left: &LeftOff) {
        if let Some((target, data)) = self.target() {
            // Nothing of the reader's is lost with it.
            let _ = put(&data.left_off(&target), left.to_string().as_bytes());
        }
    }
}
