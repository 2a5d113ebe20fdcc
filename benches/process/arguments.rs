//! What can be asked of the comparison.

use std::time::Duration;

use clap::Parser;

/// Runs the program beside what it cannot do without, and prints a table for every size.
#[derive(Parser)]
#[command(name = "cargo bench --bench process --")]
pub(crate) struct Arguments {
    /// How many tasks the roadmaps have, one roadmap after the other
    #[arg(long, num_args = 1.., default_values_t = [1_000, 10_000, 100_000])]
    pub(crate) tasks: Vec<usize>,
    /// How often everything is run, after once that does not count
    #[arg(long, default_value_t = 11, value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) rounds: u16,
    /// For how many seconds a screen is left alone to see whether it wakes up
    #[arg(long, default_value = "1", value_parser = seconds)]
    pub(crate) idle: Duration,
    /// For how many seconds at most to wait, before each run, until the machine has nothing else to do
    #[arg(long, default_value = "2", value_parser = seconds)]
    pub(crate) patience: Duration,
    // Cargo says so of itself.
    #[arg(long, hide = true)]
    bench: bool,
}

fn seconds(written: &str) -> Result<Duration, String> {
    let seconds: f64 = written.parse().map_err(|_| "no number of seconds".to_owned())?;
    Duration::try_from_secs_f64(seconds).map_err(|error| error.to_string())
}

impl Arguments {
    /// The command that asks for the same figures.
    pub(crate) fn command(&self) -> String {
        let tasks: Vec<String> = self.tasks.iter().map(ToString::to_string).collect();
        format!("cargo bench --bench process -- --tasks {} --rounds {}", tasks.join(" "), self.rounds)
    }
}
