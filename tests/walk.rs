//! A reader who presses anything, on a terminal of any size, while others change the file: nothing panics, nobody is
//! stuck, the file holds what the screen shows, and the footer names no key that does nothing.

#![cfg(unix)]
#![allow(clippy::unwrap_used)]

mod support;

use std::fs;

use chrono::Days;
use ratatui::buffer::Buffer;
use roadmap::app::App;
use roadmap::app::action::Effect;
use roadmap::app::keys::KEYS;
use roadmap::app::notice::Notice;
use roadmap::store::watch::Sighting;
use roadmap::tui::input;
use roadmap::ui::Screen;
use roadmap::ui::theme::Theme;
use support::{Desk, drawn, event, samples};

/// How many things happen on each file; `WALK_STEPS=10000` goes further.
fn steps() -> usize {
    std::env::var("WALK_STEPS").map_or(1_000, |steps| steps.parse().unwrap())
}

/// Numbers that look like chance and are the same in every run: xorshift, by Marsaglia.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % most as u64).unwrap()
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }
}

/// The program as it is, to be tried further without the file.
struct Fork {
    app: App,
    screen: Screen,
}

impl Fork {
    fn of(desk: &Desk) -> Self {
        let mut fork = Self { app: desk.app().clone(), screen: desk.drawing().clone() };
        fork.frame();
        fork
    }

    /// Roomy, so that the footer has room for all it has to say.
    fn frame(&mut self) -> Buffer {
        drawn(&self.app, &mut self.screen, (120, 30))
    }

    fn press(&mut self, key: &str) -> Vec<Effect> {
        let actions = input::actions(&event(key), &self.app, &self.screen);
        actions.into_iter().filter_map(|action| self.app.update(action)).collect()
    }

    fn is_plain(&self) -> bool {
        !self.app.is_covered()
    }
}

/// The keys that the footer names: what stands in its own colour on the last row.
fn named(frame: &Buffer) -> Vec<String> {
    let y = frame.area.height - 1;
    let cells: Vec<_> = (0..frame.area.width).map(|x| &frame[(x, y)]).collect();
    let runs = cells.chunk_by(|one, next| one.style() == next.style());
    let keys = runs.filter(|run| run[0].style().fg == Theme::ANSI.accent.fg);
    keys.map(|run| run.iter().map(|cell| cell.symbol()).collect::<String>().trim().to_owned()).collect()
}

/// What others may do to a text. Where hardly anything is left of it they bring back what it was at first.
fn changed(text: &str, first: &str, chance: &mut Chance) -> String {
    if text.len() < first.len() / 2 {
        return first.to_owned();
    }
    let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
    let at = chance.below(lines.len() + 1);
    match chance.below(8) {
        0 => lines.insert(at, "- [ ] another\n".to_owned()),
        1 => lines.insert(at, "\n## Phase 9: more\n\n- Day 1: new\n- Day 2: newer\n\n".to_owned()),
        2 if at < lines.len() => drop(lines.remove(at)),
        3 if at < lines.len() => lines.truncate(at.max(lines.len() * 4 / 5)),
        4 if at < lines.len() => lines.swap(at, 0),
        // Whatever has a box is what is ticked here as well.
        _ => {
            let boxes: Vec<usize> = (0..lines.len()).filter(|line| lines[*line].contains("- [")).collect();
            if !boxes.is_empty() {
                let line = &mut lines[chance.one(&boxes)];
                let from = ["[ ]", "[x]", "[-]"].into_iter().find(|mark| line.contains(mark)).unwrap_or("[ ]");
                *line = line.replacen(from, chance.one(&["[x]", "[ ]", "[-]", "[/]"]), 1);
            }
        }
    }
    lines.concat()
}

/// One thing that happens. Says whether the program knows of all that was done to the file.
fn happen(desk: Desk, first: &str, chance: &mut Chance, knows: bool) -> (Desk, bool) {
    let sighting = |text: &str| if text.is_empty() { Sighting::Empty } else { Sighting::Content };
    let now = fs::read_to_string(desk.path()).unwrap_or_default();
    let desk = match chance.below(100) {
        0..62 => {
            let binding = KEYS[chance.below(KEYS.len())];
            let key = chance.one(binding.keys);
            desk.key(key)
        }
        62..76 => desk.key(chance.one(&[
            "a",
            "e",
            "s",
            "d",
            "0",
            "1",
            "2",
            "3",
            "4",
            "6",
            "-",
            ".",
            "路",
            "y",
            "i",
            "n",
            "backspace",
            "delete",
            "left",
            "ctrl-w",
        ])),
        76..79 => desk.paste(chance.one(&["redis", "2026-03-05", "x q\n\u{1b}[2J", "索引", "\u{202e}", ""])),
        79..84 => {
            let area = desk.buffer().area;
            let (column, row) = (chance.below(usize::from(area.width) + 1), chance.below(usize::from(area.height) + 1));
            desk.click(column as u16, row as u16)
        }
        84..87 => desk.wheel(chance.one(&[-3, -1, 1, 4])),
        87..91 => {
            let sizes =
                [(80, 24), (80, 24), (40, 12), (120, 40), (200, 60), (20, 5), (1, 1), (0, 0), (80, 0), (0, 24), (7, 3)];
            let (width, height) = chance.one(&sizes);
            desk.size(width, height)
        }
        91..93 => {
            let days = Days::new(chance.one(&[1, 1, 1, 3, 30]));
            let next = desk.app().standing().date.checked_add_days(days).unwrap();
            desk.midnight(&next.to_string())
        }
        93..94 if knows => {
            let theirs = changed(desk.app().document().text(), first, chance);
            desk.copy("x.sync-conflict-20260204-101500-ABC.md", &theirs)
        }
        94..95 => {
            // Away, for longer than a moment, and back.
            let desk = desk.outside(|path| fs::remove_file(path).unwrap()).looks(Sighting::Nothing).key("x").key("u");
            let text = if chance.below(2) == 0 { now } else { changed(&now, first, chance) };
            desk.outside(|path| fs::write(path, &text).unwrap()).looks(sighting(&text))
        }
        95..97 => {
            // The next tick finds it.
            let theirs = changed(&now, first, chance);
            return (desk.outside(|path| fs::write(path, theirs).unwrap()), false);
        }
        _ => {
            let theirs = changed(&now, first, chance);
            desk.outside(|path| fs::write(path, &theirs).unwrap()).looks(sighting(&theirs))
        }
    };
    let knows = knows || fs::read_to_string(desk.path()).unwrap() == desk.app().document().text();
    (desk, knows)
}

/// From here, few presses of one key lead out, and another ends the program.
fn leads_out(desk: &Desk) {
    let mut fork = Fork::of(desk);
    let presses = (0..=6).find(|_| fork.is_plain() || !fork.press("esc").is_empty());
    assert!(presses.is_some() && fork.is_plain(), "stuck:\n{}", desk.screen().join("\n"));
    assert_eq!(fork.press("q"), [Effect::Quit], "it cannot be left:\n{}", desk.screen().join("\n"));
}

/// Every key that the footer names does something here.
fn names_what_works(desk: &Desk) {
    let mut fork = Fork::of(desk);
    let says_something = !matches!(fork.app.notice(), None | Some(Notice::WillWrite(_)));
    if says_something || fork.app.search().is_some() {
        return;
    }
    let before = fork.frame();
    for key in named(&before) {
        let mut tried = Fork::of(desk);
        let effects = tried.press(&key);
        let after = tried.frame();
        assert!(
            !effects.is_empty() || after != before,
            "the footer names {key}, which does nothing:\n{}",
            support::rows(&before).join("\n")
        );
    }
}

fn walk(text: &str, seed: u64) {
    let mut chance = Chance(seed);
    let mut desk = Desk::new(text).journal("");
    let mut knows = true;
    for step in 0..steps() {
        // For a while the disk is slow, and everything happens while changes are on their way.
        desk = match step % 23 {
            3 => desk.slow(),
            12 => desk.settles(),
            _ => desk,
        };
        (desk, knows) = happen(desk, text, &mut chance, knows);
        if knows && !(3..12).contains(&(step % 23)) {
            let found = fs::read_to_string(desk.path()).unwrap();
            assert_eq!(found, desk.app().document().text(), "step {step}: the screen shows something else");
        }
        if step % 13 == 0 {
            leads_out(&desk);
        }
        if step % 7 == 0 {
            names_what_works(&desk);
        }
    }
    let mut fork = Fork::of(&desk);
    while !fork.is_plain() {
        fork.press("esc");
    }
    fork.press("?");
    let help = support::rows(&drawn(&fork.app, &mut fork.screen, (120, 60))).join("\n");
    for binding in KEYS {
        assert!(help.contains(&binding.keys.join(" ")), "the help lacks {:?}:\n{help}", binding.keys);
    }
}

/// Walks on one of the samples.
fn sample(place: usize) {
    let samples = samples();
    if let Some((path, text)) = samples.get(place) {
        println!("{}", path.display());
        walk(text, 2_026 + place as u64);
    }
}

#[test]
fn whatever_is_pressed_on_the_first_sample_goes_well() {
    sample(0);
}

#[test]
fn whatever_is_pressed_on_the_second_sample_goes_well() {
    sample(1);
}

#[test]
fn whatever_is_pressed_on_the_third_sample_goes_well() {
    sample(2);
}

#[test]
fn whatever_is_pressed_on_the_fourth_sample_goes_well() {
    sample(3);
}

#[test]
fn whatever_is_pressed_on_the_fifth_sample_goes_well() {
    sample(4);
}

#[test]
fn whatever_is_pressed_on_the_sixth_sample_goes_well() {
    sample(5);
    assert!(samples().len() <= 6, "a sample that nobody walks on");
}

#[test]
fn whatever_is_pressed_on_an_empty_file_goes_well() {
    walk("", 7);
}
