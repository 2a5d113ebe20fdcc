//! Which item a reader means: `line:17`, `task:3`, `today`, a title, a path of titles, or a part of one.

use std::cell::OnceCell;
use std::collections::HashMap;

use crate::app::App;
use crate::document::mark::Mark;
use crate::document::outline::{Node, NodeId, Outline};
use crate::plan::standing::State;
use crate::text::lines::Lines;

/// Why a name means no item.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Missing {
    /// Nothing is called that.
    Nothing,
    /// There is no study day on this date.
    NoStudyDay,
    /// Several items are.
    Several(Vec<NodeId>),
}

/// The one node that `name` means.
pub(super) fn find(app: &App, name: &str) -> Result<NodeId, Missing> {
    Names::of(app).find(name)
}

/// What the nodes of a roadmap are called by. Each list is made when it is first asked for, and then serves thousands of names.
pub(super) struct Names<'a> {
    app: &'a App,
    /// On which line each node begins, in their order.
    lines: OnceCell<Vec<(usize, NodeId)>>,
    tasks: OnceCell<Vec<NodeId>>,
    titles: OnceCell<HashMap<&'a str, Vec<NodeId>>>,
    /// The titles in small letters.
    small: OnceCell<Vec<(NodeId, String)>>,
}

impl<'a> Names<'a> {
    pub(super) fn of(app: &'a App) -> Self {
        Self { app, lines: OnceCell::new(), tasks: OnceCell::new(), titles: OnceCell::new(), small: OnceCell::new() }
    }

    /// The one node that `name` means.
    pub(super) fn find(&self, name: &str) -> Result<NodeId, Missing> {
        let app = self.app;
        if name == "today" {
            // Without dates, today is the first open study day.
            let undated = app.standing().next_open.filter(|_| app.standing().state == State::Undated);
            let day = app.standing().day.or(undated);
            return day.map(|day| app.plan().day(day).node).ok_or(Missing::NoStudyDay);
        }
        if let Some(line) = number(name, "line:") {
            let lines = self.lines();
            let from = lines.partition_point(|(other, _)| *other < line);
            let on_line = || lines[from..].iter().take_while(|(other, _)| *other == line).map(|(_, id)| *id);
            let tickable = on_line().find(|id| can_tick(app, *id));
            return tickable.or(on_line().next()).ok_or(Missing::Nothing);
        }
        if let Some(task) = number(name, "task:") {
            let found = task.checked_sub(1).and_then(|at| self.tasks().get(at));
            return found.copied().ok_or(Missing::Nothing);
        }
        self.by_title(name)
    }

    fn lines(&self) -> &[(usize, NodeId)] {
        self.lines.get_or_init(|| {
            let (lines, outline) = (Lines::of(self.app.document().text()), self.outline());
            self.entries().map(|id| (lines.number(outline.node(id).start), id)).collect()
        })
    }

    fn tasks(&self) -> &[NodeId] {
        let is_task = |(id, node): (NodeId, Node<'_>)| node.mark().is_some_and(Mark::is_gfm).then_some(id);
        self.tasks.get_or_init(|| self.outline().iter().filter_map(is_task).collect())
    }

    fn titled(&self, title: &str) -> &[NodeId] {
        let titles = self.titles.get_or_init(|| {
            let mut titles: HashMap<&str, Vec<NodeId>> = HashMap::new();
            self.entries().for_each(|id| titles.entry(self.outline().title(id)).or_default().push(id));
            titles
        });
        titles.get(title).map_or(&[], Vec::as_slice)
    }

    fn small(&self) -> &[(NodeId, String)] {
        let small = |id: NodeId| (id, self.outline().title(id).to_lowercase());
        self.small.get_or_init(|| self.entries().map(small).collect())
    }

    fn outline(&self) -> &'a Outline {
        self.app.document().outline()
    }

    fn entries(&self) -> impl Iterator<Item = NodeId> + 'a {
        self.app.plan().entries(self.outline())
    }

    /// The first of these that anything fits: the whole title, a path that ends in it, a part of a title, a path of parts.
    /// What can be ticked goes before what cannot.
    fn by_title(&self, name: &str) -> Result<NodeId, Missing> {
        let (outline, name) = (self.outline(), name.trim());
        if name.is_empty() {
            return Err(Missing::Nothing);
        }
        let is_path = name.contains('/');
        let ways: [&dyn Fn() -> Vec<NodeId>; 4] = [
            &|| self.titled(name).to_vec(),
            &|| self.entries().filter(|id| is_path && is_path_of(outline, *id, name)).collect(),
            &|| {
                let part = name.to_lowercase();
                self.small().iter().filter(|(_, title)| title.contains(&part)).map(|(id, _)| *id).collect()
            },
            &|| {
                let parts: Vec<String> = name.split('/').map(|part| part.trim().to_lowercase()).collect();
                self.entries().filter(|id| is_path && is_path_of_parts(outline, *id, &parts)).collect()
            },
        ];
        let found = ways.iter().map(|way| way()).find(|found| !found.is_empty()).unwrap_or_default();
        let tickable: Vec<NodeId> = found.iter().copied().filter(|&id| can_tick(self.app, id)).collect();
        only(if tickable.is_empty() { found } else { tickable })
    }
}

fn number(name: &str, prefix: &str) -> Option<usize> {
    name.strip_prefix(prefix)?.trim().parse().ok()
}

fn only(found: Vec<NodeId>) -> Result<NodeId, Missing> {
    match found.as_slice() {
        [] => Err(Missing::Nothing),
        [one] => Ok(*one),
        _ => Err(Missing::Several(found)),
    }
}

fn can_tick(app: &App, id: NodeId) -> bool {
    app.document().outline().node(id).mark().is_some() || app.plan().day_at(id).is_some()
}

/// Whether `path` is the node's title behind titles of what stands above it; steps may be left out.
fn is_path_of(outline: &Outline, id: NodeId, path: &str) -> bool {
    let Some(mut rest) = path.strip_suffix(outline.title(id)) else { return false };
    for above in outline.ancestors(id) {
        let Some(before) = rest.trim_end().strip_suffix('/') else { break };
        match before.trim_end().strip_suffix(outline.title(above)) {
            Some("") => return true,
            Some(shorter) => rest = shorter,
            None => {}
        }
    }
    false
}

/// Whether the node's title holds the last part, and titles above it hold the others, in their order.
fn is_path_of_parts(outline: &Outline, id: NodeId, parts: &[String]) -> bool {
    let Some((last, mut before)) = parts.split_last() else { return false };
    let holds = |id: NodeId, part: &str| !part.is_empty() && outline.title(id).to_lowercase().contains(part);
    if before.is_empty() || !holds(id, last) {
        return false;
    }
    for above in outline.ancestors(id) {
        if let Some((nearest, others)) = before.split_last()
            && holds(above, nearest)
        {
            before = others;
        }
    }
    before.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Opening;
    use crate::document::Document;

    const TEXT: &str = "# 路线\n## Python\n- [ ] **Core**\n  - [ ] 装饰器 (Decorators)\n  - [x] HTTP / HTTPS\n## Design\n- [ ] 装饰器\n- plain\n";

    fn found(name: &str) -> Result<String, usize> {
        let app = App::new(Document::read(TEXT.to_owned()), Opening::default());
        match find(&app, name) {
            Ok(id) => Ok(app.document().outline().title(id).to_owned()),
            Err(Missing::Several(found)) => Err(found.len()),
            Err(_) => Err(0),
        }
    }

    #[test]
    fn an_item_is_named_by_place_title_path_or_part() {
        assert_eq!(found("line:5").as_deref(), Ok("HTTP / HTTPS"));
        assert_eq!(found("task:2").as_deref(), Ok("装饰器 (Decorators)"));
        assert_eq!(found("装饰器").as_deref(), Ok("装饰器"));
        assert_eq!(found("Python/装饰器").as_deref(), Ok("装饰器 (Decorators)"));
        assert_eq!(found("Core/HTTP / HTTPS").as_deref(), Ok("HTTP / HTTPS"));
        assert_eq!(found("Python/Core/HTTP / HTTPS").as_deref(), Ok("HTTP / HTTPS"));
        assert_eq!(found("decorators").as_deref(), Ok("装饰器 (Decorators)"));
        assert_eq!(found("饰"), Err(2));
        assert_eq!(found("nothing"), Err(0));
        assert_eq!(found("task:9"), Err(0));
        assert_eq!(found("task:0"), Err(0));
        assert_eq!(found(""), Err(0));
    }
}
