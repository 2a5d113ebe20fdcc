//! What the reader's settings say of commands that are run when something was done.

use serde::{Deserialize, Deserializer};

/// The commands that are run when something was done, each as a program and its arguments. No shell reads them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Hooks {
    /// When a task or a study day was ticked: a program and its arguments, which no shell reads. `{file}`, `{title}`,
    /// `{path}`, `{day}`, `{done}`, `{total}` and `{event}` stand for what was done.
    #[cfg_attr(
        test,
        schemars(extend("default" = [], "examples" = [["notify-send", "--", "{title}", "{done} of {total}"]]))
    )]
    #[serde(deserialize_with = "lasting")]
    pub on_tick: &'static [String],
    /// When a study day came to be done, by itself or by what stands beneath it.
    #[cfg_attr(test, schemars(extend("default" = [], "examples" = [["notify-send", "--", "{day} is done"]])))]
    #[serde(deserialize_with = "lasting")]
    pub on_day_done: &'static [String],
}

impl Hooks {
    /// Whether there is nothing to be run.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.on_tick.is_empty() && self.on_day_done.is_empty()
    }
}

/// Words that last as long as the program runs.
fn lasting<'de, D: Deserializer<'de>>(written: D) -> Result<&'static [String], D::Error> {
    let words = Vec::<String>::deserialize(written)?;
    Ok(Box::leak(words.into_boxed_slice()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::settings::parse;
    use crate::text::language::Language::English;
    use crate::text::language::Say;

    #[derive(serde::Deserialize)]
    struct Whole {
        hooks: Hooks,
    }

    fn read(text: &str) -> Result<Hooks, String> {
        parse(text).map(|written: Whole| written.hooks).map_err(|fault| fault.say(English))
    }

    #[test]
    fn a_hook_is_a_program_with_its_arguments_and_no_line_for_a_shell() {
        let hooks = read("[hooks]\non_tick = ['notify-send', '{title}']\n").unwrap();
        assert_eq!((hooks.on_tick, hooks.on_day_done.len()), (&["notify-send", "{title}"].map(str::to_owned)[..], 0));
        assert!(read("[hooks]\n").unwrap().is_empty());
        for (text, wrong) in [
            ("[hooks]\n\non_tick = 'notify-send {title}'\n", "line 3: "),
            ("[hooks]\non_done = ['x']\n", "line 2: unknown field `on_done`"),
        ] {
            let said = read(text).unwrap_err();
            assert!(said.starts_with(wrong), "{said}");
        }
    }
}
