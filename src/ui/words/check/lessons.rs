//! What there is to know of each code: what it is, why it matters, an example, and how to mend it.
//!
//! Examples are the same in every language; a test holds that each shows its code, and that its mended form does not.

use super::super::Words;
use super::plans;
use crate::check::Code;

/// What there is to know of a code. Sentences come without a full stop, in English and in Chinese.
#[derive(Debug, Clone, Copy)]
pub struct Lesson {
    pub(super) what: [&'static str; 2],
    pub(super) why: [&'static str; 2],
    pub(super) mend: [&'static str; 2],
    /// The smallest text that shows it.
    pub example: &'static str,
    /// The same, as it should be.
    pub better: &'static str,
}

impl Lesson {
    /// What it is.
    #[must_use]
    pub fn what(self, words: Words) -> &'static str {
        words.either(self.what[0], self.what[1])
    }

    /// Why it matters.
    #[must_use]
    pub fn why(self, words: Words) -> &'static str {
        words.either(self.why[0], self.why[1])
    }

    /// How it is mended.
    #[must_use]
    pub fn mend(self, words: Words) -> &'static str {
        words.either(self.mend[0], self.mend[1])
    }
}

impl Words {
    /// What there is to know of a code.
    #[must_use]
    pub fn lesson(self, code: Code) -> Lesson {
        let known = front(code).or_else(|| boxes(code)).or_else(|| marks(code));
        known.or_else(|| swallowed(code)).or_else(|| lines(code)).unwrap_or_else(|| plans::lesson(code))
    }
}

fn front(code: Code) -> Option<Lesson> {
    Some(match code {
        Code::UnreadFrontMatter => Lesson {
            what: ["The front matter does not parse", "文件头无法解析"],
            why: [
                "Nothing in it is known then: no title, no start, no rest; sites refuse such a file as well",
                "这样标题、开始日期、休息日都读不到；网站生成器也会拒绝这样的文件",
            ],
            mend: ["mend it where the caret points", "请修改标出的位置"],
            example: "+++\ntitle = 'Rust\n+++\n\n- [ ] Ownership\n",
            better: "+++\ntitle = 'Rust'\n+++\n\n- [ ] Ownership\n",
        },
        Code::UnreadSetting => Lesson {
            what: ["A setting of the plan has a value that means nothing", "计划的某个设置，值没有意义"],
            why: [
                "It is passed over, so the plan's dates are not what you set: a date that does not exist, a weekday with a slip in it, a range whose end comes first",
                "它会被忽略，计划的日期就不是你设定的：日期不存在、星期写错、区间首尾颠倒",
            ],
            mend: ["write a value that it may have", "请写一个允许的值"],
            example: "---\nroadmap:\n  start: '2026-02-30'\n---\n\n- [ ] Ownership\n",
            better: "---\nroadmap:\n  start: '2026-02-28'\n---\n\n- [ ] Ownership\n",
        },
        Code::UnknownSetting => Lesson {
            what: ["The roadmap's own table has a key that means nothing", "路线图的设置表里有不认识的键"],
            why: ["It does nothing, and most often another was meant", "它不起作用，多半是写错了"],
            mend: [
                "write start, days, rest, work, moves, kept or stamp, or keep what is yours in a table of its own",
                "请写 start、days、rest、work、moves、kept 或 stamp；自己的内容请放进另一张表",
            ],
            example: "+++\n[params.roadmap]\nday = 'mon-fri'\n+++\n",
            better: "+++\n[params.roadmap]\ndays = 'mon-fri'\n+++\n",
        },
        Code::UnknownName => Lesson {
            what: [
                "A move or a kept date names a phase or study day that is not there",
                "moves 或 kept 提到不存在的阶段或学习日",
            ],
            why: [
                "It is passed over; a heading was renamed, perhaps, or its number changed",
                "它会被忽略；也许是标题改名了，或编号变了",
            ],
            mend: ["write the name as the plan has it", "请按计划里的写法写名称"],
            example: "+++\n[params.roadmap]\nmoves = ['Phase 3: 2026-03-02']\n+++\n\n## Phase 1: Basics\n\n- Day 1: Types\n- Day 2: Traits\n",
            better: "+++\n[params.roadmap]\nmoves = ['Phase 1: 2026-03-02']\n+++\n\n## Phase 1: Basics\n\n- Day 1: Types\n- Day 2: Traits\n",
        },
        _ => return None,
    })
}

fn boxes(code: Code) -> Option<Lesson> {
    Some(match code {
        Code::EmptyBox => Lesson {
            what: ["A box has nothing between its brackets", "方括号之间什么都没有"],
            why: [
                "Markdown wants one space there; without it the line is an item and no task",
                "Markdown 要求中间有一个空格；没有的话这一行只是条目，不是任务",
            ],
            mend: ["put a space between the brackets", "请在方括号之间加一个空格"],
            example: "- [] Ownership\n",
            better: "- [ ] Ownership\n",
        },
        Code::PaddedBox => Lesson {
            what: ["A box has more than one character between its brackets", "方括号之间不止一个字符"],
            why: [
                "Markdown wants one space or one x; with more the line is an item and no task",
                "Markdown 只认一个空格或一个 x；多了的话这一行只是条目，不是任务",
            ],
            mend: ["leave one character between the brackets", "请在方括号之间只留一个字符"],
            example: "- [ x] Ownership\n- [  ] Borrowing\n",
            better: "- [x] Ownership\n- [ ] Borrowing\n",
        },
        Code::CrowdedBox => Lesson {
            what: ["No space stands behind a box", "方括号后面没有空格"],
            why: [
                "Markdown wants one; without it the line is an item and no task",
                "Markdown 要求有空格；没有的话这一行只是条目，不是任务",
            ],
            mend: ["put a space behind the box", "请在方括号后面加一个空格"],
            example: "- [ ]Ownership\n",
            better: "- [ ] Ownership\n",
        },
        Code::CrowdedMarker => Lesson {
            what: ["No space stands between a list marker and a box", "列表符号和方括号之间没有空格"],
            why: ["Without it there is no list at all: the line is text", "没有空格就不是列表，这一行只是文字"],
            mend: ["put a space behind the list marker", "请在列表符号后面加一个空格"],
            example: "-[ ] Ownership\n",
            better: "- [ ] Ownership\n",
        },
        Code::BareBox => Lesson {
            what: ["A line begins with a box and has no list marker", "一行以方括号开头，却没有列表符号"],
            why: ["A task is an item of a list; the line is text", "任务必须是列表的条目；这一行只是文字"],
            mend: ["put a list marker before the box", "请在方括号前面加列表符号"],
            example: "[ ] Ownership\n",
            better: "- [ ] Ownership\n",
        },
        _ => return None,
    })
}

fn marks(code: Code) -> Option<Lesson> {
    Some(match code {
        Code::OddBox => Lesson {
            what: ["A box is drawn with characters that only look right", "复选框用了看起来像、其实不对的字符"],
            why: [
                "Full-width brackets and spaces, no-break spaces and the x of another script come from input methods and word processors; Markdown takes none of them",
                "全角括号和空格、不换行空格、其他文字的 х，多半来自输入法或文字处理软件；Markdown 都不认",
            ],
            mend: ["write it as [ ] or [x]", "请写成 [ ] 或 [x]"],
            example: "- 【x】 Ownership\n- [\u{3000}] Borrowing\n",
            better: "- [x] Ownership\n- [ ] Borrowing\n",
        },
        Code::SecondBox => Lesson {
            what: ["A line has a second box", "一行里有第二个复选框"],
            why: [
                "One item has one box, which its first characters are; the other is text",
                "一个条目只有开头的一个复选框，另一个只是文字",
            ],
            mend: ["give it a line of its own", "请另起一行"],
            example: "- [ ] Ownership - [ ] Borrowing\n",
            better: "- [ ] Ownership\n- [ ] Borrowing\n",
        },
        Code::ForeignMark => Lesson {
            what: ["Boxes have marks that are not GitHub's", "复选框里有 GitHub 不认的标记"],
            why: [
                "`[/]`, `[-]` and others are what Obsidian and its kin have, and this program knows them; GitHub shows them as text",
                "`[/]`、`[-]` 等是 Obsidian 一类软件的写法，本程序也认；GitHub 则显示为文字",
            ],
            mend: ["keep them, unless the file is to be read on GitHub", "除非文件要在 GitHub 上看，否则不必改"],
            example: "- [/] Ownership\n- [-] Macros\n",
            better: "- [ ] Ownership\n- [x] Macros\n",
        },
        Code::EmptyTask => Lesson {
            what: ["A task has no words", "任务没有文字"],
            why: [
                "GitHub shows its box as text; here it is a task with no name",
                "GitHub 把方括号显示为文字；在这里它是没有名字的任务",
            ],
            mend: ["say what is to be done", "请写上要做什么"],
            example: "- [ ]\n- [ ] Borrowing\n",
            better: "- [ ] Ownership\n- [ ] Borrowing\n",
        },
        _ => return None,
    })
}

fn swallowed(code: Code) -> Option<Lesson> {
    Some(match code {
        Code::SwallowedByText => Lesson {
            what: [
                "Lines that look like tasks stand so far to the right that they go on with the text above",
                "看起来像任务的行缩进太深，成了上面那一项的文字",
            ],
            why: [
                "Four columns or more beyond the text of an item or paragraph, Markdown reads on: the tasks are gone, and their words stand in the title above",
                "比上面的文字多缩进四列以上，Markdown 就当作同一段：任务没有了，文字并入了上面的标题",
            ],
            mend: ["indent them as far as the text above begins", "请缩进到与上面的文字对齐"],
            example: "- [ ] Ownership\n        - [ ] Moves\n        - [ ] Copies\n",
            better: "- [ ] Ownership\n  - [ ] Moves\n  - [ ] Copies\n",
        },
        Code::SwallowedByCode => Lesson {
            what: [
                "Lines that look like tasks stand so far to the right that they are code",
                "看起来像任务的行缩进太深，成了代码",
            ],
            why: [
                "Behind an empty line, four columns or more beyond what is around them make code of lines",
                "空行之后缩进四列以上，就是代码块",
            ],
            mend: [
                "indent them less; where they are meant as code, put them between fences",
                "请减少缩进；如果本来就是代码，请放进围栏代码块",
            ],
            example: "# Rust\n\n    - [ ] Ownership\n",
            better: "# Rust\n\n- [ ] Ownership\n",
        },
        Code::SwallowedByHtml => Lesson {
            what: [
                "Lines that look like tasks are a part of the HTML above them",
                "看起来像任务的行是上面 HTML 的一部分",
            ],
            why: [
                "HTML goes on up to the next empty line, and what stands in it is no Markdown",
                "HTML 一直到下一个空行才结束，其中的内容不按 Markdown 读",
            ],
            mend: ["put an empty line before the list", "请在列表前空一行"],
            example: "<details>\n<summary>Week 1</summary>\n- [ ] Ownership\n</details>\n",
            better: "<details>\n<summary>Week 1</summary>\n\n- [ ] Ownership\n</details>\n",
        },
        Code::UnclosedComment => Lesson {
            what: ["A comment that nothing ends hides tasks", "没有结束的注释藏住了任务"],
            why: [
                "It goes on to the end of the file, and nothing in it is shown",
                "它一直到文件末尾，其中的内容都不显示",
            ],
            mend: ["end it with -->", "请用 --> 结束注释"],
            example: "<!-- later\n\n- [ ] Ownership\n",
            better: "<!-- later -->\n\n- [ ] Ownership\n",
        },
        _ => return None,
    })
}

fn lines(code: Code) -> Option<Lesson> {
    Some(match code {
        Code::UnclosedFence => Lesson {
            what: ["Code that no fence ends hides tasks", "没有结束的代码块藏住了任务"],
            why: [
                "It goes on to the end of the file or of what it stands in; a fence too many further up turns inside and outside round",
                "它一直到文件末尾或所在的条目结束；上面多一个围栏，内外就颠倒了",
            ],
            mend: ["end it with a fence as long as the one that begins it", "请用同样长的围栏结束代码块"],
            example: "```rust\nlet x = 1;\n\n- [ ] Ownership\n",
            better: "```rust\nlet x = 1;\n```\n\n- [ ] Ownership\n",
        },
        Code::UnopenedList => Lesson {
            what: [
                "A numbered list that does not begin with 1 stands right beneath a line of text",
                "不从 1 开始的编号列表紧接在一行文字下面",
            ],
            why: [
                "Markdown takes it for a part of that line, so that a number at the beginning of a line is no list by accident",
                "Markdown 会把它当作那一行的一部分，以免行首的数字碰巧成了列表",
            ],
            mend: ["put an empty line before the list", "请在列表前空一行"],
            example: "The rest:\n3. [ ] Ownership\n4. [ ] Borrowing\n",
            better: "The rest:\n\n3. [ ] Ownership\n4. [ ] Borrowing\n",
        },
        Code::SwallowedByTable => Lesson {
            what: ["A task is a table, and its box stands in a cell", "任务成了表格，方括号在单元格里"],
            why: [
                "A line of words with `|` over a line of dashes is a table, in an item as well; boxes in tables are text",
                "带 `|` 的一行文字下面有一行短横，就是表格，在条目里也一样；表格里的方括号只是文字",
            ],
            mend: ["put an empty line before the table, or write \\| for |", "请在表格前空一行，或把 | 写成 \\|"],
            example: "- [ ] Types | Traits\n  --- | ---\n",
            better: "- [ ] Types \\| Traits\n",
        },
        Code::UnderlinedTask => Lesson {
            what: ["A line of dashes or equals signs makes a heading of a task", "一行短横或等号把任务变成了标题"],
            why: [
                "A lone `-` beneath words underlines them; here the task stays one, elsewhere its box is shown as text",
                "文字下面单独的 `-` 是标题的下划线；在这里任务还在，在别处方括号会显示为文字",
            ],
            mend: [
                "put words behind the dash, an empty line before it, or take it away",
                "请在短横后面写上文字、在它前面空一行，或把它删去",
            ],
            example: "- [ ] Complexity\n  -\n",
            better: "- [ ] Complexity\n  - time\n",
        },
        Code::MixedIndent => Lesson {
            what: ["Tabs stand before one item and spaces before the next", "一个条目用制表符缩进，下一个用空格"],
            why: [
                "To Markdown a tab is four columns; where an editor shows it as two or eight, what looks nested is not what is",
                "Markdown 按四列算制表符；编辑器显示为两列或八列时，看到的嵌套就不是真的嵌套",
            ],
            mend: ["indent all of the list with the one or with the other", "整个列表请只用其中一种缩进"],
            example: "- [ ] Types\n\t- [ ] Structs\n      - [ ] Tuples\n",
            better: "- [ ] Types\n  - [ ] Structs\n    - [ ] Tuples\n",
        },
        Code::ShallowIndent => Lesson {
            what: ["An item looks nested and is not", "看起来是下一级的条目其实不是"],
            why: [
                "What is nested begins where the words above begin: three columns in beneath `1.`, four beneath `10.`",
                "下一级要从上一级的文字处开始：`1.` 之下缩进三列，`10.` 之下四列",
            ],
            mend: ["indent it as far as the words above begin", "请缩进到与上一级的文字对齐"],
            example: "1. [ ] Types\n  - [ ] Structs\n",
            better: "1. [ ] Types\n   - [ ] Structs\n",
        },
        _ => return None,
    })
}
