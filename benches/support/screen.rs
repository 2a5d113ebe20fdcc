//! The app and the screen as the benches open them, in memory.

use chrono::NaiveDate;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use roadmap::app::action::View;
use roadmap::app::{App, Opening};
use roadmap::ui::Screen;
use roadmap::ui::theme::Theme;
use roadmap::ui::words::Words;

use super::made;

/// The tree of the roadmap, in the midst of its plan.
pub fn opening() -> Opening {
    let (year, month, day) = made::TODAY;
    let date = NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    Opening { date, view: Some(View::Roadmap), ..Opening::default() }
}

/// A screen of 120 columns and 40 lines.
pub struct Drawn {
    screen: Screen,
    terminal: Terminal<TestBackend>,
}

impl Drawn {
    pub fn new() -> Self {
        let screen = Screen::new(Theme::DARK, Words::default(), String::new());
        let Ok(terminal) = Terminal::new(TestBackend::new(120, 40));
        Self { screen, terminal }
    }

    /// Draws a whole frame, and says the how manieth it was.
    pub fn frame(&mut self, app: &App) -> usize {
        let Ok(drawn) = self.terminal.draw(|frame| self.screen.draw(app, frame));
        drawn.count
    }
}
