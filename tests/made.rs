//! The roadmap on which the benches measure: what it holds.

#![allow(clippy::unwrap_used)]

#[path = "../benches/support/made.rs"]
#[allow(unreachable_pub)]
mod made;

use chrono::NaiveDate;
use roadmap::app::{App, Opening};
use roadmap::document::Document;
use roadmap::document::outline::NodeId;
use roadmap::text::fingerprint::fingerprint;

fn opened(tasks: usize) -> App {
    let (year, month, day) = made::TODAY;
    let date = NaiveDate::from_ymd_opt(year, month, day).unwrap();
    App::new(Document::read(made::roadmap(tasks)), Opening { date, ..Opening::default() })
}

fn tasks(app: &App) -> Vec<NodeId> {
    let outline = app.document().outline();
    outline.ids().filter(|&id| outline.node(id).mark().is_some()).collect()
}

#[test]
fn a_made_roadmap_has_just_the_tasks_that_were_asked_for() {
    for count in [0, 1, 100, 1_000, 10_000] {
        assert_eq!(tasks(&opened(count)).len(), count);
    }
}

/// The bounds of the benches are of this text: where it changes, they have to be measured again.
#[test]
fn a_made_roadmap_is_always_the_same() {
    let text = made::roadmap(10_000);
    assert_eq!((text.len(), fingerprint(text.as_bytes())), (437_077, 603_565_704_721_423_564));
}

#[test]
fn a_made_roadmap_has_all_that_makes_reading_hard() {
    let app = opened(1_000);
    let (outline, text) = (app.document().outline(), app.document().text());
    let above = |id: NodeId| outline.ancestors(id).filter(|&id| outline.node(id).mark().is_some()).count();
    let depths: Vec<usize> = tasks(&app).into_iter().map(above).collect();
    assert_eq!(depths.iter().max(), Some(&5), "six deep, the first of them beneath none");
    for part in ["](https://", "**", "\n  ```\n", "- [ ] code, and no task", "`io_uring`", "所有权", "### Phase 1: "]
    {
        assert!(text.contains(part), "{part}");
    }
    assert_eq!(text.matches(&format!("### {}\n", made::FIRST)).count(), 1);
    let done = app.progress().whole;
    assert!(done.done > done.total / 5 && done.done < done.total / 2, "{done:?}");
}

#[test]
fn a_made_roadmap_has_a_plan_in_whose_midst_today_is() {
    let app = opened(1_000);
    let calendar = app.calendar().unwrap();
    assert_eq!(app.plan().total_days(), 100);
    assert!(app.plan().phases().iter().all(|phase| phase.goal.is_some()));
    let focus = app.standing().focus().unwrap();
    assert!(calendar.span().unwrap().0 < app.standing().date && app.standing().date < calendar.span().unwrap().1);
    assert_eq!(app.plan().phase_name(app.plan().day(focus).phase, app.document().outline()), "Phase 3");
}
