//! Which findings are told, and how grave they are: as the code says, unless someone says otherwise.

use super::{Code, Finding, Severity, allowed};
use crate::document::Document;

/// What whoever asks says of codes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rules {
    /// Not to be told.
    pub allowed: Vec<Code>,
    /// To be told as errors, whatever else is said of them.
    pub denied: Vec<Code>,
}

/// A finding that is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The finding.
    pub finding: Finding,
    /// How grave it is.
    pub severity: Severity,
}

impl Rules {
    /// The findings of a document that are told. A comment in it may allow some; what is denied is told all the same.
    #[must_use]
    pub fn told(&self, document: &Document, findings: Vec<Finding>) -> Vec<Told> {
        let own = allowed(document);
        let told = |finding: Finding| Some(Told { severity: self.severity(finding.code(), &own)?, finding });
        findings.into_iter().filter_map(told).collect()
    }

    /// How grave findings of a code are in a file that allows these; nothing where they are not told.
    #[must_use]
    pub fn severity(&self, code: Code, own: &[Code]) -> Option<Severity> {
        if self.denied.contains(&code) {
            return Some(Severity::Error);
        }
        let is_allowed = self.allowed.contains(&code) || own.contains(&code);
        (!is_allowed).then(|| code.severity())
    }
}
