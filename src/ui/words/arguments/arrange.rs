//! What the help says in Chinese of the commands that change what stands in a roadmap.

pub(super) const SENTENCES: &[(&str, &str)] = &[
    ("Add a task", "添加一个任务"),
    (
        "Add a task\n\nWithout a place it goes behind the last task that is no part of the plan. It is written as the items around it are.",
        "添加一个任务\n\n不指明位置时，放在计划之外最后一个任务的后面。写法与周围的条目一致。",
    ),
    ("Let an item or a section say something else", "改写一个条目或章节的文字"),
    ("Move items or sections, with all beneath them", "移动条目或章节，连同下面的全部内容"),
    ("Take items, sections or rows out, with all beneath them", "删除条目、章节或表格行，连同下面的全部内容"),
    ("Let the boxes of items show a mark, or take them away", "设定条目勾选框里的标记，或去掉勾选框"),
    ("Show what would change, and write nothing", "显示会改动什么，不写入"),
    (
        "What the task says, in one line of Markdown; of several, each is a task; `## TITLE` is a section",
        "任务的文字，一行 Markdown；写了多个时，每个都是一个任务；`## 标题` 是一个章节",
    ),
    ("Put it before this item", "放在这个条目前面"),
    (
        "Put it behind this item; behind a section's title its list begins",
        "放在这个条目后面；写章节时，放在该章节列表的开头",
    ),
    (
        "Put it into this section, or beneath this item, behind all that is there",
        "放进这个章节，或这个条目下面，排在末尾",
    ),
    (
        "What it says from now on, in one line of Markdown; its box and its stamp stay",
        "改成的文字，一行 Markdown；勾选框和完成日期不变",
    ),
    (
        "`line:17`, `task:3`, a title, a path of titles (`Python/Decorators`), a part of one, or `today`; of several, all are moved or none",
        "`line:17`、`task:3`、标题、标题路径（`Python/装饰器`）、其中的一部分，或 `today`；写了多个时，要么全部移动，要么都不移动",
    ),
    ("Change places with the one before, so many times", "与前一个交换位置，可写次数"),
    (
        "Change places with the one behind, so many times; items at the end of a section's list go on into the next",
        "与后一个交换位置，可写次数；已在章节列表末尾的条目会移到下一个章节",
    ),
    ("Go beneath the item before; of a heading, one level deeper", "移到前一个条目下面；标题则降一级"),
    ("Come out behind the item above; of a heading, one level higher", "移到上层条目后面；标题则升一级"),
    ("Go into this section, or beneath this item, behind all that is there", "移进这个章节，或这个条目下面，排在末尾"),
    ("Go before this item", "移到这个条目前面"),
    ("Go behind this item", "移到这个条目后面"),
    (
        "`line:17`, `task:3`, a title, a path of titles (`Python/Decorators`), a part of one, or `today`; of several, all go or none, each with all beneath it",
        "`line:17`、`task:3`、标题、标题路径（`Python/装饰器`）、其中的一部分，或 `today`；写了多个时，要么全部删除，要么都不删除，各自连同下面的全部内容",
    ),
    (
        "`line:17`, `task:3`, a title, a path of titles (`Python/Decorators`), a part of one, or `today`; of several, all are marked or none",
        "`line:17`、`task:3`、标题、标题路径（`Python/装饰器`）、其中的一部分，或 `today`；写了多个时，要么全部标记，要么都不标记",
    ),
    ("What its box is to show", "勾选框里显示什么"),
    ("`[ ]`: it is to be done; a plain item becomes a task", "`[ ]`：未完成；普通条目会变成任务"),
    ("`[/]`: it is being done", "`[/]`：进行中"),
    ("`[x]`: it is done, as by `tick`", "`[x]`：已完成，与 `tick` 相同"),
    ("`[-]`: it will not be done, and counts no more", "`[-]`：取消，不再计入"),
    ("It has no box", "没有勾选框"),
];
