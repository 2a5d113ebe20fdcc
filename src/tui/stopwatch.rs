//! How long the reader has studied, by a clock that is looked at now and then.

use chrono::{DateTime, FixedOffset, SubsecRound, TimeDelta};

/// Between two looks at the clock: what is longer was no study, for the machine slept.
const LONGEST: TimeDelta = TimeDelta::minutes(3);

/// After so many minutes more they are written down, so that no more are lost where the program is killed.
const OFTEN: u32 = 5;

/// A run of the timer.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stopwatch {
    started: DateTime<FixedOffset>,
    /// When the clock was looked at last, while it runs.
    last: Option<DateTime<FixedOffset>>,
    spent: TimeDelta,
    written: u32,
}

impl Stopwatch {
    /// One that runs from now on.
    pub(super) fn start(now: DateTime<FixedOffset>) -> Self {
        // As it is written down: a run is known by it.
        let started = now.trunc_subsecs(0);
        Self { started, last: Some(now), spent: TimeDelta::zero(), written: 0 }
    }

    /// The next run, from now on. What is left of a minute is not lost with the pause between them.
    pub(super) fn again(self, now: DateTime<FixedOffset>) -> Self {
        let next = self.started + TimeDelta::seconds(1);
        let rest = self.spent - TimeDelta::minutes(self.spent.num_minutes());
        let fresh = Self::start(now);
        Self { started: fresh.started.max(next), spent: rest, ..fresh }
    }

    /// When it was started.
    pub(super) fn started(&self) -> DateTime<FixedOffset> {
        self.started
    }

    /// Lets it run no more.
    pub(super) fn pause(&mut self, now: DateTime<FixedOffset>) {
        self.look(now);
        self.last = None;
    }

    /// Whether it runs.
    pub(super) fn is_running(&self) -> bool {
        self.last.is_some()
    }

    /// Looks at the clock.
    pub(super) fn look(&mut self, now: DateTime<FixedOffset>) {
        let Some(last) = self.last else { return };
        let passed = now - last;
        // A clock may be set back, or forward.
        if (TimeDelta::zero()..=LONGEST).contains(&passed) {
            self.spent += passed;
        }
        self.last = Some(now);
    }

    /// The whole minutes so far.
    pub(super) fn minutes(&self) -> u32 {
        u32::try_from(self.spent.num_minutes()).unwrap_or(u32::MAX)
    }

    /// The minutes to be written down, where there are enough more of them, or any where it does not run on.
    pub(super) fn take_minutes(&mut self) -> Option<u32> {
        let minutes = self.minutes();
        let least = if self.last.is_some() { OFTEN } else { 1 };
        if minutes < self.written + least {
            return None;
        }
        self.written = minutes;
        Some(minutes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_time_counts_in_which_it_runs_and_the_machine_is_awake() {
        let at = |minutes: i64| DateTime::<FixedOffset>::default() + TimeDelta::minutes(minutes);
        let mut watch = Stopwatch::start(at(0));
        (1..=4).for_each(|minute| watch.look(at(minute)));
        assert_eq!((watch.minutes(), watch.take_minutes()), (4, None));
        watch.look(at(5));
        assert_eq!((watch.take_minutes(), watch.take_minutes()), (Some(5), None));
        watch.look(at(60));
        assert_eq!(watch.minutes(), 5, "it slept");
        watch.look(at(61));
        watch.look(at(30));
        watch.look(at(32));
        assert_eq!(watch.minutes(), 8, "the clock was set back");
        watch.pause(at(33));
        assert_eq!(watch.take_minutes(), Some(9));
        watch.look(at(34));
        assert!(!watch.is_running() && watch.minutes() == 9);
        assert_eq!(watch.started(), at(0));
        watch.spent += TimeDelta::seconds(40);
        let mut next = watch.again(at(40));
        next.look(at(40) + TimeDelta::seconds(20));
        assert_eq!((next.started(), next.minutes(), next.take_minutes()), (at(40), 1, None));
        next.pause(at(41));
        assert_eq!(next.again(at(40)).started(), at(40) + TimeDelta::seconds(1));
    }
}
