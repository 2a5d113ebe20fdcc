//! What there is to know of the codes that are about plans and links.

use super::lessons::Lesson;
use crate::check::Code;

pub(super) fn lesson(code: Code) -> Lesson {
    numbers(code).unwrap_or_else(|| dates_and_links(code))
}

fn numbers(code: Code) -> Option<Lesson> {
    Some(match code {
        Code::DuplicateDay => Lesson {
            what: ["A study day is there twice, side by side in one phase", "同一阶段里并列着两个相同的学习日"],
            why: [
                "Both fall on the same date, and the plan is a day shorter than it looks; most often a number was not counted on. Where many days are twice, or a day takes several rows of a table, nothing is said",
                "两个会落在同一天，计划比看起来短一天；多半是编号忘了加一。如果很多天都有两个，或一天占表格的几行，则不提示",
            ],
            mend: ["count the second one on", "请把第二个的编号往下数"],
            example: "## Phase 1\n\n- Day 1: Types\n- Day 2: Traits\n- Day 2: Macros\n- Day 4: Tests\n",
            better: "## Phase 1\n\n- Day 1: Types\n- Day 2: Traits\n- Day 3: Macros\n- Day 4: Tests\n",
        },
        Code::OverlappingDays => Lesson {
            what: ["A study day begins before the one above it ends", "学习日在上一个结束之前就开始了"],
            why: [
                "Some date has both, which the numbers of the other days do not suggest",
                "有一天会同时有两个，和其他各天的编号不符",
            ],
            mend: ["let the second begin where the first has ended", "请让第二个从第一个结束之后开始"],
            example: "## Phase 1\n\n- Day 1-3: Types\n- Day 3-4: Traits\n- Day 5: Macros\n",
            better: "## Phase 1\n\n- Day 1-2: Types\n- Day 3-4: Traits\n- Day 5: Macros\n",
        },
        Code::BackwardRange => Lesson {
            what: ["A range of days ends before it begins", "一段学习日的结束早于开始"],
            why: ["Only its first number is read, so that it takes one day", "只会读第一个数字，因此只占一天"],
            mend: ["write the lower number first", "请把小的数字写在前面"],
            example: "## Phase 1\n\n- Day 1-5: Types\n- Day 7-6: Traits\n",
            better: "## Phase 1\n\n- Day 1-5: Types\n- Day 6-7: Traits\n",
        },
        Code::MissingDay => Lesson {
            what: ["One day number is left out, and no other", "只缺一个学习日编号"],
            why: [
                "A number that is left out is a day off; where the plan has none but this one, it may be a slip",
                "缺编号的那天是休息日；如果整个计划只有这一处，可能是漏写了",
            ],
            mend: ["keep it if it is a day off; else count again", "如果是休息日就不必改；否则请重新编号"],
            example: "## Phase 1\n\n- Day 1: a\n- Day 2: b\n- Day 3: c\n- Day 5: d\n- Day 6: e\n- Day 7: f\n",
            better: "## Phase 1\n\n- Day 1: a\n- Day 2: b\n- Day 3: c\n- Day 4: d\n- Day 5: e\n- Day 6: f\n",
        },
        Code::UnwritableDays => Lesson {
            what: ["Study days have no place that a tick could write", "学习日没有可以勾选的地方"],
            why: [
                "A table's row is ticked in its status cell, and a paragraph not at all; such days can be read and followed, and not ticked here",
                "表格的行通过状态单元格勾选，段落则不能勾选；这样的学习日可以查看和跟进，但不能在这里勾选",
            ],
            mend: [
                "give the table a column with ⬜ in it, or write the days as items or headings",
                "请给表格加一列 ⬜，或把学习日写成条目或标题",
            ],
            example: "| Day | Topic |\n| --- | --- |\n| 1 | Types |\n| 2 | Traits |\n",
            better: "| Day | Topic | |\n| --- | --- | --- |\n| 1 | Types | ⬜ |\n| 2 | Traits | ⬜ |\n",
        },
        _ => return None,
    })
}

fn dates_and_links(code: Code) -> Lesson {
    match code {
        Code::DatesOutOfOrder => Lesson {
            what: ["A study day states a date before that of the study day above", "学习日写的日期早于上一个学习日"],
            why: [
                "Dates that a plan states are kept to, so that this day comes before days that stand above it",
                "计划会遵守写明的日期，于是这一天会排到前面的学习日之前",
            ],
            mend: ["let dates rise as the days do", "请让日期随学习日递增"],
            example: "## Phase 1\n\n- Day 1 (Mar 2): a\n- Day 2 (Mar 3): b\n- Day 3 (Mar 1): c\n- Day 4 (Mar 5): d\n",
            better: "## Phase 1\n\n- Day 1 (Mar 2): a\n- Day 2 (Mar 3): b\n- Day 3 (Mar 4): c\n- Day 4 (Mar 5): d\n",
        },
        Code::WrongWeekday => Lesson {
            what: ["A date stands beside a weekday that is not its own", "日期旁边的星期不对"],
            why: [
                "One of the two is wrong, most often since the dates are another year's. Of dates without a year, those are told that differ from the year that most of them fit",
                "两者之一写错了，多半是沿用了别的年份。没有年份的日期，按多数日期所符合的年份判断",
            ],
            mend: ["mend the date or the weekday", "请改正日期或星期"],
            example: "- Day 1 (Fri 2026-02-19): a\n- Day 2 (Fri 2026-02-20): b\n",
            better: "- Day 1 (Thu 2026-02-19): a\n- Day 2 (Fri 2026-02-20): b\n",
        },
        Code::ImpossibleDate => Lesson {
            what: ["A study day or a phase states a date that no calendar has", "学习日或阶段写了不存在的日期"],
            why: [
                "It is taken for words of the title, and the day falls where counting leads",
                "它会被当作标题的文字，日期则按顺序数出来",
            ],
            mend: ["write a date that is one", "请写一个存在的日期"],
            example: "## Phase 1\n\n- Day 1 (Feb 28): a\n- Day 2 (Feb 30): b\n",
            better: "## Phase 1\n\n- Day 1 (Feb 28): a\n- Day 2 (Mar 1): b\n",
        },
        Code::DeadLink => Lesson {
            what: ["A link leads to a place that is not on the page", "链接指向本页不存在的位置"],
            why: [
                "Headings are called by GitHub's rule: small letters, signs left out, spaces as `-`, `-1` behind a name that is taken. A name of one's own, `{#so}` or `<a id=\"so\">`, counts as well",
                "标题的名称按 GitHub 的规则：小写，去掉符号，空格换成 `-`，重名的后面加 `-1`。自己起的名称 `{#so}` 或 `<a id=\"so\">` 也算",
            ],
            mend: ["write the name of a heading that is there", "请写一个存在的标题的名称"],
            example: "[Basics](#the-basics)\n\n# Basics\n",
            better: "[Basics](#basics)\n\n# Basics\n",
        },
        // What is left; every other code has its own arm.
        _ => Lesson {
            what: ["A footnote is referred to that is not there", "引用了不存在的脚注"],
            why: ["The reference is shown as text", "引用会显示为文字"],
            mend: ["write the footnote: [^1]: …", "请写上脚注：[^1]: …"],
            example: "Ownership[^1] is new.\n",
            better: "Ownership[^1] is new.\n\n[^1]: To most.\n",
        },
    }
}
