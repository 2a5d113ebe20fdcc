//! Commands of the reader's that are run when something was done, one after the other and never for long.
//!
//! No shell reads them: what a title says is an argument or a variable, and stays one.

mod argument;

use std::path::Path;
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::Builder;
use std::time::Duration;

use super::Environment;
use super::system::{Group, apart, ends_within, start};
use crate::app::finished::{Finish, Finished};
use crate::text::language::{Language, Say};
use crate::ui::words::{HookFailure, Words};
use argument::Facts;

/// How long a command may take, and all that are left when the program ends.
const BOUND: Duration = Duration::from_secs(5);

/// Where what a command says on standard error goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Complaints {
    /// To ours.
    Heard,
    /// Nowhere: there is a screen.
    Unheard,
}

/// Runs the reader's commands in a thread of its own.
#[derive(Debug)]
pub(crate) struct Hooks {
    environment: Environment,
    complaints: Complaints,
    worker: Option<Worker>,
}

#[derive(Debug)]
struct Worker {
    batches: Sender<Batch>,
    ended: Receiver<()>,
    running: Arc<Mutex<Running>>,
}

/// What the worker is at.
#[derive(Debug, Default)]
struct Running {
    group: Option<Group>,
    /// Whether nothing more is to be begun.
    is_over: bool,
}

/// What is to be run for one change, and who hears of it.
struct Batch {
    jobs: Vec<Job>,
    tell: Box<dyn FnMut(String) + Send>,
}

struct Job {
    name: &'static str,
    command: &'static [String],
    facts: Facts,
    complaints: Complaints,
}

impl Hooks {
    /// The commands of the settings.
    pub(crate) fn of(complaints: Complaints, environment: Environment) -> Self {
        Self { environment, complaints, worker: None }
    }

    /// Has the commands run for what was finished in the roadmap at `file`. `tell` hears of what goes wrong, from another
    /// thread.
    pub(crate) fn run(&mut self, file: &Path, finished: Vec<Finished>, tell: impl FnMut(String) + Send + 'static) {
        let hooks = self.environment.settings.hooks;
        let mut jobs = Vec::new();
        for finished in finished {
            let (name, command) = match finished.what {
                Finish::Tick => ("on_tick", hooks.on_tick),
                Finish::Day => ("on_day_done", hooks.on_day_done),
            };
            if !command.is_empty() {
                let facts = Facts::of(file, finished);
                jobs.push(Job { name, command, facts, complaints: self.complaints });
            }
        }
        if jobs.is_empty() {
            return;
        }
        let words = self.environment.words();
        if self.worker.is_none() {
            self.worker = Worker::begin(words).ok();
        }
        // Where there can be no thread there are no commands either.
        let Some(worker) = &self.worker else { return };
        let _ = worker.batches.send(Batch { jobs, tell: Box::new(tell) });
    }
}

/// Has the commands run for what a command in the shell has finished, and answers with what is to be said of that.
pub(super) fn told(file: &Path, finished: Vec<Finished>, environment: Environment) -> String {
    let (sender, failures) = channel();
    let mut hooks = Hooks::of(Complaints::Heard, environment);
    hooks.run(file, finished, move |failure| drop(sender.send(failure)));
    drop(hooks);
    failures.try_iter().map(|failure| format!("roadmap: {failure}\n")).collect()
}

impl Drop for Hooks {
    /// Waits for what is being run, but no longer than it may take.
    fn drop(&mut self) {
        let Some(Worker { batches, ended, running }) = self.worker.take() else { return };
        drop(batches);
        if ended.recv_timeout(BOUND).is_ok() {
            return;
        }
        let group = {
            let mut running = running.lock().unwrap_or_else(PoisonError::into_inner);
            running.is_over = true;
            running.group
        };
        group.into_iter().for_each(Group::end);
        let _ = ended.recv_timeout(BOUND);
    }
}

impl Worker {
    fn begin(words: Words) -> std::io::Result<Self> {
        let (batches, waiting) = channel::<Batch>();
        let (ending, ended) = channel();
        let running = Arc::new(Mutex::new(Running::default()));
        let at = Arc::clone(&running);
        Builder::new().name("hooks".to_owned()).spawn(move || {
            for Batch { jobs, mut tell } in waiting {
                for job in jobs {
                    if let Err(failure) = carry_out(&job, &at, words.language) {
                        tell(words.hook_failed(job.name, &job.command[0], &failure));
                    }
                }
            }
            // Whoever waits may be gone.
            let _ = ending.send(());
        })?;
        Ok(Self { batches, ended, running })
    }
}

/// Runs one command to its end, or ends it.
fn carry_out(job: &Job, running: &Mutex<Running>, language: Language) -> Result<(), HookFailure> {
    let lock = || running.lock().unwrap_or_else(PoisonError::into_inner);
    let not_run = |error: std::io::Error| HookFailure::NotRun(error.say(language));
    let mut child = {
        // What is begun is known to whoever ends it.
        let mut running = lock();
        if running.is_over {
            return Err(HookFailure::Left);
        }
        let child = spawn(job).map_err(not_run)?;
        running.group = Some(Group::of(&child));
        child
    };
    let in_time = ends_within(BOUND, &mut child);
    if !in_time {
        Group::of(&child).end();
    }
    // It is over, so this takes no time; and its number is nobody else's until then.
    let status = child.wait().map_err(not_run);
    let was_over = {
        let mut running = lock();
        running.group = None;
        running.is_over
    };
    match status? {
        _ if !in_time || was_over => Err(HookFailure::TooLong(BOUND.as_secs())),
        status if status.success() => Ok(()),
        status => Err(HookFailure::Ended(status.code())),
    }
}

fn spawn(job: &Job) -> std::io::Result<Child> {
    start(&job.command[0], |command| {
        command.args(job.facts.arguments(&job.command[1..])).envs(job.facts.variables());
        let complaints = if job.complaints == Complaints::Heard { Stdio::inherit() } else { Stdio::null() };
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(complaints);
        apart(command);
        Ok(())
    })
}
