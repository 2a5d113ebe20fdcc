//! `roadmap check` in the shell: what it prints, how it ends, what it writes.

#![allow(clippy::unwrap_used)]

mod support;

use serde_json::Value;
use support::Shell;

const TEXT: &str = "# 计划

## Phase 2: More

- Day 1: Types
- Day 4: 特征
- **Day 4: Macros**
- [] Tests
- [ ] Last
";

#[test]
fn findings_are_told_as_a_compiler_tells_them() {
    Shell::new(TEXT).args(["check", "roadmap.md"]).exit(1).stdout(
        "roadmap.md:7:5: warning[R501 duplicate-day]: Day 4 is there twice in Phase 2
  |
7 | - **Day 4: Macros**
  |     ^^^^^
  = help: the first is in line 6

roadmap.md:8:3: error[R201 empty-box]: a box with nothing in it is no box
  |
8 | - [] Tests
  |   ^^
  = help: put a space between the brackets

1 error, 1 warning in 1 file
",
    );
}

#[test]
fn findings_are_told_in_chinese() {
    Shell::new(TEXT)
        .args(["--lang", "zh", "check", "roadmap.md"])
        .exit(1)
        .stdout_has("roadmap.md:7:5: 警告[R501 duplicate-day]: Day 4 在 Phase 2 里出现了两次")
        .stdout_has("  = 建议: 第一个在第 6 行\n")
        .stdout_has("\n1 个文件：1 个错误，1 个警告\n");
}

#[test]
fn how_it_ends_says_whether_there_is_something_to_do() {
    Shell::new("- [ ] a\n- [/] b\n").args(["check", "roadmap.md"]).exit(0).stdout_has("1 note in 1 file\n");
    Shell::new("- [ ] a\n").args(["check", "roadmap.md"]).exit(0).stdout("nothing to say of 1 file\n");
    Shell::new("- [/] a\n").args(["check", "roadmap.md", "--deny", "foreign-mark"]).exit(1);
    Shell::new(TEXT).args(["check", "roadmap.md", "--allow", "r501", "--allow", "empty-box"]).exit(0);
    Shell::new(TEXT).args(["check", "--allow", "R999", "roadmap.md"]).exit(2).stderr_has("write a code as R501");
    Shell::new(TEXT).args(["check"]).exit(2);
    Shell::new(TEXT).args(["check", "roadmap.md", "--dry-run"]).exit(2);
    let shell = Shell::new(TEXT).args(["check", "gone.md", "roadmap.md"]).exit(3).stderr_has("cannot read gone.md");
    shell.stdout_has("1 error, 1 warning in 1 file\n");
}

#[test]
fn a_folder_stands_for_the_files_in_it() {
    let shell = Shell::new("- [ ] a\n").outside(|folder| {
        for name in ["more", ".git", "node_modules"] {
            std::fs::create_dir(folder.join(name)).unwrap();
            std::fs::write(folder.join(name).join("b.md"), "- [] b\n").unwrap();
        }
        std::fs::write(folder.join("more/c.txt"), "- [] c\n").unwrap();
    });
    shell.args(["check", "."]).exit(1).stdout_has("more/b.md:1:3: error").stdout_has("\n1 error in 1 file\n");
}

#[test]
fn what_has_one_right_answer_is_mended_and_shown_as_a_diff() {
    let diff = "--- roadmap.md
+++ roadmap.md
@@ -5,5 +5,5 @@
 - Day 1: Types
 - Day 4: 特征
 - **Day 4: Macros**
-- [] Tests
+- [ ] Tests
 - [ ] Last
";
    let after = TEXT.replace("[]", "[ ]");
    let shell = Shell::new(TEXT).args(["check", "roadmap.md", "--fix", "--dry-run"]).exit(1).file(TEXT);
    assert_eq!(shell.out(), diff);
    assert!(shell.err().starts_with("1 could be mended; nothing was written\n"), "{}", shell.err());
    let shell = shell.args(["check", "roadmap.md", "--fix"]).exit(1).file(&after);
    assert_eq!(shell.out(), diff);
    assert!(shell.err().starts_with("1 mended\nroadmap.md:7:5: warning[R501 duplicate-day]"), "{}", shell.err());
    // Once is enough.
    let shell = shell.args(["check", "roadmap.md", "--fix"]).exit(1).file(&after);
    assert_eq!(shell.out(), "");
    assert!(shell.err().starts_with("0 mended\n"));
}

#[test]
fn what_is_allowed_is_not_mended_either() {
    Shell::new("- [] a\n").args(["check", "roadmap.md", "--fix", "--allow", "empty-box"]).exit(0).file("- [] a\n");
    let text = "<!-- roadmap-check: allow empty-box -->\n\n- [] a\n- [ x] b\n";
    Shell::new(text).args(["check", "roadmap.md", "--fix"]).exit(0).file(&text.replace("[ x]", "[x]"));
}

#[test]
fn a_file_of_another_encoding_is_looked_at_and_left_alone() {
    let bytes = b"- [ ] \xc4\xe3\xba\xc3\xca\xc0\xbd\xe7\n- [] \xc4\xe3\xba\xc3\n";
    let shell = Shell::of_bytes(bytes).args(["check", "roadmap.md"]).exit(1).stderr_has("not UTF-8");
    let shell = shell.args(["check", "roadmap.md", "--fix"]).exit(3).stderr_has("roadmap.md");
    assert_eq!(std::fs::read(shell.path("roadmap.md")).unwrap(), bytes);
    assert_eq!(shell.out(), "");
}

#[test]
fn the_answer_is_there_in_json() {
    let shell = Shell::new(TEXT).args(["check", "roadmap.md", "--json"]).exit(1);
    let answer = shell.json();
    assert_eq!((&answer["schema"], &answer["errors"], &answer["mended"]), (&1.into(), &1.into(), &Value::Null));
    let finding = &answer["files"][0]["findings"][1];
    let at = TEXT.find("[]").unwrap();
    assert_eq!(finding["code"], "R201");
    assert_eq!((&finding["line"], &finding["column"], &finding["end_column"]), (&8.into(), &3.into(), &5.into()));
    assert_eq!((&finding["offset"], &finding["end_offset"]), (&at.into(), &(at + 2).into()));
    assert_eq!(finding["fix"][0]["insert"], "[ ]");
    let shell = shell.args(["check", "roadmap.md", "--json", "--fix"]).exit(1);
    assert_eq!((&shell.json()["mended"], &shell.json()["errors"]), (&1.into(), &0.into()));
}

#[test]
fn the_answer_is_there_in_sarif() {
    let shell = Shell::new(TEXT).outside(|folder| std::fs::write(folder.join("a b 学.md"), "学[x](#y) [] \n").unwrap());
    let answer = shell.args(["check", "--sarif", "./roadmap.md", "a b 学.md"]).exit(1).json();
    assert_eq!(answer["version"], "2.1.0");
    let run = &answer["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    for rule in rules {
        for text in ["/shortDescription/text", "/fullDescription/text", "/help/text", "/help/markdown"] {
            assert!(rule.pointer(text).unwrap().as_str().unwrap().len() > 10, "{rule}");
        }
        assert!(["error", "warning", "note"].contains(&rule["defaultConfiguration"]["level"].as_str().unwrap()));
    }
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), 3);
    for result in results {
        assert_eq!(rules[result["ruleIndex"].as_u64().unwrap() as usize]["id"], result["ruleId"]);
        assert!(!result["message"]["text"].as_str().unwrap().is_empty());
        assert_eq!(result["partialFingerprints"]["roadmap/v1"].as_str().unwrap().len(), 16);
        for change in result["fixes"].as_array().into_iter().flatten() {
            assert!(change["artifactChanges"][0]["replacements"][0]["deletedRegion"]["byteLength"].is_u64());
        }
    }
    let place = |index: usize| results[index]["locations"][0]["physicalLocation"].clone();
    assert_eq!(place(0)["artifactLocation"]["uri"], "roadmap.md");
    assert_eq!(place(2)["artifactLocation"]["uri"], "a%20b%20%E5%AD%A6.md");
    let region = &place(2)["region"];
    assert_eq!((&region["startLine"], &region["startColumn"], &region["endColumn"]), (&1.into(), &7.into(), &8.into()));
    assert_eq!((&region["byteOffset"], &region["byteLength"]), (&8.into(), &1.into()));
}

#[test]
fn what_cannot_be_read_is_not_said_to_be_fine() {
    let shell = Shell::new("- [ ] a\n").args(["check", "none.md"]).exit(3);
    assert_eq!(shell.out(), "");
    shell.stderr_has("cannot read none.md").args(["check", "none.md", "roadmap.md"]).exit(3).stdout_has("of 1 file");
}

#[test]
fn a_code_is_explained_in_the_readers_language() {
    let shell = Shell::new("").args(["check", "--explain", "duplicate-day"]).exit(0);
    let shell = shell.stdout_has("R501 duplicate-day (warning)\n").stdout_has("    - Day 2: Macros\n");
    shell.args(["--lang", "zh", "check", "--explain", "R501"]).exit(0).stdout_has("R501 duplicate-day (警告)\n");
}

#[test]
fn nothing_of_a_file_steers_the_terminal() {
    let text = "- [] \u{1b}]52;c;QQ==\u{7}\u{202e}a\n## Week 1\n- Day 1\u{1b}[2J\n- Day 2\n- Day 2\n- Day 4\n\n[a](#\u{1b}[31m\u{9b}b)\n";
    let shell = Shell::new(text);
    for line in ["", "--json", "--sarif", "--lang zh"] {
        let shell = Shell::new(text)
            .args(["check", "roadmap.md"].into_iter().chain(line.split(' ').filter(|word| !word.is_empty())));
        let said = shell.out() + &shell.err();
        assert!(!said.chars().any(|c| (c.is_control() && c != '\n') || c == '\u{202e}'), "{said:?}");
    }
    assert_eq!(shell.names().len(), 1);
}
