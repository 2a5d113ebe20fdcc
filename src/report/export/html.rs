//! Roadmaps as one page: no script, nothing from elsewhere, readable on a phone, on a desk and on paper.

mod entry;
mod plan;
mod style;
mod text;
mod tree;
mod year;

use super::Roadmap;
use super::facts::{counted, facts};
use super::now::{Line, now};
use crate::app::App;
use crate::app::action::View;
use crate::text::language::Language;
use crate::ui::words::Words;
use style::STYLE;
use text::{SHAPES, Safe};

/// The page of some roadmaps, one after the other, with a list of them before where there are several.
pub(super) fn page(roadmaps: &[Roadmap<'_>], words: Words) -> String {
    let titles: Vec<String> = roadmaps.iter().map(Roadmap::title).collect();
    let language = match words.language {
        Language::English => "en",
        Language::Chinese => "zh-Hans",
    };
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"generator\" content=\"roadmap {}\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n{SHAPES}",
        env!("CARGO_PKG_VERSION"),
        Safe(&titles.join(words.comma())),
    );
    if roadmaps.len() > 1 {
        out += &contents(roadmaps, &titles, words);
    }
    out += "<main>\n";
    for (at, (roadmap, title)) in roadmaps.iter().zip(&titles).enumerate() {
        out += &article(roadmap.app, title, at + 1, words);
    }
    out += "</main>\n";
    if let Some(first) = roadmaps.first() {
        out += &format!("<footer>{}</footer>\n", Safe(&words.as_of(first.app.standing().date)));
    }
    out + "</body>\n</html>\n"
}

fn contents(roadmaps: &[Roadmap<'_>], titles: &[String], words: Words) -> String {
    let line = |(at, (roadmap, title)): (usize, (&Roadmap<'_>, &String))| {
        let tally = counted(roadmap.app.progress().whole);
        let title = Safe(title);
        format!("<li><a href=\"#r{}\" dir=\"auto\">{title}</a> <span class=\"n\">{tally}</span></li>\n", at + 1)
    };
    let lines: String = roadmaps.iter().zip(titles).enumerate().map(line).collect();
    format!(
        "<nav class=\"contents\" aria-labelledby=\"c\">\n<h2 id=\"c\">{}</h2>\n<ul>\n{lines}</ul>\n</nav>\n",
        words.contents()
    )
}

fn article(app: &App, title: &str, number: usize, words: Words) -> String {
    let today = app.standing().date;
    let mut out = format!(
        "<article id=\"r{number}\">\n<header>\n<h1 dir=\"auto\">{}</h1>\n<p class=\"when\"><time datetime=\"{today}\">{}</time></p>\n",
        Safe(title),
        Safe(&words.date(today)),
    );
    out += &figures(app, words);
    out += "</header>\n";
    let now = lines(app, words);
    if !now.is_empty() {
        out += &format!("<section class=\"now\">\n<h2>{}</h2>\n{now}</section>\n", words.view(View::Today));
    }
    for (heading, part) in [
        (words.view(View::Plan), plan::plan(app, words)),
        (words.view(View::Stats), year::went(app, words)),
        (words.view(View::Roadmap), tree::tree(app, title, words)),
    ] {
        if !part.is_empty() {
            out += &format!("<section>\n<h2>{heading}</h2>\n{part}</section>\n");
        }
    }
    out + "</article>\n"
}

/// How far things are, and a bar for who sees it.
fn figures(app: &App, words: Words) -> String {
    let fact = |fact: super::facts::Fact| {
        let class = if fact.value.chars().count() > 8 { " class=\"wide\"" } else { "" };
        let detail = match fact.detail.as_str() {
            "" => String::new(),
            detail => format!(" <small>{}</small>", Safe(detail)),
        };
        format!("<div><dt>{}</dt><dd{class}>{}{detail}</dd></div>\n", Safe(fact.name), Safe(&fact.value))
    };
    let facts: String = facts(app, words).into_iter().map(fact).collect();
    if facts.is_empty() {
        return facts;
    }
    // Where hardly anything has a box, the study days tell more.
    let (tasks, days) = (app.progress().whole, app.days_done());
    let percent = if days.total > tasks.total { days.percent() } else { tasks.percent() };
    format!(
        "<dl class=\"facts\">\n{facts}</dl>\n<div class=\"bar\" aria-hidden=\"true\"><i style=\"width:{percent}%\"></i></div>\n"
    )
}

/// What to study now.
fn lines(app: &App, words: Words) -> String {
    let mut out = String::new();
    let mut is_list = false;
    for line in now(app, words) {
        let is_entry = matches!(line, Line::Entry(_));
        if is_entry != is_list {
            out += if is_entry { "<ul>\n" } else { "</ul>\n" };
            is_list = is_entry;
        }
        out += &match line {
            Line::Heading(text) => format!("<h3 dir=\"auto\">{}</h3>\n", Safe(&text)),
            Line::Sentence(text) => format!("<p class=\"sentence\">{}</p>\n", Safe(&text)),
            Line::Goal(text) => {
                format!("<p class=\"goal\"><b>{}</b><span dir=\"auto\">{}</span></p>\n", words.goal(), Safe(&text))
            }
            Line::Entry(entry) => entry::item(app, &entry, words),
        };
    }
    if is_list { out + "</ul>\n" } else { out }
}
