//! Which item a reader means: `line:17`, `task:3`, `today`, a title, a path of titles, or a part of one.

use crate::app::App;
use crate::document::outline::{NodeId, Outline};
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
    let outline = app.document().outline();
    if name == "today" {
        // Without dates, today is the first open study day.
        let undated = app.standing().next_open.filter(|_| app.standing().state == State::Undated);
        let day = app.standing().day.or(undated);
        return day.map(|day| app.plan().day(day).node).ok_or(Missing::NoStudyDay);
    }
    if let Some(line) = number(name, "line:") {
        let lines = Lines::of(app.document().text());
        let on_line = |id: &NodeId| lines.number(outline.node(*id).start) == line;
        let found: Vec<NodeId> = app.plan().entries(outline).filter(on_line).collect();
        let tickable = found.iter().find(|&&id| can_tick(app, id));
        return tickable.or(found.first()).copied().ok_or(Missing::Nothing);
    }
    if let Some(task) = number(name, "task:") {
        let tasks = outline.iter().filter(|(_, node)| node.mark().is_some_and(|mark| mark.is_gfm()));
        return only(tasks.map(|(id, _)| id).skip(task.wrapping_sub(1)).take(1).collect());
    }
    by_title(app, name)
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

/// The first of these that anything fits: the whole title, a path that ends in it, a part of a title, a path of parts.
/// What can be ticked goes before what cannot.
fn by_title(app: &App, name: &str) -> Result<NodeId, Missing> {
    let outline = app.document().outline();
    let entries = || app.plan().entries(outline);
    let name = name.trim();
    let parts: Vec<String> = name.split('/').map(|part| part.trim().to_lowercase()).collect();
    let ways: [&dyn Fn(NodeId) -> bool; 4] = [
        &|id| outline.title(id) == name,
        &|id| is_path(outline, id, name),
        &|id| outline.title(id).to_lowercase().contains(&name.to_lowercase()),
        &|id| is_path_of_parts(outline, id, &parts),
    ];
    for way in ways {
        let found: Vec<NodeId> = entries().filter(|&id| !name.is_empty() && way(id)).collect();
        let tickable: Vec<NodeId> = found.iter().copied().filter(|&id| can_tick(app, id)).collect();
        if !found.is_empty() {
            return only(if tickable.is_empty() { found } else { tickable });
        }
    }
    Err(Missing::Nothing)
}

/// Whether `path` is the node's title behind titles of what stands above it; steps may be left out.
fn is_path(outline: &Outline, id: NodeId, path: &str) -> bool {
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
