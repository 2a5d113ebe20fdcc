//! The README's pictures are frames of the program.
//!
//! After a change that is meant, `UPDATE_PICTURES=1 cargo test --test pictures` draws them anew; look at them.

#![allow(clippy::unwrap_used)]

mod support;

use std::fs;
use std::path::Path;

use support::{Desk, samples, svg};

/// What is drawn where no sample has front matter.
const TEXT: &str = "+++
title = '2026 学习路线'
date = '2026-03-02'
+++

## 知识清单

- [ ] **Go 语言**
  - [x] 类型系统 (Types)
  - [ ] 接口与嵌入
- [ ] **HTTP / HTTPS**

## Phase 1: 语言基础

**目标：** 读懂别人的代码，写出自己的。

*   **Day 1-7: 类型与方法**
*   **Day 8-10: 接口**
    *   要点：隐式实现，空接口，类型断言。
";

#[test]
fn the_pictures_are_what_the_program_draws() {
    let text = samples().into_iter().map(|(_, text)| text).find(|text| text.contains("+++"));
    let text = text.unwrap_or_else(|| TEXT.to_owned());
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    for (name, keys) in [("today", "1"), ("roadmap", "2 n"), ("plan", "3")] {
        let desk = Desk::new(&text).on("2026-03-11").size(88, 26).keys(keys);
        let drawn = svg::picture(&desk.buffer(), &format!("roadmap: {name}"));
        let path = folder.join(format!("{name}.svg"));
        if std::env::var_os("UPDATE_PICTURES").is_some() {
            fs::create_dir_all(&folder).unwrap();
            fs::write(&path, &drawn).unwrap();
        }
        let kept = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
        assert!(kept == drawn, "docs/{name}.svg shows another frame; draw it with UPDATE_PICTURES=1 and look at it");
    }
}
