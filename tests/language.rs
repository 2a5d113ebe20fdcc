//! Every sentence is there in the reader's language, on the screen and in the shell.

#![allow(clippy::unwrap_used)]

mod support;

use roadmap::app::keys::KEYS;
use roadmap::store::watch::Sighting;
use roadmap::text::language::Language;
use support::{Desk, ROADMAP, Shell};
use unicode_width::UnicodeWidthStr;

/// A roadmap without a Latin letter in its titles, and without a character that is wide in some fonts only.
const TEXT: &str = "---
title: 路线图
date: 2026-01-22
---
# 清单
- [ ] 语言
  - [/] 类型
  - [-] 接口
  - [?] 并发
- 说明
# 计划
## 第一阶段：基础
**目标：** 读懂代码。
- 第1天：类型 (1h)
- 第2天：接口
## 第二阶段：服务
- 第1天：路由
- [ ] 第2天：数据库
";

/// Dates that tell the plan to stand still, or that nothing is left.
fn texts() -> Vec<String> {
    let started = TEXT.replace("date: 2026-01-22", "start: 2026-01-22");
    vec![
        TEXT.to_owned(),
        TEXT.replace("date: 2026-01-22\n", ""),
        started.replace("start:", "roadmap:\n  rest: ['2026-01-24..']\n  start:"),
        TEXT.replace("- 第", "- [x] 第").replace("[ ] 第", "[x] 第"),
        TEXT.split("# 计划").next().unwrap().to_owned(),
        "## 第一阶段（2周）\n- [ ] 类型\n## 第二阶段（1周）\n- [ ] 接口\n".to_owned(),
        "---\ntitle: [\n---\n# 清单\n- [ ] 类型\n".to_owned(),
        "路线图\n".to_owned(),
        started,
    ]
}

/// What leads to every view, overlay and message.
const KEYS_PRESSED: [&str; 51] = [
    "P",
    "P <backspace>",
    "P j <backspace>",
    "3 P <enter>",
    "1",
    "2",
    "3",
    "3 G",
    "?",
    "? <pgdn>",
    "? <pgdn> <pgdn>",
    "c",
    "c <backspace>",
    "c j",
    "c j j",
    "c j j j",
    "c j j j j",
    "c j j j j <backspace>",
    "c <enter>",
    "c j <enter>",
    "2 / 类",
    "2 / 类 <enter>",
    "2 / 无此",
    "2 / 无此 <enter>",
    "1 <space>",
    "1 <space> u",
    "1 <space> u U",
    "u",
    "U",
    "2 j X",
    "2 j X X",
    "2 j j j j j <space>",
    "2 j j j j <space>",
    "2 G n",
    "m",
    "v",
    "2 f",
    "2 f 本 <enter>",
    "2 f 未 <enter>",
    "2 f 进行 <enter>",
    "2 f 进行 <enter> <space> <esc> Z",
    "s",
    "s 二",
    "2 j j Z",
    "2 > <lt>",
    "2 <lt>",
    ":",
    ": 折",
    ": 无此",
    "2 4 2",
    "2 j o",
];

/// All of it in Chinese. In English, where only its signs are looked at, the first two texts will do.
fn desks(language: Language) -> Vec<(String, Desk)> {
    let texts = if language == Language::Chinese { texts() } else { texts()[..2].to_vec() };
    let open = |text: &str, day: &str| Desk::new(text).language(language).on(day);
    let mut desks = Vec::new();
    for (number, text) in texts.iter().enumerate() {
        for day in ["2026-01-20", "2026-01-22", "2026-01-24", "2026-03-01"] {
            // On other days the views alone are other ones.
            let pressed = if day == "2026-01-24" { &KEYS_PRESSED[..] } else { &KEYS_PRESSED[..3] };
            desks.extend(pressed.iter().map(|keys| (format!("{number} {day} {keys}"), open(text, day).keys(keys))));
        }
    }
    let changed = TEXT.replace("- 第1天：类型", "- [-] 第1天：类型");
    let day = "2026-01-22";
    let write = |text: String| move |path: &std::path::Path| std::fs::write(path, text).unwrap();
    desks.extend([
        ("question".to_owned(), open(TEXT, day).outside(write(changed.clone())).keys("x")),
        ("left".to_owned(), open(TEXT, day).outside(write(changed.clone())).keys("x <esc>")),
        ("settled".to_owned(), open(TEXT, day).outside(write(changed.clone())).keys("x <enter>")),
        ("followed".to_owned(), open(TEXT, day).outside(write(format!("{TEXT}- [ ] 新\n"))).keys("x")),
        ("changed".to_owned(), open(TEXT, day).outside(write(changed.clone())).looks(Sighting::Content)),
        (
            "gone".to_owned(),
            open(TEXT, day).outside(|path| std::fs::remove_file(path).unwrap()).looks(Sighting::Nothing),
        ),
        ("copy".to_owned(), open(TEXT, day).copy("副本", &TEXT.replace("[ ]", "[x]"))),
        ("copied".to_owned(), open(TEXT, day).copy("副本", &TEXT.replace("[ ]", "[x]")).keys("m")),
    ]);
    desks
}

/// No sign of ours is wide in some fonts and narrow in others.
#[track_caller]
fn check_widths(name: &str, screen: &[String]) {
    for row in screen {
        assert_eq!(row.width(), row.width_cjk(), "{name}: {row}");
    }
}

/// What is said on a screen without the commands and what is written in a file, which stand between backticks, and
/// without the names of keys.
fn said(screen: &[String], keys: &[&str]) -> String {
    let joined: String = screen.iter().map(|row| row.trim().to_owned() + " ").collect();
    let said =
        joined.split('`').step_by(2).collect::<Vec<_>>().join(" ").replace("roadmap.md", "").replace("mon-sun", "");
    keys.iter().fold(said, |said, key| said.replace(&format!("{key} "), " "))
}

#[test]
fn a_chinese_screen_has_no_english_on_it_and_no_sign_of_doubtful_width() {
    let mut keys: Vec<&str> = KEYS.iter().flat_map(|binding| binding.keys).copied().collect();
    keys.retain(|key| key.len() > 1);
    keys.sort_by_key(|name| std::cmp::Reverse(name.len()));
    for (name, desk) in desks(Language::Chinese) {
        let mut desk = desk;
        for (width, height) in [(80, 24), (40, 12)] {
            desk = desk.size(width, height);
            let screen = desk.screen();
            let said = said(&screen, &keys);
            let word = said.split(|c: char| !c.is_ascii_alphabetic()).find(|word| word.len() > 1);
            assert_eq!(word, None, "{name}\n{}", screen.join("\n"));
            check_widths(&name, &screen);
        }
    }
}

#[test]
fn an_english_screen_has_no_sign_of_doubtful_width() {
    for (name, desk) in desks(Language::English) {
        check_widths(&name, &desk.screen());
    }
}

#[test]
fn the_shell_answers_in_the_language_of_the_locale() {
    let shell = || Shell::new(ROADMAP).with("LANG", "zh_CN.UTF-8");
    shell().args(["today", "roadmap.md", "--on", "2026-02-03"]).exit(0).stdout(
        "2026年2月3日 周二

Phase 1: Basics  Day 2-3，共 3 天；全程第 3/4 天
目标  know it all.

[ ] Day 2-3  Loops  2月2-3日  今天

之前未完成  落后 1 个学习日
[ ] Phase 1 Day 1  Objects  2月1日
",
    );
    shell()
        .args(["status", "roadmap.md", "--on", "2026-02-03"])
        .exit(0)
        .stdout_has("1/3 个学习日，2月1-4日，落后 1 个学习日\n接下来：Phase 1 Day 1  Objects\n");
    shell().args(["plan", "roadmap.md", "--on", "2026-02-03"]).exit(0).stdout_has("2月1-4日，共 4 天\n");
    shell().args(["schedule", "roadmap.md"]).exit(0).stdout_has("计划   ").stdout_has("共 4 天\n");
    shell().args(["tick", "roadmap.md", "Types"]).exit(2).stderr(
        "roadmap: 「Types」符合 2 个条目；请指明其中一个：\n  line:10  Skills / Core / Types\n  line:16  Skills / Network / Types\n",
    );
    shell()
        .args(["recover", "roadmap.md", "push", "--dry-run", "--on", "2026-02-03"])
        .exit(0)
        .stdout_has("结束日期推迟 1 天：2月4日 -> 2月5日；一天最多 2 个学习日，最早在 2月4日。")
        .stdout_has("没有写入：以上只是预览。");
    shell().args(["restore", "roadmap.md"]).exit(1).stderr_has("roadmap: 这个文件还没有备份");
    shell().args(["show", "none.md"]).exit(3).stderr("roadmap: 无法读取 none.md：没有这个文件；请检查文件名\n");
    shell().args(["tick", "roadmap.md"]).exit(2).stderr_has("错误：缺少参数：<ITEM>...\n");
    shell()
        .args(["start", "roadmap.md", "soon"])
        .exit(2)
        .stderr_has("「soon」不能用于 <DATE>：请把日期写成 2026-01-31 的样子");
    shell().args(["--help"]).exit(0).stdout_has("勾选一个条目或学习日");
    shell().args(["man"]).exit(0).stdout_has(".SH 名称\n");
}

#[test]
fn the_option_goes_before_the_settings_and_those_before_the_locale() {
    let settings = |text: &'static str| {
        move |folder: &std::path::Path| {
            let own = folder.join("config/roadmap");
            std::fs::create_dir_all(&own).unwrap();
            std::fs::write(own.join("config.toml"), text).unwrap();
        }
    };
    let shell = |text| {
        let shell = Shell::new(ROADMAP).outside(settings(text)).with("LC_ALL", "").with("LANG", "zh_CN.UTF-8");
        let config: &'static str = Box::leak(shell.path("config").to_string_lossy().into_owned().into_boxed_str());
        shell.with("XDG_CONFIG_HOME", config)
    };
    let (english, chinese) = ("cannot read none.md", "无法读取 none.md");
    shell("").args(["show", "none.md"]).stderr_has(chinese);
    shell("language = 'en'\n").args(["show", "none.md"]).stderr_has(english);
    shell("language = 'en'\n").args(["show", "none.md", "--lang", "zh"]).stderr_has(chinese);
    shell("").args(["--lang=en", "show", "none.md"]).stderr_has(english);
    shell("").with("LC_MESSAGES", "en_GB.UTF-8").args(["show", "none.md"]).stderr_has(english);
    shell("").with("LC_ALL", "C").args(["show", "none.md"]).stderr_has(english);
    shell("").args(["show", "none.md", "--lang", "de"]).exit(2).stderr_has("请写 en 或 zh");
    shell("language = 'de'\n").args(["show", "none.md"]).exit(2).stderr_has("第 1 行：语言应为 en 或 zh");
}

#[test]
fn json_is_the_same_in_every_language() {
    for command in [
        &["show"][..],
        &["status"],
        &["today"],
        &["stats"],
        &["week"],
        &["plan"],
        &["tick", "Types", "--off"],
        &["recover", "push", "--dry-run"],
    ] {
        let said = |language: &str| {
            let (name, more) = command.split_first().unwrap();
            let line = [*name, "roadmap.md"].into_iter().chain(more.iter().copied());
            let on = if *name == "tick" {
                &["--json", "--lang", language][..]
            } else {
                &["--json", "--on", "2026-02-03", "--lang", language]
            };
            Shell::new(&ROADMAP.replace("- [ ] Types\n\n#", "\n\n#")).args(line.chain(on.iter().copied())).out()
        };
        assert_eq!(said("en"), said("zh"), "{command:?}");
        assert!(
            said("en").contains("\"schema\": 1") || said("en").contains("\"schema\":1"),
            "{command:?} {}",
            said("en")
        );
    }
}
