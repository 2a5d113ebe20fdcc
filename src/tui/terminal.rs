//! The terminal, set up for drawing and put back as it was, however the program ends.

use std::io::{self, Stdout, Write, stdout};
use std::mem::ManuallyDrop;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Once};

use crossterm::Command;
use crossterm::clipboard::CopyToClipboard;
use crossterm::cursor::{MoveTo, RestorePosition, SavePosition, Show};
use crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste};
use crossterm::execute;
use crossterm::style::Print;
use crossterm::terminal::{
    BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
    disable_raw_mode, enable_raw_mode,
};
use ratatui::Frame;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::{Position, Rect};

use super::hyperlinks::Hyperlinks;
use crate::app::App;
use crate::text::wrap::cut;
use crate::ui::Screen;

/// Asks for clicks and the wheel. crossterm's own way asks for every move of the mouse, too, and would wake us for each.
#[cfg(not(windows))]
const CLICKS: &str = "\x1b[?1000h\x1b[?1006h";

/// A terminal in our hands. Dropping it gives it back.
pub(super) struct Terminal {
    // Never dropped: it would show the cursor, as we do, and panic where the terminal has closed and cannot even be told
    // that this failed.
    inner: ManuallyDrop<ratatui::Terminal<CrosstermBackend<Held>>>,
    /// Whether what is written is held back.
    is_held: Arc<AtomicBool>,
    /// Where the terminal knows them.
    hyperlinks: Option<Hyperlinks>,
    /// Whether something else stands on the screen than what was drawn.
    is_stale: bool,
}

impl Terminal {
    /// Takes the terminal: raw keys, a screen of our own, the mouse, pastes in one piece.
    pub(super) fn take(has_hyperlinks: bool) -> io::Result<Self> {
        restore_on_panic();
        // Colours are left out by the theme. crossterm's own way of leaving them out also resets what is reversed.
        crossterm::style::force_color_output(true);
        let taken = enter().and_then(|()| {
            let (out, is_held) = (stdout(), Arc::default());
            let backend = CrosstermBackend::new(Held { out, bytes: Vec::new(), is_held: Arc::clone(&is_held) });
            let hyperlinks = has_hyperlinks.then(Hyperlinks::default);
            let inner = ManuallyDrop::new(ratatui::Terminal::new(backend)?);
            Ok(Self { inner, is_held, hyperlinks, is_stale: false })
        });
        if taken.is_err() {
            leave();
        }
        taken
    }

    /// Draws a roadmap's frame, sent to the terminal and shown by it in one go.
    pub(super) fn draw(&mut self, app: &App, screen: &mut Screen) -> io::Result<()> {
        self.draw_with(|frame| {
            screen.draw(app, frame);
            screen.links().to_vec()
        })
    }

    /// The same for any frame. What draws it says which cells lead to which address on the web.
    pub(super) fn draw_with(&mut self, draw: impl FnOnce(&mut Frame<'_>) -> Vec<(Rect, String)>) -> io::Result<()> {
        self.is_held.store(true, Ordering::Relaxed);
        let drawn = self.draw_parts(draw);
        self.is_held.store(false, Ordering::Relaxed);
        drawn.and(self.inner.backend_mut().flush())
    }

    fn draw_parts(&mut self, draw: impl FnOnce(&mut Frame<'_>) -> Vec<(Rect, String)>) -> io::Result<()> {
        execute!(self.inner.backend_mut(), BeginSynchronizedUpdate)?;
        if std::mem::take(&mut self.is_stale) {
            self.clear()?;
        }
        let mut links = Vec::new();
        let drawn = self.inner.draw(|frame| links = draw(frame))?;
        if let Some(hyperlinks) = &mut self.hyperlinks {
            let drawn = drawn.buffer.clone();
            hyperlinks.draw(&links, &drawn, self.inner.backend_mut())?;
        }
        execute!(self.inner.backend_mut(), EndSynchronizedUpdate)
    }

    /// Forgets what stands on the screen, so that the next frame is drawn whole. The library's own way asks the terminal
    /// where its cursor is first, and fails where no answer comes, or comes to the thread that waits for keys.
    pub(super) fn clear(&mut self) -> io::Result<()> {
        let size = self.inner.size()?;
        self.inner.resize(Rect::from((Position::ORIGIN, size)))
    }

    /// Puts words at the bottom of the screen, over the frame that stands there until the next one.
    pub(super) fn say(&mut self, words: &str) {
        let Ok(size) = self.inner.size() else { return };
        let words = cut(words, usize::from(size.width).saturating_sub(1));
        let last = MoveTo(0, size.height.saturating_sub(1));
        // Whoever cannot be told can still be answered.
        let _ = execute!(
            self.inner.backend_mut(),
            BeginSynchronizedUpdate,
            SavePosition,
            last,
            Clear(ClearType::CurrentLine),
            Print(words),
            RestorePosition,
            EndSynchronizedUpdate
        );
        self.is_stale = true;
    }

    /// Gives the terminal a text to keep for other programs. tmux does so itself where it is set up to, and else hands on
    /// what is wrapped for the terminal around it, where that is allowed.
    pub(super) fn copy(&mut self, text: &str, in_tmux: bool) -> io::Result<()> {
        let mut command = String::new();
        // A string takes whatever is written.
        let _ = CopyToClipboard::to_clipboard_from(text).write_ansi(&mut command);
        if in_tmux {
            let wrapped = command.replace('\x1b', "\x1b\x1b");
            command.push_str(&format!("\x1bPtmux;{wrapped}\x1b\\"));
        }
        execute!(self.inner.backend_mut(), Print(command))
    }

    /// Gives the terminal back while `asleep` runs, and takes it again.
    pub(super) fn lend<T>(&mut self, asleep: impl FnOnce() -> T) -> io::Result<T> {
        leave();
        let answer = asleep();
        enter()?;
        self.clear()?;
        Ok(answer)
    }
}

/// What is on its way to the terminal. The library sends a frame in parts, and each of them wakes whoever shows it, who then
/// takes the processor from us.
struct Held {
    out: Stdout,
    bytes: Vec<u8>,
    is_held: Arc<AtomicBool>,
}

impl Write for Held {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.is_held.load(Ordering::Relaxed) {
            return Ok(());
        }
        if !changes_anything(&self.bytes) {
            self.bytes.clear();
            return Ok(());
        }
        let sent = self.out.write_all(&self.bytes);
        self.bytes.clear();
        sent.and(self.out.flush())
    }
}

/// Whether a frame shows anything else than what stands there: more than sequences that begin and end it, and hide what is
/// hidden.
fn changes_anything(frame: &[u8]) -> bool {
    let mut rest = frame;
    while let Some(sequence) = rest.strip_prefix(b"\x1b[") {
        let Some(end) = sequence.iter().position(u8::is_ascii_alphabetic) else { return true };
        let is_style = sequence[end] == b'm';
        if !is_style && ![b"?2026h".as_slice(), b"?2026l", b"?25l"].contains(&&sequence[..=end]) {
            return true;
        }
        rest = &sequence[end + 1..];
    }
    !rest.is_empty()
}

impl Drop for Terminal {
    fn drop(&mut self) {
        leave();
    }
}

/// Says something on the line at which the shell left the cursor; nothing takes it away again.
pub(super) fn say_before(words: &str) {
    // Whoever cannot be told can still be answered.
    let _ = execute!(stdout(), Print("\r"), Clear(ClearType::UntilNewLine), Print(words), Print("\r"));
}

#[cfg(not(windows))]
fn enter() -> io::Result<()> {
    enable_raw_mode()?;
    execute!(stdout(), EnterAlternateScreen, Print(CLICKS), EnableBracketedPaste)
}

/// A console gives clicks as what they are, and would give what is asked for in the other way as keys. One that knows no
/// pastes gives them as keys, too.
#[cfg(windows)]
fn enter() -> io::Result<()> {
    enable_raw_mode()?;
    execute!(stdout(), EnterAlternateScreen, crossterm::event::EnableMouseCapture)?;
    let _ = execute!(stdout(), EnableBracketedPaste);
    Ok(())
}

/// Puts everything back. What fails is passed over: the terminal may be gone, and the rest is still worth a try.
fn leave() {
    let mut out = stdout();
    let _ = execute!(out, EndSynchronizedUpdate, DisableBracketedPaste);
    let _ = execute!(out, DisableMouseCapture, LeaveAlternateScreen, Show);
    let _ = out.flush();
    let _ = disable_raw_mode();
}

/// A panic's message belongs on the screen that the user comes back to.
fn restore_on_panic() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let usual = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            leave();
            usual(info);
        }));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_in_which_nothing_is_new_is_not_sent() {
        let bare = "\x1b[?2026h\x1b[39m\x1b[49m\x1b[59m\x1b[0m\x1b[?25l\x1b[?2026l";
        assert!(!changes_anything(bare.as_bytes()));
        for more in ["a", "\x1b[2;3H", "\x1b[?25h", "\x1b[2J", "\x1b]52;c;YQ==\x07", "\x1b["] {
            assert!(changes_anything(bare.replace("\x1b[0m", more).as_bytes()), "{more:?}");
        }
    }
}
