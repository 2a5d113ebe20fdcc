//! Where a reader left off in a file, kept in the folder for data. It is a comfort: what cannot be kept is forgotten.

use super::data::DataFolder;
use super::private::put;
use super::{OpenError, Store, open};
use crate::app::left_off::LeftOff;

impl Store {
    /// Where the reader left off in this file, where that is kept and can be read.
    #[must_use]
    pub fn left_off(&self) -> Option<LeftOff> {
        let (target, data) = self.target()?;
        let bytes = open::read(&data.left_off(&target)).ok()?;
        String::from_utf8(bytes).ok()?.parse().ok()
    }

    /// Whether the reader was never told the first keys; from now on they were. Where that cannot be kept, they always were.
    #[must_use]
    pub fn tells_first_keys(&self) -> bool {
        let Some(told) = self.data.map(DataFolder::told) else { return false };
        matches!(open::read(&told), Err(OpenError::Missing(_))) && put(&told, b"").is_ok()
    }

    /// Keeps where the reader leaves off.
    pub fn keep_left_off(&self, left: &LeftOff) {
        if let Some((target, data)) = self.target() {
            // Nothing of the reader's is lost with it.
            let _ = put(&data.left_off(&target), left.to_string().as_bytes());
        }
    }
}
