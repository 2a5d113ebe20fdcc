//! Two clicks that are one. Terminals tell of each alone, so they are timed when they come, and not when they are answered.

use chrono::{DateTime, FixedOffset, TimeDelta};
use crossterm::event::{Event as TerminalEvent, MouseButton, MouseEvent, MouseEventKind};

use super::events::Event;

/// How far apart the two may be.
const APART: TimeDelta = TimeDelta::milliseconds(400);

/// The click that was last, until it is one of two.
pub(super) struct Clicks {
    now: fn() -> DateTime<FixedOffset>,
    last: Option<(MouseEvent, DateTime<FixedOffset>)>,
}

impl Clicks {
    pub(super) fn timed_by(now: fn() -> DateTime<FixedOffset>) -> Self {
        Self { now, last: None }
    }

    /// What the terminal tells of, with the second of two clicks known as such.
    pub(super) fn paired(&mut self, event: TerminalEvent) -> Event {
        match event {
            TerminalEvent::Mouse(mouse) if mouse.kind == MouseEventKind::Down(MouseButton::Left) => {
                let now = (self.now)();
                let is_second = |(last, at): (MouseEvent, DateTime<FixedOffset>)| {
                    // A clock may be set back.
                    last == mouse && (TimeDelta::zero()..=APART).contains(&(now - at))
                };
                if self.last.take().is_some_and(is_second) {
                    return Event::DoubleClick(mouse);
                }
                self.last = Some((mouse, now));
            }
            // What is let go of belongs to the click.
            TerminalEvent::Mouse(MouseEvent { kind: MouseEventKind::Up(_), .. }) => {}
            _ => self.last = None,
        }
        Event::Terminal(event)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicI64, Ordering};

    use crossterm::event::KeyModifiers;

    use super::*;

    /// What the clock says, in milliseconds.
    static CLOCK: AtomicI64 = AtomicI64::new(0);

    #[test]
    fn two_clicks_on_one_cell_right_after_each_other_are_one() {
        let mouse =
            |kind, column| TerminalEvent::Mouse(MouseEvent { kind, column, row: 5, modifiers: KeyModifiers::NONE });
        let (down, up) = (MouseEventKind::Down(MouseButton::Left), MouseEventKind::Up(MouseButton::Left));
        let mut clicks = Clicks::timed_by(|| {
            DateTime::<FixedOffset>::default() + TimeDelta::milliseconds(CLOCK.load(Ordering::SeqCst))
        });
        let mut is_double = |at: i64, column: u16| {
            CLOCK.store(at, Ordering::SeqCst);
            let answer = matches!(clicks.paired(mouse(down, column)), Event::DoubleClick(_));
            clicks.paired(mouse(up, column));
            answer
        };
        let told: Vec<bool> = [(0, 1), (300, 1), (500, 1), (900, 1), (1000, 2), (1500, 2), (1400, 2), (1500, 2)]
            .map(|(at, column)| is_double(at, column))
            .to_vec();
        // The third is the first of the next two; then another cell, too late, and a clock that was set back.
        assert_eq!(told, [false, true, false, true, false, false, false, true]);
        clicks.paired(mouse(down, 1));
        clicks.paired(TerminalEvent::FocusGained);
        assert!(matches!(clicks.paired(mouse(down, 1)), Event::Terminal(_)), "something came between");
    }
}
