//! Wherever the documentation leads, there is something: pages, sections, pictures. What leads out of the project is only looked
//! at, and never visited.

#![allow(clippy::unwrap_used)]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path, PathBuf};

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use support::pages::{Page, pages, root};

/// The book's pages, README, and what stands elsewhere for whoever contributes.
fn all() -> Vec<Page> {
    let others = ["CONTRIBUTING.md", "CHANGELOG.md", "benches/README.md", "fuzz/README.md", "packaging/README.md"];
    let read = |name: &str| Some(Page { name: name.to_owned(), text: fs::read_to_string(root().join(name)).ok()? });
    pages().into_iter().chain(others.into_iter().filter_map(read)).collect()
}

/// Where a page leads: on which line, and what stands there.
fn links(page: &Page) -> Vec<(usize, String)> {
    let mut links = Vec::new();
    for (event, span) in Parser::new_ext(&page.text, Options::ENABLE_TABLES).into_offset_iter() {
        let line = page.line(span.start);
        match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                links.push((line, dest_url.to_string()));
            }
            Event::Html(html) | Event::InlineHtml(html) => {
                links.extend(attributes(&html, &["href", "src", "srcset"]).into_iter().map(|link| (line, link)));
            }
            _ => {}
        }
    }
    links
}

/// The values of these attributes in HTML as we and the book's maker write it.
fn attributes(html: &str, names: &[&str]) -> Vec<String> {
    let mut values = Vec::new();
    for name in names {
        let begin = format!(" {name}=\"");
        let found = html.split(begin.as_str()).skip(1).filter_map(|rest| rest.split_once('"'));
        values.extend(found.map(|(value, _)| value.replace("&amp;", "&")));
    }
    values
}

/// What a page can be entered at: its headings, as GitHub and the book name them, and names in HTML.
fn anchors(page: &Page) -> BTreeSet<String> {
    let (mut anchors, mut often) = (BTreeSet::new(), BTreeMap::<String, usize>::new());
    let mut title: Option<String> = None;
    for event in Parser::new_ext(&page.text, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Heading { .. }) => title = Some(String::new()),
            Event::Text(text) | Event::Code(text) => title.iter_mut().for_each(|title| title.push_str(&text)),
            Event::End(TagEnd::Heading(_)) => {
                let named = slug(&title.take().unwrap_or_default());
                let times = often.entry(named.clone()).or_default();
                anchors.insert(if *times == 0 { named } else { format!("{named}-{times}") });
                *times += 1;
            }
            Event::Html(html) | Event::InlineHtml(html) => anchors.extend(attributes(&html, &["id", "name"])),
            _ => {}
        }
    }
    anchors
}

fn slug(title: &str) -> String {
    let kept = title.trim().chars().filter(|c| c.is_alphanumeric() || c.is_whitespace() || "-_".contains(*c));
    kept.map(|c| if c.is_whitespace() { '-' } else { c }).collect::<String>().to_lowercase()
}

/// A path without `..` and `.`, as far as it stays within where it begins.
fn straight(path: &Path) -> Option<PathBuf> {
    let mut straight = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => straight.pop().then_some(())?,
            Component::CurDir => {}
            part => straight.push(part),
        }
    }
    Some(straight)
}

/// What is wrong with a link of a page.
fn wrong(page: &Page, link: &str, entries: &BTreeMap<String, BTreeSet<String>>) -> Option<String> {
    if let Some((scheme, behind)) = link.split_once("://") {
        let host = behind.split(['/', '#', '?']).next().unwrap_or_default();
        let is_host = host.contains('.') && host.chars().all(|c| c.is_ascii_alphanumeric() || ".-".contains(c));
        let is_plain = !behind.contains(|c: char| c.is_whitespace() || "<>\"\\".contains(c));
        return (scheme != "https" || !is_host || !is_plain).then(|| "no address that https leads to".to_owned());
    }
    let (path, anchor) = link.split_once('#').map_or((link, None), |(path, anchor)| (path, Some(anchor)));
    let path = path.replace("%20", " ");
    let there = match path.as_str() {
        "" => Some(PathBuf::from(&page.name)),
        path => straight(&Path::new(&page.name).parent().unwrap().join(path)),
    };
    let Some(there) = there.filter(|path| root().join(path).exists()) else {
        return Some("there is no such file".to_owned());
    };
    // The book has nothing but what is in its own folder.
    if page.name.starts_with("docs/") && !there.starts_with("docs") {
        return Some("leads out of the book".to_owned());
    }
    let name = there.to_string_lossy().replace('\\', "/");
    match (anchor, entries.get(&name)) {
        (Some(anchor), Some(known)) if !known.contains(anchor) => Some(format!("{name} has no section #{anchor}")),
        (Some(_), None) => Some(format!("nobody knows the sections of {name}")),
        _ => None,
    }
}

#[test]
fn every_link_leads_to_something() {
    let pages = all();
    let entries: BTreeMap<String, BTreeSet<String>> =
        pages.iter().map(|page| (page.name.clone(), anchors(page))).collect();
    let (mut told, mut count) = (Vec::new(), 0);
    for page in &pages {
        for (line, link) in links(page) {
            count += 1;
            told.extend(wrong(page, &link, &entries).map(|why| format!("{}:{line}: {link}: {why}", page.name)));
        }
    }
    assert!(told.is_empty(), "\n{}\n", told.join("\n"));
    assert!(count > 100, "{count}");
}

#[test]
fn every_page_is_in_the_table_of_contents_and_every_picture_on_a_page() {
    let pages = all();
    let from = |page: &Page| {
        let folder = Path::new(&page.name).parent().unwrap().to_owned();
        let path = move |link: &str| straight(&folder.join(link.split('#').next().unwrap_or_default()));
        links(page).into_iter().filter_map(|(_, link)| path(&link)).collect::<BTreeSet<PathBuf>>()
    };
    let summary = pages.iter().find(|page| page.name == "docs/SUMMARY.md").map(from).unwrap();
    let linked: BTreeSet<PathBuf> = pages.iter().flat_map(from).collect();
    let in_book = pages.iter().filter(|page| page.name.starts_with("docs/") && page.name != "docs/SUMMARY.md");
    let missing: Vec<&str> =
        in_book.map(|page| page.name.as_str()).filter(|name| !summary.contains(Path::new(name))).collect();
    assert!(missing.is_empty(), "not in docs/SUMMARY.md: {missing:?}");
    let pictures =
        fs::read_dir(root().join("docs")).unwrap().map(|entry| Path::new("docs").join(entry.unwrap().file_name()));
    let unseen: Vec<PathBuf> = pictures
        .filter(|path| path.extension().is_some_and(|end| end == "svg" || end == "png") && !linked.contains(path))
        .collect();
    assert!(unseen.is_empty(), "on no page: {unseen:?}");
}

/// The book as it was built, where `BOOK` names its folder; `packaging/book.sh` does.
#[test]
fn every_link_of_the_built_book_leads_to_something() {
    let Some(book) = std::env::var_os("BOOK").map(PathBuf::from) else { return };
    let mut files = vec![book.clone()];
    let (mut told, mut count) = (Vec::new(), 0);
    let mut pages: BTreeMap<PathBuf, String> = BTreeMap::new();
    while let Some(path) = files.pop() {
        if path.is_dir() {
            files.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|end| end == "html") {
            pages.insert(straight(&path).unwrap(), fs::read_to_string(&path).unwrap());
        }
    }
    for (path, html) in &pages {
        for link in attributes(html, &["href", "src", "srcset"]) {
            // An anchor beside a heading of the page itself, whatever letters it has.
            let (to, anchor) = link.split_once('#').map_or((link.as_str(), ""), |(to, anchor)| (to, anchor));
            if link.contains("://") || to.starts_with("data:") {
                continue;
            }
            count += 1;
            let there = if to.is_empty() { Some(path.clone()) } else { straight(&path.parent().unwrap().join(to)) };
            let has = match there.as_ref().and_then(|there| pages.get(there)) {
                Some(html) => anchor.is_empty() || html.contains(&format!("id=\"{anchor}\"")),
                None => there.is_some_and(|there| there.exists()),
            };
            // The page for what is not found stands wherever it is asked for.
            if !has && !path.ends_with("404.html") {
                told.push(format!("{}: {link}", path.display()));
            }
        }
    }
    assert!(told.is_empty(), "\n{}\n", told.join("\n"));
    assert!(pages.len() > 20 && count > 1000, "{} pages, {count} links", pages.len());
}

#[test]
fn a_link_to_nothing_is_told_from_one_to_something() {
    let page = |name: &str, text: &str| Page { name: name.to_owned(), text: text.to_owned() };
    let readme = page("README.md", "# A b\n\n## `x`: 二\n\n## A b\n");
    assert_eq!(anchors(&readme), ["a-b", "a-b-1", "x-二"].map(str::to_owned).into());
    let entries = BTreeMap::from([(readme.name.clone(), anchors(&readme))]);
    for link in ["#a-b-1", "README.md#x-二", "LICENSE-MIT", "docs/check.md", "https://example.org/a?b#c", "docs/schema"]
    {
        assert_eq!(wrong(&readme, link, &entries), None, "{link}");
    }
    for link in ["#c", "nowhere.md", "http://example.org", "https://here", "docs/../../x", "LICENSE-MIT#a"] {
        assert!(wrong(&readme, link, &entries).is_some(), "{link}");
    }
    let deep = page("docs/check.md", "");
    assert_eq!(wrong(&deep, "../README.md", &entries), Some("leads out of the book".to_owned()));
}
