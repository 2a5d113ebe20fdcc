//! The checklist's tasks that a study day is about: those that share its words. Rather none than a wrong one.
//!
//! Titles are cut into terms: runs of Chinese characters, and Latin words. A task is a topic of a day where its own term
//! begins one of the day's (`装饰器` of `装饰器与 AOP`), or where both name the same rare thing (`Gunicorn`). A day that is
//! called by tasks, one behind the other, or lists them beneath, is about those and no others; of a task with others
//! beneath it, about those others.

mod called;

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::iter;

use aho_corasick::AhoCorasick;
use called::Called;

use super::{DayId, Plan, halves};
use crate::document::Document;
use crate::document::mark::Mark;
use crate::document::outline::{NodeId, Outline};

/// Words that name no topic by themselves.
const COMMON: &[&str] = &[
    "api",
    "web",
    "app",
    "the",
    "and",
    "for",
    "with",
    "to",
    "of",
    "in",
    "on",
    "an",
    "basics",
    "basic",
    "advanced",
    "intro",
    "introduction",
    "project",
    "practice",
    "review",
    "day",
    "week",
    "part",
    "core",
    "from",
    "your",
    "first",
    "how",
    "what",
    "learn",
    "study",
    "build",
    "using",
    "use",
];

/// Terms that begin many titles and name nothing.
const COMMON_HAN: &[&str] = &[
    "基础", "实战", "高级", "项目", "学习", "复习", "总结", "练习", "入门", "进阶", "常用", "核心", "设计", "管理",
    "综合",
];

/// How many tasks may share a Latin word for it to be rare.
const RARE: usize = 2;

/// How many study days are looked at: more on one date are no plan.
const MOST_DAYS: usize = 16;

/// The tasks outside the plan that study days are about, in reading order.
#[must_use]
pub fn topics(document: &Document, plan: &Plan, days: &[DayId]) -> Vec<NodeId> {
    let outline = document.outline();
    let days: Vec<(DayId, Terms<'_>)> =
        days.iter().take(MOST_DAYS).map(|&day| (day, Terms::of(plan.title(day, outline)))).collect();
    let called = Called::of(plan, outline, days.iter().map(|(day, _)| *day));
    let Some(mentions) = mentions(&days, &called) else { return Vec::new() };
    let is_mentioned = |id: &NodeId| outline.mark(*id).is_some() && mentions.is_match(outline.title(*id));
    let mentioned = halves::found(outline, |run| run.map(NodeId::at).filter(is_mentioned).collect());
    // Of the words that the days name, how many tasks share each.
    let named = days.iter().flat_map(|(_, about)| about.words.iter().chain(&about.aside));
    let mut shared: HashMap<&str, usize> = named.map(|word| (word.as_ref(), 0)).collect();
    let mut tasks: Vec<(NodeId, Terms<'_>)> = Vec::new();
    let (leaves, parents): (Vec<NodeId>, Vec<NodeId>) =
        checklist(plan, outline, mentioned.into_iter()).partition(|&id| is_leaf(outline, id));
    let parents: Vec<NodeId> = parents.into_iter().filter(|&id| called.has(outline.title(id))).collect();
    for id in leaves {
        let terms = Terms::of(outline.title(id));
        for word in terms.words.iter().chain(&terms.aside) {
            if let Some(count) = shared.get_mut(word.as_ref()) {
                *count += 1;
            }
        }
        if called.has(outline.title(id)) || days.iter().any(|(_, about)| about.names(&terms, &|_| true)) {
            tasks.push((id, terms));
        }
    }
    let rare = |word: &str| shared.get(word).is_some_and(|count| *count <= RARE);
    let about = |(day, about): &(DayId, Terms<'_>)| {
        let by_name = called.tasks(*day, outline, tasks.iter().map(|(id, _)| *id).chain(parents.iter().copied()));
        if by_name.is_empty() {
            return topics_of(plan, (*day, about), outline, &tasks, &rare);
        }
        // The same title in several sections means the one that the phase is about.
        let best = best(plan, *day, outline, by_name, |id| called::words(outline.title(*id)));
        let tasks = |id: NodeId| iter::once(id).chain(outline.beneath(id)).filter(|&id| is_leaf(outline, id));
        best.into_iter().flat_map(tasks).collect()
    };
    let found: BTreeSet<NodeId> = days.iter().flat_map(about).collect();
    found.into_iter().collect()
}

/// What a title has somewhere in it if it can have anything in common with study days; nothing where none can.
fn mentions(days: &[(DayId, Terms<'_>)], called: &Called<'_>) -> Option<AhoCorasick> {
    // The shortest term is of two characters, and has to begin one of the day's.
    let begins = |term: &&str| term.chars().take(2).collect::<String>();
    let named = |terms: &Terms<'_>| -> Vec<String> {
        let words = terms.words.iter().chain(&terms.aside).map(|word| word.to_string());
        terms.han.iter().map(begins).chain(words).collect()
    };
    let whole = called.all().map(str::to_owned);
    let parts: HashSet<String> = days.iter().flat_map(|(_, terms)| named(terms)).chain(whole).collect();
    // What cannot be built for its size finds nothing: titles of that length are no study days'.
    let built = AhoCorasick::builder().ascii_case_insensitive(true).build(&parts).ok();
    built.filter(|_| !parts.is_empty())
}

fn topics_of(
    plan: &Plan,
    (day, about): (DayId, &Terms<'_>),
    outline: &Outline,
    tasks: &[(NodeId, Terms<'_>)],
    rare: &dyn Fn(&str) -> bool,
) -> Vec<NodeId> {
    let found = tasks.iter().filter(|(_, task)| about.names(task, rare));
    let (apart, alike): (Vec<_>, Vec<_>) = found.partition(|(_, terms)| terms.han.is_empty());
    let first: HashMap<NodeId, &str> =
        alike.iter().filter_map(|(id, terms)| Some((*id, *terms.han.first()?))).collect();
    // The same term under several headings means the one whose surroundings fit the day's.
    let alike = best(plan, day, outline, first.keys().copied().collect(), |id| first[id]);
    apart.into_iter().map(|(id, _)| *id).chain(alike).collect()
}

/// Of tasks that are called alike, those whose surroundings fit the day's best.
fn best<'t>(
    plan: &Plan,
    day: DayId,
    outline: &Outline,
    tasks: Vec<NodeId>,
    name: impl Fn(&NodeId) -> &'t str,
) -> Vec<NodeId> {
    let around = surroundings(plan, day, outline);
    let around = Terms::of(&around);
    let fit =
        |id: NodeId| outline.ancestors(id).map(|above| around.shared(&Terms::of(outline.title(above)))).sum::<usize>();
    let fits: Vec<(NodeId, usize)> = tasks.into_iter().map(|id| (id, fit(id))).collect();
    let mut most: HashMap<&str, usize> = HashMap::new();
    for (id, fit) in &fits {
        let known = most.entry(name(id)).or_default();
        *known = (*known).max(*fit);
    }
    fits.iter().filter(|(id, fit)| most.get(name(id)) == Some(fit)).map(|(id, _)| *id).collect()
}

/// Whether a node is a task that has none beneath it.
fn is_leaf(outline: &Outline, id: NodeId) -> bool {
    let is_task = |id: NodeId| outline.mark(id).is_some_and(Mark::is_gfm);
    is_task(id) && !outline.beneath(id).any(is_task)
}

/// Of some nodes, the tasks that stand in no phase of study days and are none.
fn checklist<'a>(
    plan: &'a Plan,
    outline: &'a Outline,
    nodes: impl Iterator<Item = NodeId> + 'a,
) -> impl Iterator<Item = NodeId> + 'a {
    let planned: HashSet<NodeId> =
        plan.phases().iter().filter(|phase| !phase.days.is_empty()).filter_map(|phase| phase.heading).collect();
    let is_task = move |id: NodeId| outline.mark(id).is_some_and(Mark::is_gfm);
    let in_plan = move |id: NodeId| {
        plan.day_at(id).is_some()
            || outline.ancestors(id).any(|above| planned.contains(&above) || plan.day_at(above).is_some())
    };
    nodes.filter(move |&id| is_task(id) && !in_plan(id))
}

/// A study day's phase, goal and title.
fn surroundings(plan: &Plan, day: DayId, outline: &Outline) -> String {
    let phase = plan.day(day).phase;
    let goal = plan.phases()[phase].goal.clone().unwrap_or_default();
    format!("{} {goal} {}", plan.path(phase, outline).join(" "), plan.title(day, outline))
}

/// A word in small letters.
fn small(word: &str) -> Cow<'_, str> {
    if word.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(word.to_ascii_lowercase())
    } else {
        Cow::Borrowed(word)
    }
}

/// What a title is about.
#[derive(Debug, Default)]
struct Terms<'t> {
    /// Runs of Chinese characters outside brackets.
    han: Vec<&'t str>,
    /// Latin words outside brackets, small, without the plural's `s`.
    words: Vec<Cow<'t, str>>,
    /// Latin words within brackets.
    aside: Vec<Cow<'t, str>>,
}

impl<'t> Terms<'t> {
    fn of(title: &'t str) -> Self {
        let mut terms = Self::default();
        // Where the term begins that is being read.
        let (mut han, mut word, mut depth) = (None, None, 0_usize);
        for (at, c) in title.char_indices().chain([(title.len(), ' ')]) {
            let joins = matches!(c, '与' | '和' | '及' | '的' | '或');
            let is_han = matches!(c, '\u{4e00}'..='\u{9fff}') && !joins;
            if let Some(from) = han.take_if(|_| !is_han) {
                terms.add_han(&title[from..at], depth);
            }
            let in_word = c.is_ascii_alphanumeric()
                || matches!(c, '+' | '#')
                || (c == '/' && word.is_some_and(|from| at - from <= 3));
            if let Some(from) = word.take_if(|_| !in_word) {
                terms.add_word(&title[from..at], depth);
            }
            match c {
                '(' | '（' | '[' | '【' => depth += 1,
                ')' | '）' | ']' | '】' => depth = depth.saturating_sub(1),
                _ if is_han => _ = han.get_or_insert(at),
                _ if in_word => _ = word.get_or_insert(at),
                _ => {}
            }
        }
        terms
    }

    fn add_han(&mut self, term: &'t str, depth: usize) {
        if depth == 0 && term.chars().nth(1).is_some() {
            self.han.push(term);
        }
    }

    fn add_word(&mut self, term: &'t str, depth: usize) {
        let term = small(term.trim_end_matches(['/', '+']));
        let long = term.len() > 4;
        let stem = term.strip_suffix("es").filter(|_| long && term.ends_with("sses"));
        let stem = stem.or(term.strip_suffix('s').filter(|stem| long && !stem.ends_with('s'))).unwrap_or(&term);
        if stem.len() > 1 && !COMMON.contains(&stem) && !stem.bytes().all(|byte| byte.is_ascii_digit()) {
            let length = stem.len();
            let stem = match term {
                Cow::Borrowed(term) => Cow::Borrowed(&term[..length]),
                Cow::Owned(term) => Cow::Owned(term[..length].to_owned()),
            };
            if depth == 0 { &mut self.words } else { &mut self.aside }.push(stem);
        }
    }

    /// Whether a study day of these terms is about a task of those.
    fn names(&self, task: &Terms<'_>, rare: &dyn Fn(&str) -> bool) -> bool {
        let own = |word: &Cow<'_, str>| self.words.contains(word) || self.aside.contains(word);
        let begins = |term: &&str| !COMMON_HAN.contains(term) && self.han.iter().any(|day| day.starts_with(term));
        // The task's own term begins one of the day's, and the task names nothing else that the day does not.
        let by_term = task.han.first().is_some_and(begins) && task.han.len() == 1 && task.words.iter().all(own);
        // Among Chinese words a Latin one is a name; among Latin ones it may be any word.
        let mixed = !task.han.is_empty() || !self.han.is_empty();
        let by_name =
            mixed && task.words.iter().chain(&task.aside).any(|word| word.len() > 2 && own(word) && rare(word));
        let whole = !mixed
            && !task.words.is_empty()
            && task.words.iter().all(own)
            && task.words.iter().any(|word| word.len() > 3);
        by_term || by_name || whole
    }

    /// How many terms both have.
    fn shared(&self, other: &Terms<'_>) -> usize {
        let words = self.words.iter().filter(|word| other.words.contains(word)).count();
        words + self.han.iter().filter(|term| other.han.contains(term)).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "## Python 进阶\n- [ ] 装饰器 (Decorators)\n- [ ] 元类 (Metaclasses)\n- [ ] Gunicorn 部署\n- [ ] 缓存策略\n- [ ] API 网关\n## 设计模式\n- [ ] 装饰器\n- [ ] 单例\n- [ ] 数据库：MySQL\n";

    fn topics_of(day: &str) -> Vec<String> {
        let text = format!("{LIST}## 计划\n### Phase 1: Python OOP\n* **Day 1: {day}**\n* **Day 2: x**\n");
        let document = Document::read(text);
        let plan = Plan::of(&document);
        let found = topics(&document, &plan, &[plan.ids().next().unwrap()]);
        found.into_iter().map(|id| document.outline().title(id).to_owned()).collect()
    }

    #[test]
    fn a_day_finds_the_tasks_that_share_its_words() {
        assert_eq!(topics_of("装饰器与 AOP"), ["装饰器 (Decorators)"]);
        assert_eq!(topics_of("元类 (Metaclass) 与 反射"), ["元类 (Metaclasses)"]);
        assert_eq!(topics_of("WSGI 与 Gunicorn"), ["Gunicorn 部署"]);
        assert_eq!(topics_of("单例模式与 OOP 实战"), ["单例"]);
    }

    #[test]
    fn a_day_that_is_called_by_tasks_is_about_those() {
        assert_eq!(topics_of("API 网关；Gunicorn 部署"), ["Gunicorn 部署", "API 网关"]);
        assert_eq!(topics_of("缓存策略"), ["缓存策略"]);
        // Both are called so, and the phase is about one of them.
        assert_eq!(topics_of("装饰器"), ["装饰器"]);
        let text = "## Core\n- [ ] Git\n- [ ] Git hooks; and more (2h)\n- [ ] SSH\n## Plan\n### Phase 1: Core\n* **Day 1: SSH; Git hooks; and more**\n* **Day 2: SSH**\n    * Git\n";
        let document = Document::read(text.to_owned());
        let plan = Plan::of(&document);
        let found = |days: &[DayId]| {
            let found = topics(&document, &plan, days);
            found.into_iter().map(|id| document.outline().title(id).to_owned()).collect::<Vec<_>>()
        };
        let days: Vec<DayId> = plan.ids().collect();
        assert_eq!(found(&days[..1]), ["Git hooks; and more (2h)", "SSH"]);
        assert_eq!(found(&days[1..]), ["Git"]);
    }

    #[test]
    fn a_day_that_is_called_by_a_task_with_others_beneath_is_about_those() {
        let text = "## Asking\n- [ ] **Joins**\n  - [ ] Inner and left\n  - [x] Anti\n    - [ ] `NOT EXISTS`\n- [ ] Views\n- [ ] Joins of today\n## Plan\n### Phase 1: Asking\n* **Day 1: Joins**\n* **Day 2: Views; Joins**\n* Day 3: Joins and more\n";
        let document = Document::read(text.to_owned());
        let plan = Plan::of(&document);
        let found = |day: usize| {
            let found = topics(&document, &plan, &[plan.ids().nth(day).unwrap()]);
            found.into_iter().map(|id| document.outline().title(id).to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(found(0), ["Inner and left", "NOT EXISTS"]);
        assert_eq!(found(1), ["Inner and left", "NOT EXISTS", "Views"]);
        assert_eq!(found(2), Vec::<String>::new());
    }

    #[test]
    fn what_only_sounds_alike_is_no_topic() {
        for day in ["数据库 ORM (SQLAlchemy)", "待办事项管理 API", "策略模式", "部署实战", "Python 基础"]
        {
            assert_eq!(topics_of(day), Vec::<String>::new(), "{day}");
        }
    }
}
