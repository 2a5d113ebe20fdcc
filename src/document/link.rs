//! Links, and what they may lead to: nothing in a file decides what runs on the reader's machine.

use super::Document;
use super::content::{Block, Run, What};
use super::outline::NodeId;

/// A link of a text, fit for a terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What it is called.
    pub text: String,
    /// Where it leads, as it is written.
    pub address: String,
}

/// What is opened for a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// An `http`, `https` or `mailto` address, of nothing but such signs of ASCII as mean something in an address.
    Web(String),
    /// A path, from the folder of the file on.
    File(String),
}

/// Why a link is not opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoTarget {
    /// Its scheme is another one.
    Scheme(String),
    /// It leads to a heading of the same file.
    Heading,
    /// It names a place on this machine from the root on, or none at all.
    Elsewhere,
}

/// The schemes that are opened.
const SCHEMES: [&str; 3] = ["http", "https", "mailto"];

impl Link {
    /// What is to be opened for it.
    ///
    /// # Errors
    /// When it leads to anything but the web, a letter, or a path beside the file.
    pub fn target(&self) -> Result<Target, NoTarget> {
        let address = self.address.trim();
        if let Some((scheme, rest)) = scheme(address) {
            let scheme = scheme.to_ascii_lowercase();
            let is_whole = match scheme.as_str() {
                "mailto" => !rest.is_empty(),
                _ => rest.strip_prefix("//").is_some_and(|host| !host.is_empty() && !host.starts_with('/')),
            };
            // A letter's further fields could attach files.
            let rest = if scheme == "mailto" { rest.split('?').next().unwrap_or(rest) } else { rest };
            return match () {
                () if !SCHEMES.contains(&scheme.as_str()) => Err(NoTarget::Scheme(scheme)),
                () if is_whole => Ok(Target::Web(format!("{scheme}:{}", encoded(rest)))),
                () => Err(NoTarget::Elsewhere),
            };
        }
        match address.split(['#', '?']).next().unwrap_or_default() {
            "" if address.starts_with('#') => Err(NoTarget::Heading),
            path if path.is_empty() || path.starts_with(['/', '\\', '~']) => Err(NoTarget::Elsewhere),
            path => decoded(path).map(Target::File).ok_or(NoTarget::Elsewhere),
        }
    }
}

/// The scheme of an address, and what follows its colon.
fn scheme(address: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = address.split_once(':')?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    is_scheme.then_some((scheme, rest))
}

/// An address without a sign that a shell, a terminal or a careless script could read more into.
fn encoded(address: &str) -> String {
    let mut out = String::new();
    for byte in address.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => out.push(byte.into()),
            b'-' | b'.' | b'_' | b'~' | b':' | b'/' | b'?' | b'#' | b'[' | b']' | b'@' | b'&' | b'+' | b',' | b'='
            | b'%' => out.push(byte.into()),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// A path as the disk has it: `a%20b.md` is `a b.md`.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, more @ ..] = rest {
        let hex = |digits: &[u8]| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok();
        match (first, more.get(..2).filter(|digits| digits.iter().all(u8::is_ascii_hexdigit)).and_then(hex)) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                rest = &more[2..];
            }
            _ => {
                bytes.push(*first);
                rest = more;
            }
        }
    }
    String::from_utf8(bytes).ok().filter(|path| !path.contains('\0'))
}

impl Document {
    /// The links of a node's own words; where there are none, those of all that is beneath it. No address comes twice.
    #[must_use]
    pub fn links(&self, id: NodeId) -> Vec<Link> {
        let own = links_of(&self.own_content(id));
        if own.is_empty() { links_of(&self.content(id)) } else { own }
    }
}

fn links_of(blocks: &[Block]) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::new();
    for runs in blocks.iter().flat_map(runs_of) {
        // A link's words may be set in several manners.
        for same in runs.chunk_by(|one, next| one.link == next.link) {
            match &same[0].link {
                Some(address) => {
                    let text = same.iter().map(|run| run.text.as_str()).collect();
                    links.push(Link { text, address: address.clone() });
                }
                None => links.extend(same.iter().filter(|run| !run.manner.code).flat_map(|run| bare(&run.text))),
            }
        }
    }
    let mut seen = std::collections::HashSet::new();
    links.retain(|link| !link.address.is_empty() && seen.insert(link.address.clone()));
    links
}

fn runs_of(block: &Block) -> Vec<&[Run]> {
    match &block.what {
        What::Heading(_, runs) | What::Words(runs) | What::Item(_, runs) => vec![runs],
        What::Table(rows) => rows.iter().flatten().map(Vec::as_slice).collect(),
        What::Code(_) | What::Rule => Vec::new(),
    }
}

/// Addresses that stand in a text as they are. Chinese goes on behind them without a space, so a letter of another script is
/// part of one only where something in it begins.
fn bare(text: &str) -> impl Iterator<Item = Link> + '_ {
    let begins = |at: &usize| ["https://", "http://"].iter().any(|scheme| text[*at..].starts_with(scheme));
    let starts = text.match_indices("http").map(|(at, _)| at).filter(begins);
    starts.map(|at| {
        let mut before = ' ';
        let is_over = |&(_, c): &(usize, char)| {
            let begins = !before.is_ascii() || matches!(before, '/' | '=' | '-' | '_');
            before = c;
            let belongs = if c.is_ascii() { c.is_ascii_graphic() } else { c.is_alphanumeric() && begins };
            !belongs || matches!(c, '<' | '>' | '"' | '`')
        };
        let end = text[at..].char_indices().find(is_over).map_or(text.len(), |(end, _)| at + end);
        let mut address = &text[at..end];
        loop {
            let closes = address.matches(')').count() > address.matches('(').count();
            let shorter = match address.chars().last() {
                Some('.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '_' | '~' | ']') => &address[..address.len() - 1],
                Some(')') if closes => &address[..address.len() - 1],
                _ => break,
            };
            address = shorter;
        }
        Link { text: address.to_owned(), address: address.to_owned() }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target(address: &str) -> Result<Target, NoTarget> {
        Link { text: String::new(), address: address.to_owned() }.target()
    }

    #[test]
    fn a_link_leads_to_the_web_a_letter_or_a_path_beside_the_file() {
        let web = |address: &str| Ok(Target::Web(address.to_owned()));
        let file = |path: &str| Ok(Target::File(path.to_owned()));
        for (address, expected) in [
            ("https://docs.rs/a?b=c&d#e", web("https://docs.rs/a?b=c&d#e")),
            ("HTTP://a.b", web("http://a.b")),
            ("https://a.b/异步", web("https://a.b/%E5%BC%82%E6%AD%A5")),
            ("https://a.b/$(x);'`|<\\ ", web("https://a.b/%24%28x%29%3B%27%60%7C%3C%5C")),
            ("https://a.b/x\u{241b}]8", web("https://a.b/x%E2%90%9B]8")),
            ("mailto:a@b.c?attach=/etc/passwd", web("mailto:a@b.c")),
            ("notes/a%20b.md#part", file("notes/a b.md")),
            ("../笔记.md", file("../笔记.md")),
            ("100%.md", file("100%.md")),
        ] {
            assert_eq!(target(address), expected, "{address}");
        }
    }

    #[test]
    fn whatever_else_a_link_leads_to_is_not_opened() {
        let scheme = |name: &str| NoTarget::Scheme(name.to_owned());
        for (address, why) in [
            ("javascript:alert(1)", scheme("javascript")),
            ("file:///bin/sh", scheme("file")),
            ("vscode://x", scheme("vscode")),
            ("ssh://-oProxyCommand=x", scheme("ssh")),
            ("C:\\x.exe", scheme("c")),
            ("http:", NoTarget::Elsewhere),
            ("https:///x", NoTarget::Elsewhere),
            ("mailto:", NoTarget::Elsewhere),
            ("#heading", NoTarget::Heading),
            ("", NoTarget::Elsewhere),
            ("?x", NoTarget::Elsewhere),
            ("/etc/passwd", NoTarget::Elsewhere),
            ("//host/x", NoTarget::Elsewhere),
            ("~/x", NoTarget::Elsewhere),
            ("a%00b", NoTarget::Elsewhere),
            ("%ff", NoTarget::Elsewhere),
        ] {
            assert_eq!(target(address), Err(why), "{address}");
        }
    }

    fn links(text: &str, title: &str) -> Vec<String> {
        let document = Document::read(text.to_owned());
        let id = document.outline().iter().find(|(_, node)| node.title.starts_with(title)).map(|(id, _)| id).unwrap();
        document.links(id).into_iter().map(|link| format!("{}={}", link.text, link.address)).collect()
    }

    #[test]
    fn an_items_own_links_come_before_those_beneath_it() {
        let text = "# A\n\n- [ ] one [*x* y](http://x) <http://y>\n\n  more [z](z.md), [again](http://x)\n  - [ ] two [t](http://t)\n- [ ] three\n  - [w](http://w)\n  - `http://code`\n";
        assert_eq!(links(text, "one"), ["x y=http://x", "http://y=http://y", "z=z.md"]);
        assert_eq!(links(text, "two"), ["t=http://t"]);
        assert_eq!(links(text, "three"), ["w=http://w"]);
        assert_eq!(links(text, "http://code"), [""; 0]);
        assert_eq!(links(text, "A").len(), 5);
    }

    #[test]
    fn addresses_that_stand_as_they_are_are_links_too() {
        let text =
            "- [ ] 见https://a.b/c，再看 (http://d.e/f_(g)). And http://h. https://z/wiki/异步IO。和https://y/z吧\n";
        let found = ["https://a.b/c", "http://d.e/f_(g)", "http://h", "https://z/wiki/异步IO", "https://y/z"];
        assert_eq!(links(text, "见"), found.map(|address| format!("{address}={address}")));
    }

    #[test]
    fn a_days_row_has_links() {
        let text = "## Phase 1\n\n| Day | Topic |\n| --- | --- |\n| Day 1 | [a](http://a) |\n| Day 2 | b |\n";
        assert_eq!(links(text, "Day 1"), ["a=http://a"]);
    }
}
