//! A style as a reader writes it in a theme's file: `bold #ff8800`, `underlined 117`, `cyan on black`.

use ratatui::style::{Color, Modifier, Style};

/// Reads a style: weights, a colour (a name, `#rrggbb`, or 0 to 255), and behind `on` a background.
///
/// # Errors
/// The word that is none of these.
pub fn style(text: &str) -> Result<Style, String> {
    let mut style = Style::new();
    let mut words = text.split_whitespace();
    while let Some(word) = words.next() {
        let colour = |word: &str| word.parse::<Color>().map_err(|_| word.to_owned());
        style = match word {
            "bold" => style.add_modifier(Modifier::BOLD),
            "dim" => style.add_modifier(Modifier::DIM),
            "italic" => style.add_modifier(Modifier::ITALIC),
            "underlined" => style.add_modifier(Modifier::UNDERLINED),
            "reversed" => style.add_modifier(Modifier::REVERSED),
            "on" => style.bg(colour(words.next().unwrap_or("on"))?),
            word => style.fg(colour(word)?),
        };
    }
    Ok(style)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_are_read_as_they_are_written() {
        let bold = Style::new().add_modifier(Modifier::BOLD);
        assert_eq!(style("bold #ff8800"), Ok(bold.fg(Color::Rgb(255, 136, 0))));
        assert_eq!(style("117"), Ok(Style::new().fg(Color::Indexed(117))));
        assert_eq!(style("bold cyan on black"), Ok(bold.fg(Color::Cyan).bg(Color::Black)));
        assert_eq!(style(""), Ok(Style::new()));
        assert_eq!(style("bold blurple"), Err("blurple".to_owned()));
        assert_eq!(style("bold on"), Err("on".to_owned()));
    }
}
