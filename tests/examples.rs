//! What the documentation says is done and printed, done and printed: the commands of README and of every page of the book.
//!
//! Where what is printed has changed and is meant to, `WRITE_EXAMPLES=1 cargo test --test examples` writes it into the pages.

#![cfg(unix)]
#![allow(clippy::unwrap_used)]

mod support;

use std::fs;
use std::ops::Range;
use std::process::Command;

use jsonschema::Validator;
use roadmap::cli;
use roadmap::text::language::Language;
use serde_json::Value;
use support::following::{Outcome, Reader, lines};
use support::pages::{Block, Page, Part, pages, root};

/// What may stand behind a fence, and nothing else, so that no block is overlooked. Of those before the first that is only
/// shown, each is run or read.
const LANGUAGES: [&str; 20] = [
    "console",
    "sh",
    "json",
    "toml",
    "yaml",
    "markdown",
    "text",
    "diff",
    "rust",
    "tmux",
    "zsh",
    "fish",
    "powershell",
    "html",
    "css",
    "ics",
    "csv",
    "ini",
    "lua",
    "vim",
];

/// What may be said beside the language.
const BESIDE: [&str; 2] = ["sh,install", "sh,waits"];

/// What comments may say that the pages are read by.
const COMMENTS: [&str; 5] = ["on", "lang", "before", "generated", "roadmap-check"];

/// Other programs that pages use, and that need not be here.
const OTHERS: [&str; 2] = ["git", "jq"];

/// What a page turned out to be wrong about, and what would be right.
#[derive(Default)]
struct Found {
    wrong: Vec<String>,
    right: Vec<(Range<usize>, String)>,
}

#[test]
fn what_the_pages_show_is_what_happens() {
    let pages = pages();
    let found: Vec<Found> = std::thread::scope(|scope| {
        let followed: Vec<_> = pages.iter().map(|page| scope.spawn(|| follow(page))).collect();
        followed.into_iter().map(|followed| followed.join().unwrap()).collect()
    });
    if std::env::var_os("WRITE_EXAMPLES").is_some() {
        for (page, found) in pages.iter().zip(&found) {
            let mut text = page.text.clone();
            for (span, right) in found.right.iter().rev() {
                text.replace_range(span.clone(), right);
            }
            fs::write(root().join(&page.name), text).unwrap();
        }
    }
    let wrong: Vec<String> = found.into_iter().flat_map(|found| found.wrong).collect();
    let told = "where what is printed is meant to be so, `WRITE_EXAMPLES=1 cargo test --test examples` writes it";
    assert!(wrong.is_empty(), "\n\n{}\n{told}\n", wrong.join("\n"));
}

/// Does what a page says, from top to bottom.
fn follow(page: &Page) -> Found {
    let (mut reader, mut found) = (Reader::new(), Found::default());
    for part in page.parts() {
        match part {
            Part::Block(block) if ["console", "sh"].contains(&block.language.as_str()) => {
                if let Some(name) = OTHERS.iter().find(|name| asks_for(&block.text, name) && !is_here(name)) {
                    eprintln!("skipped: {}:{} and what follows: there is no {name} here", page.name, block.line);
                    return found;
                }
                match block.language.as_str() {
                    "console" => show(page, &block, &reader, &mut found),
                    _ => run(page, &block, &reader, &mut found),
                }
            }
            Part::Comment { name, value, .. } if name == "on" => reader.is_on(&value),
            Part::Comment { name, value, .. } if name == "lang" => reader.reads(&value),
            Part::Comment { name, value, line } if name == "before" => {
                ends_well(&format!("{}:{line}", page.name), &value, &reader, &mut found);
            }
            _ => {}
        }
    }
    found
}

fn asks_for(text: &str, name: &str) -> bool {
    text.split(|c: char| c.is_whitespace() || "|;&()$".contains(c)).any(|word| word == name)
}

fn is_here(name: &str) -> bool {
    Command::new(name).arg("--version").output().is_ok_and(|output| output.status.success())
}

/// Runs the commands of a block, each of which has to end well.
fn run(page: &Page, block: &Block, reader: &Reader, found: &mut Found) {
    let (mut command, mut first) = (String::new(), block.line);
    for (line, text) in (block.line..).zip(block.text.lines()) {
        if command.is_empty() {
            first = line;
        }
        command += &format!("{text}\n");
        if Reader::is_whole(&command) {
            ends_well(&format!("{}:{first}", page.name), &command, reader, found);
            command.clear();
        }
    }
    if !command.trim().is_empty() {
        found.wrong.push(format!("{}:{first}: no whole command:\n{command}", page.name));
    }
}

fn ends_well(place: &str, command: &str, reader: &Reader, found: &mut Found) {
    let Outcome { lines, code } = reader.runs(command);
    if code != Some(0) {
        let code = code.map_or("is still running".to_owned(), |code| format!("ends with {code}"));
        found.wrong.push(format!("{place}: $ {}\n{code}:\n{}\n", command.trim_end(), lines.join("\n")));
    }
}

/// Runs the commands that stand behind `$`, each of which has to print what stands beneath it.
fn show(page: &Page, block: &Block, reader: &Reader, found: &mut Found) {
    let mut shown: Vec<(usize, String, Vec<String>)> = Vec::new();
    let mut right = String::new();
    for (line, text) in (block.line..).zip(block.text.lines()) {
        let goes_on = shown.last().is_some_and(|(_, command, lines)| lines.is_empty() && !Reader::is_whole(command));
        match (text.strip_prefix("$ "), text.strip_prefix('>').filter(|_| goes_on), shown.last_mut()) {
            (Some(command), _, _) => shown.push((line, command.to_owned(), Vec::new())),
            (None, Some(more), Some((_, command, _))) => {
                *command += &format!("\n{}", more.strip_prefix(' ').unwrap_or(more));
            }
            (None, _, Some((_, _, lines))) => lines.push(text.trim_end().to_owned()),
            (None, _, None) => found.wrong.push(format!("{}:{line}: no `$ ` before the first command", page.name)),
        }
    }
    let before = found.wrong.len();
    for (line, command, expected) in shown {
        let Outcome { lines: printed, code } = reader.runs(&command);
        let expected = lines(&expected.join("\n"));
        let is_so = matches(&expected, &printed);
        right += &format!("$ {}\n", command.replace('\n', "\n> "));
        right.extend(if is_so { &expected } else { &printed }.iter().map(|line| format!("{line}\n")));
        let name = &page.name;
        if code.is_none() {
            found.wrong.push(format!("{name}:{line}: $ {command}\nis still running\n"));
        } else if !is_so {
            found.wrong.push(format!("{name}:{line}: $ {command}\n{}\n", difference(&expected, &printed)));
        }
    }
    if found.wrong.len() > before {
        if page.text[block.span.clone()] == block.text {
            found.right.push((block.span.clone(), right));
        } else {
            found.wrong.push(format!("{}:{}: cannot be written anew: it is indented", page.name, block.line));
        }
    }
}

/// Whether what is printed is what is shown, where `...` stands for any lines, and within a line for anything in it.
fn matches(shown: &[String], printed: &[String]) -> bool {
    match shown.split_first() {
        None => printed.is_empty(),
        Some((first, rest)) if first == "..." => (0..=printed.len()).any(|at| matches(rest, &printed[at..])),
        Some((first, rest)) => match printed.split_first() {
            Some((line, others)) => is_line(first, line) && matches(rest, others),
            None => false,
        },
    }
}

fn is_line(shown: &str, printed: &str) -> bool {
    match shown.split_once("...") {
        None => shown == printed,
        Some((before, rest)) => printed.strip_prefix(before).is_some_and(|behind| {
            let starts = behind.char_indices().map(|(at, _)| at).chain([behind.len()]);
            starts.into_iter().any(|at| is_line(rest, &behind[at..]))
        }),
    }
}

/// What is shown and what was printed, from where they differ, with a line around.
fn difference(shown: &[String], printed: &[String]) -> String {
    let same = shown.iter().zip(printed).take_while(|(shown, printed)| is_line(shown, printed)).count();
    let rest = (shown.len() - same).min(printed.len() - same);
    let ends = shown.iter().rev().zip(printed.iter().rev()).take(rest);
    let behind = ends.take_while(|(shown, printed)| shown == printed).count();
    let mut said = vec!["--- shown".to_owned(), "+++ printed".to_owned()];
    let line = |sign: &'static str| move |line: &String| format!("{sign}{line}");
    said.extend(shown[same.saturating_sub(1)..same].iter().map(line(" ")));
    said.extend(shown[same..shown.len() - behind].iter().map(line("-")));
    said.extend(printed[same..printed.len() - behind].iter().map(line("+")));
    said.extend(printed[printed.len() - behind..].iter().take(1).map(line(" ")));
    said.join("\n")
}

#[test]
fn dots_stand_for_what_is_left_out() {
    let of = |text: &str| lines(text);
    let printed = of("a\nb 12:30\nc\nd\n");
    for shown in ["a\n...\nd", "...", "a\nb ...\nc\nd", "a\nb ...:30\n...", "a\n...\nb 12:30\nc\nd", "...\nd\n..."] {
        assert!(matches(&of(shown), &printed), "{shown}");
    }
    for shown in ["a\n...\ne", "a", "a\nb\nc\nd", "a\nb ...:31\nc\nd", "...\na\nd", "a\n..."] {
        assert_eq!(matches(&of(shown), &printed), shown == "a\n...", "{shown}");
    }
    assert_eq!(difference(&of("a\nx\nd"), &printed), "--- shown\n+++ printed\n a\n-x\n+b 12:30\n+c\n d");
}

#[test]
fn every_block_says_what_it_is_and_can_be_read() {
    let mut wrong = Vec::new();
    for page in pages() {
        for part in page.parts() {
            match part {
                Part::Block(block) => {
                    let said = readable(&block).err();
                    wrong.extend(said.map(|why| format!("{}:{}: {why}", page.name, block.line)));
                }
                Part::Comment { line, name, .. } if !COMMENTS.contains(&name.as_str()) => {
                    let known = COMMENTS.join(", ");
                    wrong.push(format!("{}:{line}: a comment says {name}; they say {known}", page.name));
                }
                _ => {}
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

/// Whether a block is in a language that is known, and in that language.
fn readable(block: &Block) -> Result<(), String> {
    let (language, beside) = block.language.split_once(',').unwrap_or((&block.language, ""));
    if language.is_empty() {
        return Err("a block has no language behind its fence, or is only indented; `text` will do".to_owned());
    }
    let is_known = LANGUAGES.contains(&language);
    if !is_known || !beside.is_empty() && language != "json" && !BESIDE.contains(&&*block.language) {
        return Err(format!("nobody reads or runs `{}`", block.language));
    }
    match language {
        // A value, or one a line.
        "json" => {
            let whole = serde_json::from_str(&block.text).map(|value| vec![value]);
            let each = || block.text.lines().map(serde_json::from_str).collect::<Result<Vec<Value>, _>>();
            let values = whole.or_else(|error| each().map_err(|_| error)).map_err(|error| error.to_string())?;
            values.iter().try_for_each(|value| if beside.is_empty() { Ok(()) } else { described(beside, value) })
        }
        "toml" => {
            let front_matter = block.text.trim().trim_start_matches("+++").trim_end_matches("+++");
            front_matter.parse::<toml::Table>().map(|_| ()).map_err(|error| error.to_string())
        }
        "yaml" => {
            let front_matter = block.text.trim().trim_start_matches("---\n").trim_end_matches("---");
            serde_saphyr::from_str::<Value>(front_matter).map(|_| ()).map_err(|error| error.to_string())
        }
        _ => Ok(()),
    }
}

/// Whether a value is as the schema of this name says.
fn described(name: &str, value: &Value) -> Result<(), String> {
    let path = root().join("docs/schema").join(format!("{name}.json"));
    let schema = fs::read_to_string(path).map_err(|_| format!("there is no docs/schema/{name}.json"))?;
    let schema: Validator = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    schema.validate(value).map_err(|error| format!("not as docs/schema/{name}.json says: {error}"))
}

#[test]
fn every_command_that_is_only_named_is_one() {
    let mut wrong = Vec::new();
    let mut named = 0;
    for page in pages() {
        let lines = page.parts().into_iter().flat_map(|part| match part {
            Part::Code { line, text } if text.starts_with("roadmap ") => vec![(line, text)],
            // What is run is held by what comes of it.
            Part::Block(block) if !["console", "sh", "rust"].contains(&block.language.as_str()) => {
                let commands = block.text.lines().enumerate().flat_map(|(at, text)| {
                    commands(text).into_iter().map(move |command| (at, command)).collect::<Vec<_>>()
                });
                commands.map(|(at, command)| (block.line + at, command)).collect()
            }
            _ => Vec::new(),
        });
        for (line, command) in lines {
            named += 1;
            let said = is_command(&command).err();
            wrong.extend(said.map(|why| format!("{}:{line}: `{command}`: {why}", page.name)));
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
    assert!(named > 50, "{named}");
}

/// The command lines of the program in a line of something else.
fn commands(line: &str) -> Vec<String> {
    let definition = cli::definition(Language::English);
    let begins = |behind: &str| definition.get_subcommands().any(|it| behind.split(' ').next() == Some(it.get_name()));
    let mut found = Vec::new();
    for (at, _) in line.match_indices("roadmap ") {
        let is_word = line[..at].chars().next_back().is_none_or(|c| " ($`'\"\t".contains(c));
        let behind = &line[at + "roadmap ".len()..];
        // A usage is made of the definition itself.
        if is_word && begins(behind) && !behind.contains("[OPTIONS]") {
            let end = behind.find(['|', '>', '<', '#', ';', '&', ')', '`', '\\', '"']).unwrap_or(behind.len());
            let quoted = line[..at].ends_with('\'').then(|| behind.find('\'')).flatten().unwrap_or(end);
            found.push(format!("roadmap {}", behind[..end.min(quoted)].trim_end()));
        }
    }
    found
}

/// Whether the program takes this command line, where words in capitals stand for whatever a reader puts there.
fn is_command(line: &str) -> Result<(), String> {
    let mut definition = cli::definition(Language::English);
    definition.build();
    let words = shell_words::split(line).map_err(|error| error.to_string())?;
    let is_name = |word: &str| definition.find_subcommand(word).is_some();
    let first = words.get(1).map_or("", String::as_str);
    let is_file = first.starts_with(|c: char| c.is_uppercase() || c == '-') || first.contains(['.', '/', '~']);
    if !is_name(first) && !is_file {
        return Err("there is no such command".to_owned());
    }
    let words = words.iter().map(|word| match word.trim_end_matches(['…', '.']) {
        "DATE" => "2026-03-10",
        "DATE..DATE" => "2026-03-10..2026-03-12",
        "N" | "NUMBER" | "MINUTES" | "DAYS" | "HOURS" | "H" => "3",
        "WAY" => "push",
        "FORM" => "ics",
        "MARK" => "done",
        "GRADE" => "good",
        "CODE" => "R501",
        "LANGUAGE" => "en",
        "SHELL" => "bash",
        "COMMAND" => "tick",
        "" => "x",
        other => other,
    });
    match definition.try_get_matches_from_mut(words) {
        Ok(_) => Ok(()),
        Err(error) => match error.kind() {
            clap::error::ErrorKind::DisplayHelp | clap::error::ErrorKind::DisplayVersion => Ok(()),
            // A command is called by its name, or by that and an option.
            clap::error::ErrorKind::MissingRequiredArgument
            | clap::error::ErrorKind::MissingSubcommand
            | clap::error::ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => Ok(()),
            _ => Err(error.to_string().lines().next().unwrap_or_default().to_owned()),
        },
    }
}

#[test]
fn a_command_that_is_none_is_told_from_one() {
    for line in ["roadmap tick", "roadmap tick --off", "roadmap git install", "roadmap FILE", "roadmap tick FILE ITEM…"]
    {
        assert_eq!(is_command(line), Ok(()), "{line}");
    }
    for line in ["roadmap tik FILE", "roadmap tick --of", "roadmap recover FILE pull", "roadmap plan FILE --days many"]
    {
        assert!(is_command(line).is_err(), "{line}");
    }
    let line = "set -g status-right '#(roadmap today --short ~/a.md)' # a roadmap on the right";
    assert_eq!(commands(line), ["roadmap today --short ~/a.md"]);
}
