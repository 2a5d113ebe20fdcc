//! What the program is made of, besides itself: under which terms, from where, for which Rust, and whether it is used.
//!
//! What is allowed stands in `deny.toml`, where `cargo deny` reads it, too.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All packages of all systems, our own among them. Without a network those of this system alone, which were had to build it.
fn packages() -> Vec<Value> {
    let metadata = |more: &[&str]| {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["metadata", "--locked", "--format-version", "1"]).args(more).current_dir(root()).output().unwrap()
    };
    let mut said = metadata(&[]);
    if !said.status.success() {
        println!("not tested: what other systems need; {}", String::from_utf8_lossy(&said.stderr));
        said = metadata(&["--offline", "--filter-platform", &host()]);
    }
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    let said: Value = serde_json::from_slice(&said.stdout).unwrap();
    said["packages"].as_array().unwrap().clone()
}

/// What the compiler calls this system.
fn host() -> String {
    let said = Command::new(std::env::var_os("RUSTC").unwrap_or("rustc".into())).arg("-vV").output().unwrap();
    let said = String::from_utf8(said.stdout).unwrap();
    said.lines().find_map(|line| line.strip_prefix("host: ")).unwrap().to_owned()
}

fn name(package: &Value) -> String {
    format!("{} {}", package["name"].as_str().unwrap(), package["version"].as_str().unwrap())
}

/// What `deny.toml` says under a heading.
fn said(heading: &str, key: &str) -> BTreeSet<String> {
    let rules: toml::Table = fs::read_to_string(root().join("deny.toml")).unwrap().parse().unwrap();
    let rules = rules[heading][key].as_array().unwrap();
    let word = |rule: &toml::Value| rule.get("crate").unwrap_or(rule).as_str().unwrap().to_owned();
    rules.iter().map(word).collect()
}

/// Whether terms are all among those that are allowed: of several that one may choose from, one is.
fn is_allowed(terms: &str, allowed: &BTreeSet<String>) -> bool {
    let spaced = terms.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut at = 0;
    let is_allowed = either(&words, &mut at, allowed);
    is_allowed && at == words.len()
}

fn either(words: &[&str], at: &mut usize, allowed: &BTreeSet<String>) -> bool {
    let mut any = all(words, at, allowed);
    while words.get(*at) == Some(&"OR") {
        *at += 1;
        any |= all(words, at, allowed);
    }
    any
}

fn all(words: &[&str], at: &mut usize, allowed: &BTreeSet<String>) -> bool {
    let mut every = one(words, at, allowed);
    while words.get(*at) == Some(&"AND") {
        *at += 1;
        every &= one(words, at, allowed);
    }
    every
}

fn one(words: &[&str], at: &mut usize, allowed: &BTreeSet<String>) -> bool {
    let first = words.get(*at).copied().unwrap_or_default();
    *at += 1;
    if first == "(" {
        let inside = either(words, at, allowed);
        *at += 1;
        return inside;
    }
    if words.get(*at) == Some(&"WITH") {
        let with = [first, "WITH", words.get(*at + 1).copied().unwrap_or_default()].join(" ");
        *at += 2;
        return allowed.contains(&with);
    }
    allowed.contains(first)
}

#[test]
fn every_dependency_is_given_under_terms_that_are_allowed() {
    let allowed = said("licenses", "allow");
    let wrong: Vec<_> = packages()
        .iter()
        .filter(|package| !is_allowed(package["license"].as_str().unwrap_or_default(), &allowed))
        .map(|package| format!("{}: {}", name(package), package["license"]))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    for terms in ["GPL-3.0", "MIT AND GPL-3.0", "", "MIT AND", "(MIT OR Zlib) AND LGPL-2.1", "MIT WITH something"] {
        assert!(!is_allowed(terms, &allowed), "{terms}");
    }
    for terms in ["MIT", "MIT/GPL-3.0", "(GPL-3.0 OR Zlib) AND ISC", "Apache-2.0 WITH LLVM-exception"] {
        assert!(is_allowed(terms, &allowed), "{terms}");
    }
}

#[test]
fn every_dependency_comes_from_the_registry_and_none_is_banned() {
    let (registries, banned) = (said("sources", "allow-registry"), said("bans", "deny"));
    for package in packages() {
        let source = package["source"].as_str().map(|source| source.trim_start_matches("registry+").to_owned());
        assert!(source.is_none_or(|source| registries.contains(&source)), "{} comes from elsewhere", name(&package));
        assert!(!banned.contains(package["name"].as_str().unwrap()), "{} is banned", name(&package));
    }
}

/// That all this says so of itself is the strongest that is seen without that Rust; CI builds with it as well.
#[test]
fn every_dependency_is_made_for_the_rust_that_is_promised() {
    let number = |version: &str| version.split('.').map(|part| part.parse().unwrap()).take(2).collect::<Vec<u32>>();
    let packages = packages();
    let own = packages.iter().find(|package| package["name"] == env!("CARGO_PKG_NAME")).unwrap();
    let promised = number(own["rust_version"].as_str().unwrap());
    for package in &packages {
        let wanted = package["rust_version"].as_str().map(number);
        assert!(wanted.is_none_or(|wanted| wanted <= promised), "{} wants {}", name(package), package["rust_version"]);
    }
}

#[test]
fn every_dependency_is_used() {
    let read = |folders: &[&str]| {
        let mut files = Vec::new();
        folders.iter().for_each(|folder| collect(&root().join(folder), &mut files));
        files.iter().map(|file| fs::read_to_string(file).unwrap()).collect::<Vec<_>>()
    };
    let (code, tests) = (read(&["src"]), read(&["src", "tests", "benches"]));
    let packages = packages();
    let own = packages.iter().find(|package| package["name"] == env!("CARGO_PKG_NAME")).unwrap();
    for dependency in own["dependencies"].as_array().unwrap() {
        let name = dependency["rename"].as_str().or(dependency["name"].as_str()).unwrap();
        let called = name.replace('-', "_");
        let files = if dependency["kind"] == "dev" { &tests } else { &code };
        let is_used = files.iter().any(|text| {
            text.match_indices(&called).any(|(at, _)| {
                let (before, behind) = (&text[..at], &text[at + called.len()..]);
                !before.ends_with(|c: char| c.is_alphanumeric() || c == '_') && behind.starts_with("::")
            })
        });
        assert!(is_used, "{name} is used nowhere");
    }
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
}
