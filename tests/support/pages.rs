//! The pages of the documentation, README and the book's, as what stands in them: blocks, what a comment says, code in a sentence.

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};

/// A page, as it is on disk.
pub struct Page {
    /// Its path from the project's folder on: `docs/check.md`.
    pub name: String,
    pub text: String,
}

/// What stands on a page, in its order.
pub enum Part {
    /// A fenced block; one that is only indented has no language.
    Block(Block),
    /// `<!-- on: 2026-03-10 -->`, by itself: a name and what it is to be.
    Comment { line: usize, name: String, value: String },
    /// Code in a sentence.
    Code { line: usize, text: String },
}

pub struct Block {
    /// On which line of the page its first line stands.
    pub line: usize,
    /// What stands behind the fence: `sh`, `sh,install`.
    pub language: String,
    pub text: String,
    /// Where its text is in the page.
    pub span: Range<usize>,
}

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// README, and every page beneath `docs`.
pub fn pages() -> Vec<Page> {
    let mut files = vec![root().join("README.md")];
    files_in(&root().join("docs"), &mut files);
    let read = |file: &PathBuf| Page {
        name: file.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/"),
        text: fs::read_to_string(file).unwrap().replace("\r\n", "\n"),
    };
    files.iter().filter(|file| file.extension().is_some_and(|end| end == "md")).map(read).collect()
}

fn files_in(folder: &Path, files: &mut Vec<PathBuf>) {
    let mut found: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.sort();
    for path in found {
        if path.is_dir() { files_in(&path, files) } else { files.push(path) }
    }
}

impl Page {
    pub fn line(&self, at: usize) -> usize {
        self.text[..at].matches('\n').count() + 1
    }

    pub fn parts(&self) -> Vec<Part> {
        let mut parts = Vec::new();
        let mut block: Option<(String, usize, Vec<Range<usize>>)> = None;
        for (event, span) in Parser::new_ext(&self.text, Options::ENABLE_TABLES).into_offset_iter() {
            match event {
                Event::Start(Tag::CodeBlock(kind)) => {
                    let language = match kind {
                        CodeBlockKind::Fenced(language) => language.to_string(),
                        CodeBlockKind::Indented => String::new(),
                    };
                    // An empty block stands behind its fence.
                    let behind = span.start + self.text[span.clone()].find('\n').map_or(0, |at| at + 1);
                    block = Some((language, behind, Vec::new()));
                }
                Event::Text(_) if block.is_some() => {
                    block.iter_mut().for_each(|(_, _, texts)| texts.push(span.clone()))
                }
                Event::End(pulldown_cmark::TagEnd::CodeBlock) => {
                    let (language, behind, texts) = block.take().unwrap();
                    let text = texts.iter().map(|text| &self.text[text.clone()]).collect();
                    let first = texts.first().map_or(behind, |text| text.start);
                    let span = first..texts.last().map_or(behind, |text| text.end);
                    parts.push(Part::Block(Block { line: self.line(first), language, text, span }));
                }
                Event::Html(html) => {
                    let said = html.trim().strip_prefix("<!--").and_then(|said| said.strip_suffix("-->"));
                    if let Some((name, value)) = said.and_then(|said| said.split_once(':')) {
                        let (name, value) = (name.trim().to_owned(), value.trim().to_owned());
                        parts.push(Part::Comment { line: self.line(span.start), name, value });
                    }
                }
                Event::Code(text) => parts.push(Part::Code { line: self.line(span.start), text: text.to_string() }),
                _ => {}
            }
        }
        parts
    }

    pub fn blocks(&self) -> Vec<Block> {
        let block = |part| match part {
            Part::Block(block) => Some(block),
            _ => None,
        };
        self.parts().into_iter().filter_map(block).collect()
    }
}
