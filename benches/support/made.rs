//! A made-up roadmap of as many tasks as one likes, always the same one for the same number.
//!
//! It looks as people write them: front matter; sections of tasks that nest up to six deep, in Chinese and in English, with
//! links, code and emphasis in their titles and a note or a block of code beneath some; and a plan of phases and study days.

/// The first section: a screen that shows it shows the roadmap.
pub const FIRST: &str = "Languages-1";

/// A date some way into the plan, which starts on 2 March.
pub const TODAY: (i32, u32, u32) = (2026, 3, 20);

/// Every so many tasks there is a study day, as far as a plan can go.
const TASKS_A_DAY: usize = 10;

/// How many study days there are at least, and at most.
const DAYS: (usize, usize) = (28, 2_000);

/// How deep tasks nest.
const DEEPEST: usize = 6;

const AREAS: [&str; 8] =
    ["Languages", "存储引擎", "Networks", "并发与调度", "Compilers", "可观测性", "Security", "工程实践"];

const CHINESE: [&str; 24] = [
    "所有权与借用",
    "生命周期",
    "迭代器与闭包",
    "错误传播",
    "异步运行时",
    "零拷贝",
    "内存布局",
    "页缓存",
    "预写日志",
    "快照隔离",
    "一致性哈希",
    "选主与租约",
    "拥塞控制",
    "连接复用",
    "背压",
    "限流与熔断",
    "词法分析",
    "寄存器分配",
    "逃逸分析",
    "火焰图",
    "链路追踪",
    "密钥轮换",
    "灰度发布",
    "代码评审",
];

const ENGLISH: [&str; 24] = [
    "trait objects",
    "pattern matching",
    "async/await",
    "SIMD",
    "io_uring",
    "mmap",
    "LSM trees",
    "B+ trees",
    "MVCC",
    "Paxos",
    "QUIC",
    "TLS 1.3",
    "epoll",
    "HTTP/2 framing",
    "SSA form",
    "garbage collectors",
    "eBPF",
    "perf counters",
    "OpenTelemetry",
    "OAuth 2.1",
    "property testing",
    "fuzzing",
    "Nix flakes",
    "feature flags",
];

const GOALS: [&str; 5] =
    ["读得懂 a real code base", "写出能上线的服务", "Measure, then change", "讲清楚一个系统", "Ship something small"];

const CODE: [&str; 4] = [
    "cargo build --release",
    "- [ ] code, and no task",
    "SELECT count(*) FROM tasks WHERE done;",
    "fn main() {}\n\n# no heading",
];

/// The roadmap with just so many tasks.
pub fn roadmap(tasks: usize) -> String {
    let mut maker = Maker { text: String::new(), dice: Dice(2026) };
    maker.front_matter(tasks);
    maker.checklist(tasks);
    maker.plan((tasks / TASKS_A_DAY).clamp(DAYS.0, DAYS.1));
    maker.text
}

/// Numbers that look like chance and are not: SplitMix64, <https://prng.di.unimi.it/splitmix64.c>.
struct Dice(u64);

impl Dice {
    /// A number below `sides`.
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % sides as u64).unwrap_or_default()
    }

    /// What happens so often in a hundred.
    fn happens(&mut self, percent: usize) -> bool {
        self.roll(100) < percent
    }

    fn one_of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.roll(words.len())]
    }
}

struct Maker {
    text: String,
    dice: Dice,
}

impl Maker {
    fn say(&mut self, words: &str) {
        self.text += words;
    }

    fn front_matter(&mut self, tasks: usize) {
        let tags = "tags = ['roadmap', '学习计划']";
        let start = "[params.roadmap]\nstart = '2026-03-02'";
        self.say(&format!(
            "+++\ntitle = '系统编程路线图, {tasks} tasks'\ndate = '2026-02-20'\n{tags}\n{start}\n+++\n\n"
        ));
    }

    fn checklist(&mut self, tasks: usize) {
        self.say("## 知识清单\n");
        let (mut left, mut number) = (tasks, 0);
        while left > 0 {
            let here = left.min(10 + self.dice.roll(25));
            let area = AREAS[number % AREAS.len()];
            number += 1;
            self.say(&format!("\n### {area}-{number}\n\n"));
            self.section(here);
            left -= here;
        }
    }

    fn section(&mut self, tasks: usize) {
        let mut depth = 0;
        for _ in 0..tasks {
            depth = match self.dice.roll(10) {
                _ if depth == 0 => 1,
                0..=2 => DEEPEST.min(depth + 1),
                3..=5 => depth,
                _ => depth.saturating_sub(1 + self.dice.roll(3)).max(1),
            };
            let indent = "  ".repeat(depth - 1);
            let mark = if self.dice.happens(30) { 'x' } else { ' ' };
            let title = self.title(depth);
            self.say(&format!("{indent}- [{mark}] {title}\n"));
            self.beneath(&indent);
        }
    }

    fn title(&mut self, depth: usize) -> String {
        let (chinese, english) = (self.dice.one_of(&CHINESE), self.dice.one_of(&ENGLISH));
        let page = self.dice.roll(1 << 20);
        match self.dice.roll(10) {
            0..=5 if depth == 1 => format!("**{chinese} {english}**"),
            0 => format!("[{english}](https://example.org/{page:x}/read) 精读"),
            1 => format!("`{english}` 与{chinese}"),
            2..=5 => format!("{chinese} ({english})"),
            6 => format!("Explain {english} to a friend"),
            7 => format!("{english}: 动手写一遍"),
            _ => chinese.to_owned(),
        }
    }

    /// What some tasks have beneath them that is no task.
    fn beneath(&mut self, indent: &str) {
        if self.dice.happens(2) {
            let page = self.dice.roll(1 << 16);
            self.say(&format!("\n{indent}  Notes at <https://example.org/n/{page}>; 下周 *再看* 一遍。\n\n"));
        } else if self.dice.happens(1) {
            let code = self.dice.one_of(&CODE).replace('\n', &format!("\n{indent}  "));
            self.say(&format!("\n{indent}  ```\n{indent}  {code}\n{indent}  ```\n\n"));
        }
    }

    fn plan(&mut self, days: usize) {
        self.say("\n---\n\n## 学习计划\n");
        let (mut left, mut number) = (days, 0);
        while left > 0 {
            number += 1;
            let goal = self.dice.one_of(&GOALS);
            let english = self.dice.one_of(&ENGLISH);
            self.say(&format!("\n### Phase {number}: {english}\n\n**目标：** {goal}。\n\n"));
            let here = left.min(7);
            self.phase(here);
            left -= here;
        }
    }

    fn phase(&mut self, days: usize) {
        let mut day = 1;
        while day <= days {
            let last = if self.dice.happens(15) { days.min(day + 1) } else { day };
            let name = if last > day { format!("Day {day}-{last}") } else { format!("Day {day}") };
            let (chinese, english) = (self.dice.one_of(&CHINESE), self.dice.one_of(&ENGLISH));
            self.say(&format!("*   **{name}: {chinese}与 {english}**\n"));
            if self.dice.happens(50) {
                let other = self.dice.one_of(&CHINESE);
                self.say(&format!("    *   先读 `{english}`，再比较{other}。\n"));
            }
            day = last + 1;
        }
    }
}
