//! What a change to a roadmap's items and sections writes, byte for byte.

#![allow(clippy::unwrap_used)]

use roadmap::document::Document;
use roadmap::document::arrange::{Change, Place, Refused};
use roadmap::document::mark::Mark;
use roadmap::document::outline::NodeId;

/// The first node that says this.
#[track_caller]
fn node(document: &Document, title: &str) -> NodeId {
    let outline = document.outline();
    let says = |id: &NodeId| outline.title(*id) == title;
    let begins = |id: &NodeId| outline.title(*id).split(' ').next() == Some(title);
    outline.ids().find(says).or_else(|| outline.ids().find(begins)).unwrap_or_else(|| panic!("no {title:?}"))
}

/// What did not come out as it should, all of it at once.
#[derive(Default)]
struct Wrong(String);

impl Wrong {
    fn note(&mut self, said: &str, expected: &str, of: &dyn std::fmt::Debug) {
        if said != expected {
            self.0 += &format!("{of:?}\n  {said:?}\n  {expected:?}\n");
        }
    }
}

impl Drop for Wrong {
    fn drop(&mut self) {
        assert!(self.0.is_empty() || std::thread::panicking(), "\n{}", self.0);
    }
}

/// What becomes of a text, and that it comes back.
#[track_caller]
fn made(text: &str, change: impl Fn(&Document) -> Result<roadmap::document::arrange::Arranged, Refused>) -> String {
    let document = Document::read(text.to_owned());
    match change(&document) {
        Ok(arranged) => {
            let after = arranged.edit.apply(text);
            assert_eq!(arranged.edit.inverse(text).apply(&after), text);
            after
        }
        Err(refused) => format!("{refused:?}"),
    }
}

#[track_caller]
fn add(text: &str, place: Place, beside: &str) -> String {
    made(text, |document| document.arrange(&Change::Add { text: "new", place, node: node(document, beside) }))
}

#[track_caller]
fn many(text: &str, titles: &[&str], change: impl Fn(&[NodeId]) -> Change<'_>) -> String {
    made(text, |document| {
        let nodes: Vec<NodeId> = titles.iter().map(|title| node(document, title)).collect();
        document.arrange(&change(&nodes))
    })
}

#[track_caller]
fn move_to(text: &str, titles: &[&str], place: Place, beside: &str) -> String {
    let to = node(&Document::read(text.to_owned()), beside);
    made(text, |document| {
        let nodes: Vec<NodeId> = titles.iter().map(|title| node(document, title)).collect();
        document.arrange(&Change::Move { nodes: &nodes, place, node: to })
    })
}

#[track_caller]
fn shift(text: &str, titles: &[&str], by: isize) -> String {
    many(text, titles, |nodes| Change::Shift { nodes, by })
}

#[test]
fn a_new_task_is_written_as_its_neighbours_are() {
    let mut wrong = Wrong::default();
    use Place::{Above, Below, Inside};
    for (before, place, beside, after) in [
        ("- [ ] a\n- [ ] b\n", Below, "a", "- [ ] a\n- [ ] new\n- [ ] b\n"),
        ("- [ ] a\n- [ ] b\n", Above, "a", "- [ ] new\n- [ ] a\n- [ ] b\n"),
        ("- [ ] a", Below, "a", "- [ ] a\n- [ ] new"),
        ("- [ ] a", Above, "a", "- [ ] new\n- [ ] a"),
        ("# A\r\n*   [x] a\r\n*   [x] b", Below, "b", "# A\r\n*   [x] a\r\n*   [x] b\r\n*   [ ] new"),
        ("- a\r- b\r", Below, "a", "- a\r- [ ] new\r- b\r"),
        ("- a\n\n- b\n\n# H\n", Below, "b", "- a\n\n- b\n\n- [ ] new\n\n# H\n"),
        ("- a\n\n- b\n\n# H\n", Above, "a", "- [ ] new\n\n- a\n\n- b\n\n# H\n"),
        ("- a\n\n- b\n\n# H\n\n- c\n", Below, "c", "- a\n\n- b\n\n# H\n\n- c\n\n- [ ] new\n"),
        (
            "- a\n  - b\n\n    ```\n    x\n    ```\n- c\n",
            Below,
            "a",
            "- a\n  - b\n\n    ```\n    x\n    ```\n- [ ] new\n- c\n",
        ),
        ("1. a\n2. b\n", Below, "a", "1. a\n2. [ ] new\n3. b\n"),
        ("3) a\n4) b\n", Above, "a", "3) [ ] new\n4) a\n5) b\n"),
        ("1. a\n1. b\n", Below, "a", "1. a\n1. [ ] new\n1. b\n"),
        ("8. a\n9. b\n   - c\n", Below, "a", "8. a\n9. [ ] new\n10. b\n    - c\n"),
        ("> - a\n> - b\n", Below, "a", "> - a\n> - [ ] new\n> - b\n"),
        ("> - a\n>\n> - b\n", Below, "b", "> - a\n>\n> - b\n>\n> - [ ] new\n"),
        ("- a\n\t- b\n", Below, "b", "- a\n\t- b\n\t- [ ] new\n"),
        ("- a\n\t- b\n- c\n", Inside, "c", "- a\n\t- b\n- c\n\t- [ ] new\n"),
        ("- a\n    - b\n- c\n", Inside, "c", "- a\n    - b\n- c\n    - [ ] new\n"),
        ("- a\n  * b\n- c\n", Inside, "c", "- a\n  * b\n- c\n  * [ ] new\n"),
        ("- a\n", Inside, "a", "- a\n  - [ ] new\n"),
        ("12. a\n", Inside, "a", "12. a\n    - [ ] new\n"),
        ("*   a\n\n    more\n", Inside, "a", "*   a\n\n    more\n    *   [ ] new\n"),
        ("- a\n  - b\n  - c\n- d\n", Inside, "a", "- a\n  - b\n  - c\n  - [ ] new\n- d\n"),
        ("- - a\n", Below, "a", "- - a\n  - [ ] new\n"),
        (
            "# A\n\n- a\n\nwords\n\n- [ ] b\n\n[l](u)\n\n- link\n\n# B\n",
            Inside,
            "A",
            "# A\n\n- a\n\nwords\n\n- [ ] b\n- [ ] new\n\n[l](u)\n\n- link\n\n# B\n",
        ),
        ("# A\n\n* a\n\n# B\n\n# C\n", Inside, "B", "# A\n\n* a\n\n# B\n\n* [ ] new\n\n# C\n"),
        ("# A\n* a\n# B\n# C\n", Inside, "B", "# A\n* a\n# B\n* [ ] new\n# C\n"),
        ("# A\n## B\n", Inside, "B", "# A\n## B\n\n- [ ] new\n"),
        ("# A\n## B\n", Inside, "A", "# A\n\n- [ ] new\n\n## B\n"),
        ("# A", Inside, "A", "# A\n\n- [ ] new"),
        ("A\n===\nwords\n", Inside, "A", "A\n===\nwords\n\n- [ ] new\n"),
        ("# A\n\n- a\n- b\n", Below, "A", "# A\n\n- [ ] new\n- a\n- b\n"),
        ("+++\ntitle = 'x'\n+++\n- a\n", Above, "a", "+++\ntitle = 'x'\n+++\n- [ ] new\n- a\n"),
        ("\u{feff}- a\n", Above, "a", "\u{feff}- [ ] new\n- a\n"),
    ] {
        wrong.note(&add(before, place, beside), after, &(before, place, beside));
    }
}

#[test]
fn what_is_taken_out_takes_its_blank_lines_with_it_and_no_others() {
    let mut wrong = Wrong::default();
    for (before, titles, after) in [
        ("- a\n- b\n- c\n", &["b"][..], "- a\n- c\n"),
        ("- a\n- b\n- c", &["c"], "- a\n- b"),
        ("- a\n\n- b\n\n- c\n", &["b"], "- a\n\n- c\n"),
        ("- a\n\n- b\n\n\n# H\n", &["b"], "- a\n\n\n# H\n"),
        ("# A\n\n- a\n\n# B\n", &["a"], "# A\n\n# B\n"),
        ("# A\n- a\n# B\n", &["a"], "# A\n# B\n"),
        ("# A\n- a\n  - b\n    text\n\n    ```\n    x\n    ```\n- c\n", &["a"], "# A\n- c\n"),
        ("- a\n  - b\n\n- c\n", &["b"], "- a\n\n- c\n"),
        ("- a\n- b\n- c\n- d\n", &["c", "b", "d"], "- a\n"),
        ("1. a\n2. b\n3. c\n", &["a"], "1. b\n2. c\n"),
        ("9. a\n10. b\n    - c\n", &["a"], "9. b\n   - c\n"),
        ("words\n1. a\n2. b\n3. c\n", &["a"], "words\n1. b\n2. c\n"),
        ("> - a\n>\n> - b\n\nwords\n", &["b"], "> - a\n\nwords\n"),
        ("# A\n\n## B\n\n- b\n\n## C\n\n- c\n", &["B"], "# A\n\n## C\n\n- c\n"),
        ("# A\n\n## B\n\n- b\n\n## C\n\n- c\n", &["C"], "# A\n\n## B\n\n- b\n"),
        ("| a |\n| --- |\n| 1 |\n| 2 |\n\nx\n", &["2"], "| a |\n| --- |\n| 1 |\n\nx\n"),
        ("- a\n", &["a"], ""),
        ("- - a\n", &["a"], "SharesItsLine(NodeId(1))"),
        ("# A\n\n[b]\n\n# C\n\n[b]: /u\n", &["C"], "WouldChange { line: 3, title: \"b\" }"),
    ] {
        wrong.note(&many(before, titles, |nodes| Change::Remove(nodes)), after, &(before, titles));
    }
}

#[test]
fn another_text_leaves_marker_box_stamp_and_what_is_beneath() {
    let mut wrong = Wrong::default();
    for (before, of, text, after) in [
        ("- [x] a ✅ 2026-01-22 ^b\n  c\n", "a ^b c", "new", "- [x] new ✅ 2026-01-22 ^b\n  c\n"),
        ("*   **Day 1**  \r\n", "Day 1", "Day *1*", "*   Day *1*  \r\n"),
        ("## A ✅ ##\n", "A ✅", "B", "## B ✅ ##\n"),
        ("## A {#a}\n", "A", "B", "## B {#a}\n"),
        ("A\n===\n", "A", "B", "B\n===\n"),
        ("- a\n", "a", "# b", "- \\# b\n"),
        ("- a\n", "a", "1. b", "- 1\\. b\n"),
        ("- a\n", "a", "- b", "- \\- b\n"),
        ("- [ ] a\n", "a", "# b", "- [ ] # b\n"),
        ("- [ ] a\n", "a", "<b>", "- [ ] \\<b>\n"),
        ("- [ ]\n- x\n", "", "b", "- [ ] b\n- x\n"),
        ("- a\n", "a", "[x] b", "HasBox"),
        ("- a\n", "a", "b\nc", "ControlCharacters"),
        ("- a\n", "a", " \t", "NoText"),
        ("- a\n", "a", "a", "Same"),
        ("- [/] a\n", "a", "b", "- [/] b\n"),
        ("- \\# a\n", "# a", "b", "- b\n"),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n", "1 | 2", "3 | 4", "| a | b |\n|---|---|\n| 3 | 4 |\n"),
    ] {
        let change = |document: &Document| document.arrange(&Change::Retitle { node: node(document, of), text });
        wrong.note(&made(before, change), after, &(before, text));
    }
    let document = Document::read("- [x] **a** `b` ✅ 2026-01-22 ^c\n- \\# d\n### e ✅ ###\n".to_owned());
    let written: Vec<_> = document.outline().ids().map(|id| document.written(id)).collect();
    assert_eq!(written, ["**a** `b`", "\\# d", "e"]);
}

#[test]
fn siblings_change_places_and_numbers_indents_and_blank_lines_stay() {
    let mut wrong = Wrong::default();
    for (before, titles, by, after) in [
        ("- a\n- b\n", &["a"][..], 1, "- b\n- a\n"),
        ("- a\n- b", &["b"], -1, "- b\n- a"),
        ("- a\n  x\n\n- b\n\n\n- c\n", &["a"], 2, "- b\n\n- c\n\n\n- a\n  x\n"),
        ("1. a\n2. b\n   - c\n", &["b"], -1, "1. b\n   - c\n2. a\n"),
        ("9. a\n   - x\n10. b\n    - c\n", &["a"], 1, "9. b\n   - c\n10. a\n    - x\n"),
        ("- a\n- b\n- c\n- d\n", &["a", "c"], 1, "- b\n- a\n- d\n- c\n"),
        ("- a\n- b\n- c\n", &["a", "b"], 1, "- c\n- a\n- b\n"),
        ("# A\n- a\n- b\n# B\n* c\n", &["b"], 1, "# A\n- a\n# B\n* b\n* c\n"),
        ("# A\n- a\n- b\n# B\n* c\n", &["c"], -1, "# A\n- a\n- b\n- c\n# B\n"),
        ("# A\n- a\n", &["a"], 1, "Nowhere"),
        ("- a\n  - b\n", &["b"], 1, "Nowhere"),
        ("# T\n\n## A\n\n- a\n\n## B\n\n### C\n\n- b\n", &["A"], 1, "# T\n\n## B\n\n### C\n\n- b\n\n## A\n\n- a\n"),
        ("| a |\n|---|\n| 1 |\n| 2 |\n", &["1"], 1, "| a |\n|---|\n| 2 |\n| 1 |\n"),
    ] {
        wrong.note(&shift(before, titles, by), after, &(before, titles, by));
    }
}

#[test]
fn items_go_in_and_out_with_all_their_lines() {
    let mut wrong = Wrong::default();
    for (before, titles, after) in [
        ("- a\n- b\n", &["b"][..], "- a\n  - b\n"),
        (
            "- a\n  * x\n- b\n  c\n\n  ```\n    d\n  ```\n",
            &["b"],
            "- a\n  * x\n  * b\n    c\n\n    ```\n      d\n    ```\n",
        ),
        ("- a\n\t- x\n- b\n\t- y\n\t\t- z\n", &["b"], "- a\n\t- x\n\t- b\n\t\t- y\n\t\t\t- z\n"),
        ("*   a\n*   b\n\n    c\n", &["b"], "*   a\n    *   b\n\n        c\n"),
        ("1. a\n2. b\n3. c\n", &["b"], "1. a\n   - b\n2. c\n"),
        ("- a\n- b\n- c\n", &["b", "c"], "- a\n  - b\n  - c\n"),
        ("> - a\n> - b\n>   c\n", &["b"], "> - a\n>   - b\n>     c\n"),
        ("- a\n", &["a"], "Nowhere"),
        ("- a\n- b", &["b"], "- a\n  - b"),
        ("# A\n## B\n### C ###\n", &["B"], "# A\n### B\n#### C ####\n"),
        ("A\n=\n", &["A"], "A\n-\n"),
        ("###### A\n", &["A"], "NoSuchLevel"),
    ] {
        wrong.note(&many(before, titles, |nodes| Change::Indent(nodes)), after, &(before, titles));
    }
    for (before, titles, after) in [
        ("- a\n  - b\n  - c\n- d\n", &["b"][..], "- a\n  - c\n- b\n- d\n"),
        ("- a\n  - b\n- d\n", &["b"], "- a\n- b\n- d\n"),
        ("- a\n  - b", &["b"], "- a\n- b"),
        ("- a\n\n  - b\n\n    c\n\n- d\n", &["b"], "- a\n\n- b\n\n  c\n\n- d\n"),
        ("1. a\n   - b\n2. c\n", &["b"], "1. a\n2. b\n3. c\n"),
        ("- a\n\t- b\n\n\t\t\tcode\n", &["b"], "- a\n- b\n\n\t\tcode\n"),
        ("- a\n  - b\n    - c\n", &["b", "c"], "- a\n- b\n  - c\n"),
        ("- a\n", &["a"], "Nowhere"),
        ("# A\n## B\n### C\n", &["B"], "# A\n# B\n## C\n"),
        ("# A\n", &["A"], "NoSuchLevel"),
    ] {
        wrong.note(&many(before, titles, |nodes| Change::Outdent(nodes)), after, &(before, titles));
    }
}

#[test]
fn items_and_sections_go_elsewhere() {
    let mut wrong = Wrong::default();
    use Place::{Above, Below, Inside};
    for (before, titles, place, beside, after) in [
        ("# A\n- a\n- b\n# B\n*   c\n", &["a"][..], Inside, "B", "# A\n- b\n# B\n*   c\n*   a\n"),
        ("# A\n- a\n  - b\n# B\n", &["a"], Inside, "B", "# A\n# B\n- a\n  - b\n"),
        ("- a\n- b\n- c\n", &["c", "a"], Below, "b", "- b\n- a\n- c\n"),
        ("- a\n- b\n- c\n", &["c"], Above, "a", "- c\n- a\n- b\n"),
        ("- a\n- b\n", &["a"], Inside, "a", "BeneathItself"),
        ("- a\n- b\n", &["b"], Below, "a", "Same"),
        ("1. a\n2. b\n3. c\n", &["c"], Above, "a", "1. c\n2. a\n3. b\n"),
        ("# A\n\n- a\n\n# B\n\n> - b\n", &["a"], Below, "b", "# A\n\n# B\n\n> - b\n> - a\n"),
        ("# A\n\n> - a\n>   x\n> - b\n\n# B\n\n- c\n", &["a"], Below, "c", "# A\n\n> - b\n\n# B\n\n- c\n- a\n  x\n"),
        ("# A\n\nx\n\n# B\n\ny\n", &["B"], Above, "A", "# B\n\ny\n\n# A\n\nx\n"),
        ("# A\n\nx\n\n# B\n\n## C\n", &["A"], Inside, "B", "# B\n\n## C\n\n## A\n\nx\n"),
    ] {
        wrong.note(&move_to(before, titles, place, beside), after, &(before, titles, place, beside));
    }
}

#[test]
fn boxes_come_go_and_show_what_they_are_to_show() {
    let marks = |text: &str, titles: &[&str], mark| many(text, titles, |nodes| Change::Mark { nodes, mark });
    assert_eq!(marks("- a\n- [x] b\n- [ ] c\n", &["a", "b", "c"], Mark::Doing), "- [/] a\n- [/] b\n- [/] c\n");
    assert_eq!(marks("- [✓] a\n", &["a"], Mark::Done), "- [x] a\n");
    assert_eq!(marks("- [X] a\n", &["a"], Mark::Done), "Same");
    assert_eq!(marks("- \\# a\n", &["# a"], Mark::Cancelled), "- [-] \\# a\n");
    assert_eq!(marks("# a\n", &["a"], Mark::Done), "NotAnItem(NodeId(0))");
    let boxes = |text: &str, titles: &[&str], drawn| many(text, titles, |nodes| Change::Box { nodes, drawn });
    assert_eq!(boxes("- a\n- [x] b\n", &["a", "b"], true), "- [ ] a\n- [x] b\n");
    assert_eq!(boxes("- a\n*  [x]  b ✅ 2026-01-22 ^c\n", &["a", "b ^c"], false), "- a\n*  b ^c\n");
    assert_eq!(
        boxes("- [ ] # a\n- [ ] 38. b\n- [ ] #c\n", &["# a", "38. b", "#c"], false),
        "- \\# a\n- 38\\. b\n- #c\n"
    );
    assert_eq!(boxes("- [ ] <a> b\n\n", &["b"], false), "- <a> b\n\n");
}

#[test]
fn code_and_html_are_read_as_before_or_the_change_is_refused() {
    let mut wrong = Wrong::default();
    let before = "# A\n\n    x = 1\n\n- a\n\n<!-- -->\n\n    y = 2\n";
    let after = "# A\n\n    x = 1\n\n<!-- -->\n\n    y = 2\n";
    wrong.note(&many(before, &["a"], |nodes| Change::Remove(nodes)), after, &before);
    // Without the item, the two would be one.
    let before = ">       x = 1\n- a\n>     y = 2\n";
    let after = "WouldChange { line: 1, title: \"x = 1\" }";
    wrong.note(&many(before, &["a"], |nodes| Change::Remove(nodes)), after, &before);
    // Elsewhere the tabs would be less wide, and leave less to the code.
    let before = "- a\n-\t\tx = 1\n- b\n";
    let code = |document: &Document| vec![NodeId::at(document.outline().len() - 2)];
    let indented = made(before, |document| document.arrange(&Change::Indent(&code(document))));
    wrong.note(&indented, "- a\n  -       x = 1\n- b\n", &before);
    // What goes takes its own along, and what comes may bring some.
    let before = "- a\n  ```\n  x\n  ```\n- b\n  <div>\n";
    wrong.note(&many(before, &["a"], |nodes| Change::Remove(nodes)), "- b\n  <div>\n", &before);
    let after = "- b\n  <div>\n- a\n  ```\n  x\n  ```\n";
    wrong.note(&shift(before, &["a"], 1), after, &before);
}

#[test]
fn thousands_of_items_go_elsewhere_at_once() {
    let text: String = (0..8_000).map(|item| format!("- a {item}\n  - b {item}\n")).collect();
    let document = Document::read(text.clone());
    let inner: Vec<NodeId> = document.outline().ids().skip(1).step_by(2).collect();
    let after = document.arrange(&Change::Outdent(&inner)).unwrap().edit.apply(&text);
    assert_eq!(after, text.replace("  - b", "- b"));
}
