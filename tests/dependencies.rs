//! What the program is made of, besides itself: for which Rust. Under which terms, from where, and whether it is used is seen by
//! `packaging/check-dependencies.sh`.

#![allow(clippy::unwrap_used)]

use std::path::Path;
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
