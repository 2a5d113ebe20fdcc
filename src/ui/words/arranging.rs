//! What the shell says of what was changed in a roadmap, beside what the screen says of it, too.

use super::Words;

impl Words {
    /// That something went, by its path.
    #[must_use]
    pub fn removed(self, path: &str) -> String {
        self.either(format!("removed: {path}"), format!("已删除：{path}"))
    }
}
