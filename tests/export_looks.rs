//! How the exported page comes out in a browser: on a phone, on a desktop, on paper. Where there is no Chromium here, this says so
//! and tests nothing.

#![allow(clippy::unwrap_used)]

mod support;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use support::Shell;

const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// How wide the page is and how wide the window, how many of its blocks are folded, and what colour is behind it.
const LOOK: &str = "<script>{
    const root = document.documentElement;
    const folded = document.querySelectorAll('details:not([open])').length;
    root.dataset.seen = [root.scrollWidth, innerWidth, folded, getComputedStyle(document.body).backgroundColor].join('|');
}</script>";

fn browse(folder: &Path, arguments: &[&str], page: &str) -> Option<Output> {
    let profile = format!("--user-data-dir={}", folder.join("profile").display());
    let address = format!("file://{}", folder.join(page).display());
    let quiet = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run"];
    let run =
        |browser: &&str| Command::new(browser).args(quiet).arg(&profile).args(arguments).arg(&address).output().ok();
    BROWSERS.iter().find_map(run).filter(|output| output.status.success())
}

#[test]
fn the_page_fits_a_phone_a_desktop_and_paper_in_light_and_in_dark() {
    let roadmap = concat!(env!("CARGO_MANIFEST_DIR"), "/roadmaps/2026-后端路线图.md");
    let shell = Shell::new(&fs::read_to_string(roadmap).unwrap());
    let page = shell.args(["export", "roadmap.md", "--to", "html", "--on", "2026-03-10", "--lang", "zh"]).exit(0).out();
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("page.html"), &page).unwrap();
    // The page itself lets no script run.
    let looked = page.replace("default-src 'none';", "default-src 'none'; script-src 'unsafe-inline';");
    fs::write(folder.path().join("looked.html"), looked.replace("</body>", &format!("{LOOK}</body>"))).unwrap();
    let seen = |more: &[&str]| {
        let shown = browse(folder.path(), &[more, &["--dump-dom"]].concat(), "looked.html")?;
        let shown = String::from_utf8(shown.stdout).unwrap();
        let seen = shown.split_once("data-seen=\"").and_then(|(_, rest)| rest.split_once('"')).map(|(seen, _)| seen);
        Some(
            seen.unwrap_or_else(|| panic!("nothing was seen of {shown}"))
                .split('|')
                .map(str::to_owned)
                .collect::<Vec<_>>(),
        )
    };
    let Some(phone) = seen(&["--window-size=390,800"]) else {
        println!("not tested: how the page looks; there is no browser here that runs: {}", BROWSERS.join(", "));
        return;
    };
    let desktop = seen(&["--window-size=1280,800"]).unwrap();
    let dark = seen(&["--window-size=1280,800", "--blink-settings=preferredColorScheme=0"]).unwrap();
    for (seen, width) in [(&phone, 390), (&desktop, 1280), (&dark, 1280)] {
        let [wide, window] = [0, 1].map(|at| seen[at].parse::<u32>().unwrap());
        assert!(wide <= window && window <= width.max(500), "{seen:?}");
        assert!(seen[2].parse::<u32>().unwrap() > 0, "what is done folds: {seen:?}");
    }
    assert_ne!(desktop[3], dark[3], "light and dark");

    let paper = folder.path().join("paper.pdf");
    browse(folder.path(), &[&format!("--print-to-pdf={}", paper.display())], "page.html").unwrap();
    let paper = fs::read(paper).unwrap();
    let pages = paper.windows(11).filter(|bytes| bytes == b"/Type /Page" || bytes.starts_with(b"/Type/Page")).count();
    assert!(paper.starts_with(b"%PDF-") && pages > 1, "all of it is unfolded on paper: {pages}");
}
