//! Tasks shared out among days: in their order, each day with about as much as any other, and a section's tasks with their
//! own kind as far as that leaves the days even.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Range;

/// One entry of a plan: so many days in a row for a run of tasks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Share {
    /// Which tasks.
    pub(super) tasks: Range<usize>,
    /// How many days they take.
    pub(super) days: usize,
}

/// From so many tasks on, sections are brought together by twos, not one by one.
const MANY: usize = 20_000;

/// Shares tasks of these weights out among days. Sections are runs of tasks, one behind the other, that hold all of them;
/// none is empty. There is at least one day.
pub(super) fn shared(weights: &[u32], sections: &[Range<usize>], days: usize) -> Vec<Share> {
    let mut groups = if sections.len() > days { gathered(weights, sections, days) } else { sections.to_vec() };
    let mut best: Option<(u64, Vec<Share>)> = None;
    loop {
        let (shares, of_group) = laid(weights, &groups, days);
        let uneven = unevenness(weights, &shares);
        let lightest = lightest(weights, &shares).map(|share| of_group[share]);
        if best.as_ref().is_none_or(|(least, _)| uneven < *least) {
            best = Some((uneven, shares));
        }
        match lightest {
            Some(group) if uneven > EVEN && groups.len() > 1 => merge(weights, &mut groups, group),
            _ => return best.map(|(_, shares)| shares).unwrap_or_default(),
        }
    }
}

/// In what a day's load is counted against another's.
const WHOLE: u64 = 1_000;

/// No day has more than twice as much as another.
const EVEN: u64 = 2 * WHOLE;

fn weight(weights: &[u32], tasks: &Range<usize>) -> u64 {
    weights[tasks.clone()].iter().map(|weight| u64::from(*weight)).sum()
}

/// What falls on one day of a share, in parts so small that they can be compared.
fn load(weights: &[u32], share: &Share) -> u64 {
    weight(weights, &share.tasks) * WHOLE / share.days as u64
}

/// How much more the fullest day has than the emptiest, in thousandths.
fn unevenness(weights: &[u32], shares: &[Share]) -> u64 {
    let loads = || shares.iter().map(|share| load(weights, share));
    let (most, least) = (loads().max().unwrap_or(0), loads().min().unwrap_or(0).max(1));
    (most * WHOLE).div_ceil(least)
}

fn lightest(weights: &[u32], shares: &[Share]) -> Option<usize> {
    (0..shares.len()).min_by_key(|&share| load(weights, &shares[share]))
}

/// More sections than days, brought together so that none is cut: each goes to the day in which its middle falls.
fn gathered(weights: &[u32], sections: &[Range<usize>], days: usize) -> Vec<Range<usize>> {
    let all = sections.iter().map(|section| weight(weights, section)).sum::<u64>().max(1);
    let (mut groups, mut before, mut last): (Vec<Range<usize>>, u64, u64) = (Vec::new(), 0, u64::MAX);
    for section in sections {
        let own = weight(weights, section);
        let day = (2 * before + own) * days as u64 / (2 * all);
        match groups.last_mut() {
            Some(group) if day == last => group.end = section.end,
            _ => groups.push(section.clone()),
        }
        (before, last) = (before + own, day);
    }
    groups
}

/// Brings a group together with the lighter one of its neighbours.
fn merge(weights: &[u32], groups: &mut Vec<Range<usize>>, group: usize) {
    if weights.len() > MANY {
        *groups = groups.chunks(2).map(|two| two[0].start..two[two.len() - 1].end).collect();
        return;
    }
    let of = |at: usize| weight(weights, &groups[at]);
    let is_first = group == 0;
    let goes_down = is_first || (group + 1 < groups.len() && of(group + 1) < of(group - 1));
    let upper = if goes_down { group } else { group - 1 };
    groups[upper].end = groups[upper + 1].end;
    groups.remove(upper + 1);
}

/// The shares of some groups, each of which has days of its own; and of which group each share is.
fn laid(weights: &[u32], groups: &[Range<usize>], days: usize) -> (Vec<Share>, Vec<usize>) {
    let own: Vec<u64> = groups.iter().map(|group| weight(weights, group)).collect();
    let (mut shares, mut of_group) = (Vec::new(), Vec::new());
    for (at, (group, days)) in groups.iter().zip(allotted(&own, days)).enumerate() {
        within(weights, group, days, &mut shares);
        of_group.resize(shares.len(), at);
    }
    (shares, of_group)
}

/// Days for some weights, one for each at least; each further one goes where the most falls on a day.
fn allotted(weights: &[u64], days: usize) -> Vec<usize> {
    let mut allotted = vec![1; weights.len()];
    let load = |at: usize, days: usize| (weights[at] << 10) / days as u64;
    let mut heap: BinaryHeap<(u64, Reverse<usize>)> = (0..weights.len()).map(|at| (load(at, 1), Reverse(at))).collect();
    for _ in weights.len()..days {
        let Some((_, Reverse(at))) = heap.pop() else { break };
        allotted[at] += 1;
        heap.push((load(at, allotted[at]), Reverse(at)));
    }
    allotted
}

/// Shares the tasks of a group out among its days.
fn within(weights: &[u32], tasks: &Range<usize>, days: usize, shares: &mut Vec<Share>) {
    let blocks = blocks(weights, tasks, days);
    if blocks.len() > days {
        return chunks(weights, tasks, days, shares);
    }
    let own: Vec<u64> = blocks.iter().map(|block| weight(weights, block)).collect();
    for (block, days) in blocks.iter().zip(allotted(&own, days)) {
        if days < block.len() {
            chunks(weights, block, days, shares);
            continue;
        }
        let each: Vec<u64> = weights[block.clone()].iter().map(|weight| u64::from(*weight)).collect();
        let one = |(task, days): (usize, usize)| Share { tasks: task..task + 1, days };
        shares.extend(block.clone().zip(allotted(&each, days)).map(one));
    }
}

/// Tasks that are heavier than one day and a half stand by themselves, and those between them together.
fn blocks(weights: &[u32], tasks: &Range<usize>, days: usize) -> Vec<Range<usize>> {
    let all = weight(weights, tasks);
    let is_heavy = |task: usize| 2 * u64::from(weights[task]) * days as u64 >= 3 * all;
    let mut blocks: Vec<Range<usize>> = Vec::new();
    let mut joins = false;
    for task in tasks.clone() {
        let heavy = is_heavy(task);
        match blocks.last_mut() {
            Some(block) if joins && !heavy => block.end = task + 1,
            _ => blocks.push(task..task + 1),
        }
        joins = !heavy;
    }
    blocks
}

/// Cuts more tasks than days into as many runs, each cut where it comes nearest to its part of the whole.
fn chunks(weights: &[u32], tasks: &Range<usize>, days: usize, shares: &mut Vec<Share>) {
    let all = weight(weights, tasks);
    let (mut from, mut at, mut before) = (tasks.start, tasks.start, 0_u64);
    for day in 1..=days {
        let wanted = all * day as u64;
        let last = tasks.end - (days - day);
        while at < last {
            let own = u64::from(weights[at]);
            // Where its middle lies behind the cut, the task belongs to the next day.
            let is_behind = (2 * before + own) * days as u64 > 2 * wanted;
            if is_behind && at > from && day < days {
                break;
            }
            (at, before) = (at + 1, before + own);
        }
        shares.push(Share { tasks: from..at, days: 1 });
        from = at;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;

    fn of(weights: &[u32], sections: &[usize], days: usize) -> Vec<(Range<usize>, usize)> {
        let mut from = 0;
        let runs: Vec<Range<usize>> = sections
            .iter()
            .map(|length| {
                from += length;
                from - length..from
            })
            .collect();
        shared(weights, &runs, days).into_iter().map(|share| (share.tasks, share.days)).collect()
    }

    #[test]
    fn sections_have_days_of_their_own_where_that_leaves_them_even() {
        assert_eq!(of(&[1; 6], &[2, 4], 3), [(0..2, 1), (2..4, 1), (4..6, 1)]);
        assert_eq!(of(&[1; 3], &[1, 2], 6), [(0..1, 2), (1..2, 2), (2..3, 2)]);
        // One task alone beside four a day is no day.
        assert_eq!(of(&[1; 9], &[1, 8], 2), [(0..5, 1), (5..9, 1)]);
        // More sections than days.
        assert_eq!(of(&[1; 6], &[1, 1, 2, 1, 1], 3), [(0..2, 1), (2..4, 1), (4..6, 1)]);
    }

    #[test]
    fn a_task_that_takes_long_takes_several_days() {
        assert_eq!(of(&[1, 1, 4, 1, 1], &[5], 4), [(0..2, 1), (2..3, 2), (3..5, 1)]);
        assert_eq!(of(&[60, 300], &[2], 6), [(0..1, 1), (1..2, 5)]);
    }

    proptest! {
        #[test]
        fn every_day_has_something_and_none_has_more_than_twice_what_another_has(
            sections in vec(1..30_usize, 1..12),
            days in 1..200_usize,
        ) {
            let tasks: usize = sections.iter().sum();
            let shares = of(&vec![60; tasks], &sections, days);
            prop_assert_eq!(shares.iter().map(|(_, days)| days).sum::<usize>(), days);
            prop_assert_eq!((shares[0].0.start, shares.last().unwrap().0.end), (0, tasks));
            prop_assert!(shares.windows(2).all(|two| two[0].0.end == two[1].0.start));
            prop_assert!(shares.iter().all(|(tasks, days)| !tasks.is_empty() && *days > 0));
            prop_assert!(shares.iter().all(|(tasks, days)| tasks.len() == 1 || *days == 1));
            let (most, least) = shares.iter().fold((0, usize::MAX), |(most, least), (tasks, days)| {
                let load = tasks.len() * 10_000 / days;
                (load.max(most), load.min(least))
            });
            prop_assert!(most <= 2 * least + 2, "{} and {}", most, least);
        }

        #[test]
        fn all_tasks_have_their_days_whatever_they_weigh(
            weights in vec(1..6_000_u32, 1..60),
            cut in 0..60_usize,
            days in 1..200_usize,
        ) {
            let cut = cut.min(weights.len() - 1);
            let sections = [cut, weights.len() - cut];
            let sections = if cut == 0 { &sections[1..] } else { &sections[..] };
            let shares = of(&weights, sections, days);
            prop_assert_eq!(shares.iter().map(|(_, days)| days).sum::<usize>(), days);
            prop_assert_eq!((shares[0].0.start, shares.last().unwrap().0.end), (0, weights.len()));
            prop_assert!(shares.windows(2).all(|two| two[0].0.end == two[1].0.start));
            prop_assert!(shares.iter().all(|(tasks, _)| !tasks.is_empty()));
        }
    }
}
