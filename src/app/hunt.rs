//! A search on its way through a roadmap, a stretch of titles at a time, so that no key waits for the end of a long one.
//!
//! It sets out at what is selected and goes round, so that what it comes upon first is what will be selected in the end.
//! Nothing that it shows is taken back: what is found later is only counted.

use std::sync::Arc;

use super::App;
use super::action::{Action, News, View};
use super::overlay::Over;
use super::query::{Query, Seeking};
use super::search::Search;
use crate::document::outline::{NodeId, Outline};
use crate::text::seek::Nearness;

/// How many titles are looked at before somebody should look for keys: some milliseconds' worth.
pub const STRETCH: usize = 1 << 16;

/// A search that is on its way.
#[derive(Debug, Clone)]
pub(super) struct Hunt {
    /// By node, whether its state is one that is asked for, where any is.
    stated: Option<Vec<bool>>,
    /// Where it set out.
    from: usize,
    /// How many nodes it has looked at since.
    looked: usize,
    /// What was found from there on, and what was found when it had gone round, in reading order.
    behind: Vec<NodeId>,
    before: Vec<NodeId>,
    /// Whether one of these is selected already.
    has_shown: bool,
    /// What was found as it is written, once it is sought more loosely.
    written: Arc<[NodeId]>,
}

impl Hunt {
    /// Looks at as many titles as there is time for, and takes that off.
    fn look(&mut self, time: &mut usize, outline: &Outline, Seeking { query, nearness }: &Seeking) {
        // Next to finding it as it is written.
        let cost = match nearness {
            Nearness::Written => 1,
            Nearness::Spoken => 4,
            Nearness::Near => 8,
        };
        let last = outline.len().min(self.looked.saturating_add(time.div_ceil(cost)));
        *time = time.saturating_sub((last - self.looked).saturating_mul(cost));
        for looked in self.looked..last {
            let id = NodeId::at((self.from + looked) % outline.len());
            let is_stated = self.stated.as_ref().is_none_or(|stated| stated[id.index()]);
            if is_stated && query.is_said(outline.title(id), *nearness) {
                let found = if id.index() < self.from { &mut self.before } else { &mut self.behind };
                found.push(id);
            }
        }
        self.looked = last;
    }

    fn found(&self) -> Vec<NodeId> {
        [self.before.as_slice(), &self.behind].concat()
    }

    /// The same from the beginning, more loosely.
    fn again(self, written: Arc<[NodeId]>) -> Self {
        Self { looked: 0, behind: Vec::new(), before: Vec::new(), written, ..self }
    }
}

impl App {
    /// Whether a search is on its way, and [`App::go_on`] is to be called when there is nothing else to do.
    #[must_use]
    pub fn is_hunting(&self) -> bool {
        self.hunt.is_some()
    }

    /// Goes on with the search that is on its way, by so many titles. Says whether there is anything new to see.
    pub fn go_on(&mut self, titles: usize) -> bool {
        let over = self.over.take();
        let search = if let Some(Over::Search(search)) = &over { Some(search) } else { None };
        let is_new = self.hunt_on(search, titles);
        self.over = over;
        is_new
    }

    /// Sets out for what is asked for.
    pub(super) fn begin_hunt(&mut self, search: &Search, query: Query) {
        self.set_out(search, search.views()[0]);
        self.seeking = Seeking { query, nearness: Nearness::default() };
        self.forget_found();
        if self.seeking.is_empty() {
            return;
        }
        let from = self.list().node().filter(|_| search.begins_in_tree()).map_or(0, NodeId::index);
        let stated = self.stated(&self.seeking.query);
        let (behind, before) = (Vec::new(), Vec::new());
        self.know(Arc::default());
        self.hunt = Some(Hunt { stated, from, looked: 0, behind, before, has_shown: false, written: Arc::default() });
    }

    /// The same as [`App::go_on`], for a search whose words are being typed, or are no more.
    pub(super) fn hunt_on(&mut self, search: Option<&Search>, titles: usize) -> bool {
        let (mut time, mut is_new) = (titles, false);
        while let Some(mut hunt) = self.hunt.take().filter(|_| !self.seeking.is_empty()) {
            let found = hunt.behind.len() + hunt.before.len();
            hunt.look(&mut time, self.document.outline(), &self.seeking);
            if hunt.looked == self.document.outline().len() {
                is_new = true;
                self.hunt = self.end_round(hunt, search);
                continue;
            }
            if hunt.behind.len() + hunt.before.len() > found {
                is_new = true;
                self.know(hunt.found().into());
                hunt.has_shown |= search.is_some_and(|search| self.show_first(search, &hunt));
            }
            self.hunt = Some(hunt);
            break;
        }
        is_new
    }

    /// All was looked at. Where nothing is selected yet, selects something in one of the views; where there is nothing, sets
    /// out again, more loosely.
    fn end_round(&mut self, hunt: Hunt, search: Option<&Search>) -> Option<Hunt> {
        let mut found = hunt.found();
        let above = self.above_lines(&self.seeking, &found);
        if !above.is_empty() {
            found.extend(above);
            found.sort_unstable();
            found.dedup();
        }
        let found: Arc<[NodeId]> = found.into();
        self.know(found.clone());
        let search = search.filter(|_| !hunt.has_shown)?;
        let has_any = |&&view: &&View| {
            self.set_out(search, view);
            self.match_count() > 0
        };
        if let Some(&view) = search.views().iter().find(has_any) {
            let is_home = view == search.home_view();
            if let Some(id) = if is_home { self.first_match() } else { self.best_match() } {
                self.reveal(id);
            }
            return None;
        }
        self.set_out(search, search.views()[0]);
        let written = if self.seeking.nearness == Nearness::Written { found } else { hunt.written.clone() };
        // As it is written, else as it is spoken, else what comes near: the nearest that anything comes.
        let looser = self.seeking.query.nearnesses().iter().find(|&&nearness| nearness > self.seeking.nearness);
        self.seeking.nearness = looser.copied().unwrap_or_default();
        self.know(if looser.is_some() { Arc::default() } else { written.clone() });
        looser.map(|_| hunt.again(written))
    }

    /// Selects what was found first, where nothing that is found later can come before it.
    fn show_first(&mut self, search: &Search, hunt: &Hunt) -> bool {
        // From elsewhere it is the best that is meant, and only what is written so can be better than another.
        let is_told = match search.views() {
            [View::Roadmap] => search.begins_in_tree() || self.seeking.nearness > Nearness::Written,
            _ => false,
        };
        let (shown, mut round) = (self.zoomed(), hunt.behind.iter().chain(&hunt.before));
        let first = round.find(|&&id| shown.contains(&id.index()) && self.is_in_tree(id)).filter(|_| is_told).copied();
        if let Some(id) = first.filter(|_| !hunt.has_shown) {
            self.reveal(id);
        }
        first.is_some()
    }

    /// Ends at once what is on its way, unless what is asked for leaves it alone or sets out anew.
    pub(super) fn end_hunt_for(&mut self, action: Action) {
        let Some(hunt) = &self.hunt else { return };
        let is_typed = self.search().is_some();
        let leaves_alone = match action {
            Action::Type(_) | Action::Paste(_) | Action::Pasted | Action::Stroke(_) => true,
            Action::Back | Action::Quit | Action::Redraw | Action::Suspend => true,
            Action::Open if is_typed => hunt.has_shown,
            Action::NextMatch | Action::PreviousMatch => false,
            _ => !is_typed,
        };
        if !leaves_alone {
            self.end_hunt();
        }
    }

    /// The same for what is heard.
    pub(super) fn end_hunt_at(&mut self, news: &News) {
        let passes_by =
            matches!(news, News::Minutes(_) | News::Noted(_) | News::NotNoted(_) | News::Quiet | News::Read(_));
        if !passes_by && !matches!(news, News::Saved(_) | News::Same) {
            self.end_hunt();
        }
    }

    fn end_hunt(&mut self) {
        while self.is_hunting() {
            self.go_on(usize::MAX);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;
    use crate::app::Opening;
    use crate::document::Document;

    const LINES: &[&str] = &[
        "# decorators",
        "## Phase 1: b",
        "### Day 1: 装饰器",
        "### Day 2: zs ✅",
        "- [ ] 装饰器 decorators",
        "  - [x] decorations",
        "    - [ ] dcrts",
        "  - [-] 装饰",
        "- zsq",
        "",
        "plain decorum",
        "plain 装",
    ];

    const TYPED: &[&str] =
        &["d", "dec", "decorators", "decrators", "decorum", "装", "zsq", "zs", "is:done", "is:open d", "qqqq", "plain"];

    const BEFORE: &[Action] = &[
        Action::Move(1),
        Action::Move(4),
        Action::Last,
        Action::Fold,
        Action::FoldAll,
        Action::Zoom,
        Action::Show(View::Plan),
        Action::Show(View::Roadmap),
    ];

    proptest! {
        #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_search_by_stretches_ends_where_one_in_one_go_does(
            lines in vec(select(LINES), 0..14),
            before in vec(select(BEFORE), 0..6),
            typed in select(TYPED),
            stretch in 1..9_usize,
        ) {
            let mut app = App::new(Document::read(lines.join("\n") + "\n"), Opening::default());
            for action in before.into_iter().chain([Action::Search]) {
                let _ = app.update(action);
            }
            let mut at_once = app.clone();
            for c in typed.chars() {
                let _ = at_once.update(Action::Type(c));
            }
            prop_assert!(!at_once.is_hunting());
            let Some(Over::Search(search)) = app.over.take() else { panic!("nothing is being typed") };
            app.begin_hunt(&search, Query::typed(typed));
            app.over = Some(Over::Search(search));
            let mut shown = None;
            while app.is_hunting() {
                app.go_on(stretch);
                if app.hunt.as_ref().is_some_and(|hunt| hunt.has_shown) {
                    let now = app.list().node();
                    prop_assert_eq!(*shown.get_or_insert(now), now, "it jumps");
                }
            }
            let state = |app: &App| {
                let rows = View::ALL.map(|view| app.list_of(view).rows().to_vec());
                let selected = View::ALL.map(|view| app.list_of(view).selected());
                (app.view, app.seeking.clone(), app.found(), app.folded.clone(), app.zoom, rows, selected)
            };
            prop_assert_eq!(state(&app), state(&at_once));
            let fits = app.fits(&app.seeking);
            let all: Vec<NodeId> = app.document.outline().ids().filter(|id| fits[id.index()]).collect();
            prop_assert_eq!(&*app.found(), all);
        }
    }

    #[test]
    fn what_is_typed_meanwhile_sets_out_anew_and_any_other_key_means_the_end() {
        let text: String = (0..STRETCH).map(|number| format!("- {number}\n")).collect();
        let mut app = App::new(Document::read(text + "- 装饰器\n"), Opening::default());
        let title = |app: &App| app.list().node().map(|id| app.document().outline().title(id).to_owned());
        for action in [Action::Search, Action::Type('z')] {
            let _ = app.update(action);
        }
        assert_eq!((app.is_hunting(), title(&app).as_deref()), (true, Some("0")));
        let _ = app.update(Action::Type('s'));
        let _ = app.update(Action::Open);
        assert_eq!((app.is_hunting(), title(&app).as_deref(), app.search()), (false, Some("装饰器"), None));
        for action in [Action::Search, Action::Type('4'), Action::Open] {
            let _ = app.update(action);
        }
        assert_eq!((app.is_hunting(), title(&app).as_deref(), app.search()), (true, Some("4"), None));
        let _ = app.update(Action::NextMatch);
        assert_eq!((app.is_hunting(), title(&app).as_deref()), (false, Some("14")));
    }
}
