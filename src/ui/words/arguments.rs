//! What the help and the manual page say of the command line, in Chinese. In English it stands with the definitions; a test
//! goes through them and holds that none is missing here.

mod arrange;

/// The headings of the help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heading {
    /// Over the subcommands.
    Commands,
    /// Over what is given by its place.
    Arguments,
    /// Over what is given by its name.
    Options,
}

impl Heading {
    /// The heading in Chinese; a colon follows it.
    #[must_use]
    pub fn chinese(self) -> &'static str {
        match self {
            Self::Commands => "命令",
            Self::Arguments => "参数",
            Self::Options => "选项",
        }
    }
}

/// A heading of the manual page in Chinese.
#[must_use]
pub fn manual_heading(english: &str) -> Option<&'static str> {
    match english {
        "NAME" => Some("名称"),
        "SYNOPSIS" => Some("概要"),
        "DESCRIPTION" => Some("说明"),
        "EXTRA" => Some("补充"),
        "VERSION" => Some("版本"),
        _ => None,
    }
}

/// A sentence of the command line's definition in Chinese.
#[must_use]
pub fn chinese(english: &str) -> Option<&'static str> {
    SENTENCES.iter().chain(arrange::SENTENCES).find(|(sentence, _)| *sentence == english).map(|(_, chinese)| *chinese)
}

const SENTENCES: &[(&str, &str)] = &[
    ("Follow a study roadmap kept in Markdown", "跟进一份写在 Markdown 文件里的学习路线图"),
    (
        "Follow a study roadmap kept in Markdown.\n\nTicks are written back to the file itself, and nothing else in it changes. `roadmap FILE` is short for `roadmap tui FILE`, and `roadmap` alone opens the library.",
        "跟进一份写在 Markdown 文件里的学习路线图。\n\n勾选会写回文件本身，文件的其他内容不变。`roadmap FILE` 是 `roadmap tui FILE` 的简写，单独的 `roadmap` 打开书架。",
    ),
    (
        "Exit codes: 0 done; 1 the answer is no (nothing to study, nothing due, no plan, conflicts in a merge, something wrong with a roadmap); 2 wrong usage, or an ITEM that fits none or several or cannot be ticked or changed so; 3 the file could not be read or written; 128 + N ended by signal N.",
        "退出码：0 完成；1 回答为否（没有要学的、没有要复习的、没有计划、合并有冲突、路线图有问题）；2 用法有误，或 ITEM 找不到、不唯一、不能勾选或不能这样改；3 文件无法读取或写入；128 + N 被信号 N 终止。",
    ),
    ("Open the roadmap on the screen: tick items, follow the plan", "在屏幕上打开路线图：勾选条目，跟进计划"),
    ("Make a roadmap: of a template, or step by step", "新建路线图：用模板，或逐步回答"),
    ("The template, by its name; without one you are asked step by step", "模板的名字；不写则逐步询问"),
    ("List the templates", "列出模板"),
    ("The new file, which must not be there yet; `-` prints it", "新文件，不能已经存在；`-` 表示直接输出"),
    ("Its title", "标题"),
    ("The date on which its plan begins; today where none is given", "计划从哪天开始；不写则为今天"),
    ("A section; several of them in their order", "一个章节；可以写多个，按顺序"),
    ("A task of a section; several of them in their order", "某个章节的一个任务；可以写多个，按顺序"),
    ("Draft a plan of so many days of study", "起草一份学这么多天的计划"),
    (
        "Draft a plan with so many hours a day; a task takes one, unless it says otherwise: `(2h)`, `~30min`",
        "按每天几小时起草计划；一个任务算一小时，除非它自己写明：`(2h)`、`~30min`",
    ),
    ("Draft no plan", "不起草计划"),
    ("Say what to study today", "显示今天学什么"),
    ("Say how far things are, by section and in the plan", "显示各章节和计划的进度"),
    ("Print the tree of sections and items", "输出章节和条目的树"),
    ("Print the phases and study days with their dates, or draft a plan", "输出各阶段、学习日及其日期，或起草一份计划"),
    ("Draft a plan for the open tasks, and print it as Markdown", "为未完成的任务起草计划，以 Markdown 输出"),
    ("With `--make`: so many days of study", "用于 `--make`：一共学多少天"),
    (
        "With `--make`: so many hours a day; a task takes one, unless it says otherwise: `(2h)`, `~30min`",
        "用于 `--make`：每天几小时；一个任务算一小时，除非它自己写明：`(2h)`、`~30min`",
    ),
    (
        "With `--make`: study on these weekdays: `mon-fri`, or `mon,wed,fri`",
        "用于 `--make`：每周哪几天学习：`mon-fri`，或 `mon,wed,fri`",
    ),
    (
        "With `--make`: plan this section alone, by its title or a part of it; behind a plan that is there",
        "用于 `--make`：只安排这个章节，写它的标题或其中一部分；已有计划时排在后面",
    ),
    (
        "With `--make`: write a new roadmap that has the plan at its end; `-` prints it",
        "用于 `--make`：另写一份末尾带计划的路线图；`-` 表示直接输出",
    ),
    ("With `--make`: put the plan at the end of the file", "用于 `--make`：把计划写到文件末尾"),
    (
        "With `--make`: show the study days with their dates, and write nothing",
        "用于 `--make`：显示学习日及其日期，不写入",
    ),
    ("Tick an item or a study day", "勾选一个条目或学习日"),
    (
        "Tick an item or a study day\n\nWhere `stamp` is set to `emoji`, `dataview` or `comment`, in the settings or in the front matter, its date is written beside it, and taken away with it.",
        "勾选一个条目或学习日\n\n若在设置或文件头中把 `stamp` 设为 `emoji`、`dataview` 或 `comment`，勾选时会在旁边写上完成日期，取消勾选时一并去掉。",
    ),
    ("Set the date on which the plan begins, or a phase of it", "设定计划或某个阶段的开始日期"),
    ("Set study weekdays, rest dates and extra study dates, or show them", "设定或显示每周的学习日、休息日和加学日"),
    ("Find a way back after falling behind", "落后时调整计划"),
    ("List the backups of a roadmap, or bring one back", "列出路线图的备份，或恢复其中一份"),
    (
        "Bring two versions of a roadmap together: a sync tool's copy, or what git asks for",
        "合并路线图的两个版本：同步工具留下的副本，或 git 要求的合并",
    ),
    ("Carry your ticks and additions onto a newer edition of the roadmap", "把你的勾选和增补带到路线图的新版本上"),
    ("Have git merge roadmaps with this program", "让 git 用本程序合并路线图"),
    ("Have git merge roadmaps with `roadmap merge` in a repository", "让一个仓库的 git 用 `roadmap merge` 合并路线图"),
    ("List what comes back for review today, or grade it", "列出今天要复习的内容，或给它评分"),
    ("How well it was known", "记得怎样"),
    ("Leave it out of the review", "不再复习它"),
    ("Take it in again", "恢复复习"),
    ("Begin to review; the first grade does so, too", "开始复习；第一次评分也会开始"),
    ("No more than so many on a date", "一天最多多少项"),
    ("It was forgotten", "忘了"),
    ("It was remembered with difficulty", "想起来很费力"),
    ("It was remembered", "记得"),
    ("It was remembered without effort", "毫不费力就想起来了"),
    ("Say what was done, and when", "显示什么时候做了什么"),
    (
        "Look back on a week: what was done, what slipped, what comes next",
        "回顾一周：做完了什么，拖了什么，接下来是什么",
    ),
    (
        "The Markdown file, several, or folders of them; without any, the library",
        "Markdown 文件，可以写多个，也可以写文件夹；不写则为书架",
    ),
    ("The order of several roadmaps; else that in which they are named", "多份路线图的顺序；不写则按写出的顺序"),
    ("By their titles", "按标题"),
    ("What is done most first", "完成最多的在前"),
    ("What is furthest behind first", "落后最多的在前"),
    ("Answer in one line, for a prompt or a status bar", "只输出一行，供命令提示符或状态栏使用"),
    ("Answer in Markdown, for a diary", "以 Markdown 输出，可贴进日记"),
    (
        "Say how it went: streak, pace, the year, done against planned, and when it will be done",
        "显示学得怎样：连续天数、节奏、一年的热度、完成与计划的对照，以及何时学完",
    ),
    (
        "Keep the journal in `.roadmap` beside the file from now on, so that it travels with it",
        "从现在起把学习日志放在文件旁边的 `.roadmap` 里，让它跟着文件走",
    ),
    ("Take in what was done before the journal was begun", "补入日志开始之前做过的事"),
    ("From the versions that git keeps of the file", "取自 git 保存的文件各版本"),
    (
        "Export roadmaps to a calendar, a page, Markdown, a table or todo.txt",
        "把路线图导出为日历、网页、Markdown、表格或 todo.txt",
    ),
    (
        "Export roadmaps to a calendar, a page, Markdown, a table or todo.txt\n\nA file that is there already is overwritten only where it still is what was exported there last.",
        "把路线图导出为日历、网页、Markdown、表格或 todo.txt\n\n已有的文件只有在内容仍是上次导出的样子时才会被覆盖。",
    ),
    ("The form; where it is left out, the ending of OUT says it", "导出的形式；不写则由 OUT 的扩展名决定"),
    ("Write it here; `-`, or nothing, is standard output", "写到这里；`-` 或不写则为标准输出"),
    ("Overwrite whatever is there", "不管那里有什么都覆盖"),
    ("With `ics`: put in the tasks, too, as to-dos", "用于 `ics`：把任务也作为待办放进去"),
    ("With `ics`: put in what comes back for review, too", "用于 `ics`：把要复习的内容也放进去"),
    ("A calendar: what calendars import", "日历，可导入各种日历程序"),
    ("One page, for a browser, a phone, a printer", "一个网页，可在浏览器和手机上看，也可打印"),
    ("A summary in Markdown", "Markdown 概要"),
    ("A table: what spreadsheets open", "表格，可用电子表格打开"),
    ("A line for each task, as in todo.txt", "每个任务一行，格式同 todo.txt"),
    (
        "Find what is wrong with roadmaps, or reads otherwise than it looks",
        "找出路线图里写错的，或读起来和看起来不一样的地方",
    ),
    ("Markdown files, or folders with such files in them", "Markdown 文件，或含有这类文件的文件夹"),
    ("Answer in SARIF 2.1.0, for code hosts and editors", "以 SARIF 2.1.0 输出，供代码托管平台和编辑器使用"),
    (
        "Mend what has one right answer, and show how as a unified diff",
        "修正只有一种改法的问题，并以 unified diff 显示改动",
    ),
    ("With `--fix`: show what it would do, and write nothing", "用于 `--fix`：只预览，不写入"),
    (
        "Do not tell of this code (`R501`) or name (`duplicate-day`)",
        "不提示这个代码（`R501`）或名称（`duplicate-day`）",
    ),
    ("Tell of this code or name as an error", "把这个代码或名称当作错误"),
    ("Say what a code means, and how it is mended", "说明某个代码的含义和改法"),
    ("Print the manual page of the program, or of a command", "输出程序或某个命令的手册页"),
    ("The command; none is the program itself", "命令；不写则为程序本身"),
    (
        "Write its page into this folder, and those of all commands beneath it",
        "把它和其下所有命令的手册页写入这个文件夹",
    ),
    ("Print help", "显示帮助"),
    ("Print help (see more with '--help')", "显示帮助（详细内容见 `--help`）"),
    ("Print help (see a summary with '-h')", "显示帮助（概要见 `-h`）"),
    ("Print version", "显示版本"),
    ("Print this message or the help of the given subcommand(s)", "显示本帮助，或某个命令的帮助"),
    ("Print help for the subcommand(s)", "要看哪个命令的帮助"),
    (
        "The language: `en` or `zh`; else that of the settings, else of the locale",
        "语言：`en` 或 `zh`；不写则按设置，再按系统区域",
    ),
    ("When there are colours in what is said", "输出何时用颜色"),
    ("On a terminal that has them", "在支持颜色的终端上"),
    ("Wherever an answer goes, into files and pipes as well", "总是用，写入文件和管道时也用"),
    ("Nowhere", "一律不用"),
    (
        "Say nothing where something is written, and no notes; errors are told all the same",
        "写入时不输出结果，也不输出提示；出错时照样报告",
    ),
    ("Say what is to be done next", "显示接下来要做什么"),
    ("No more than so many", "最多多少项"),
    (
        "Tell whatever happens to a roadmap in lines of JSON, until it is ended",
        "路线图每有变化就输出一行 JSON，直到被终止",
    ),
    ("The Markdown file, or several", "Markdown 文件；可以写多个"),
    (
        "Print what a shell reads to complete command lines, and the items of the roadmap on them",
        "输出供 shell 读取的补全脚本：补全命令行，以及其中路线图的条目",
    ),
    ("Say how a command line goes on, for the completions of a shell", "供 shell 补全使用：列出命令行接下来可以写什么"),
    ("The shell", "哪种 shell"),
    ("With all that stands beneath it, as far as that can be ticked", "连同其下能勾选的全部条目"),
    ("Write down minutes of study, as the timer on the screen does", "记下学习的分钟数，同屏幕上的计时"),
    ("How many minutes", "多少分钟"),
    (
        "The words of the line, the last at the cursor; of bash, the line itself up to there",
        "命令行的各个词，最后一个在光标处；bash 则为光标之前的整行",
    ),
    ("The Markdown file", "Markdown 文件"),
    ("The Markdown file; it may be gone", "Markdown 文件；不在了也可以"),
    ("Your Markdown file", "你的 Markdown 文件"),
    (
        "The Markdown file; without one, or with several or a folder, the library opens",
        "Markdown 文件；不写、写多个或写文件夹则打开书架",
    ),
    ("The view to open", "打开哪个视图"),
    (
        "The colours: `auto`, `dark`, `light`, `ansi`, `mono`, or a theme of your own",
        "配色：`auto`、`dark`、`light`、`ansi`、`mono`，或你自己的主题",
    ),
    ("Answer in JSON", "以 JSON 输出"),
    ("Answer with the plan in JSON", "以 JSON 输出计划"),
    ("Count study days from this date instead of the file's own", "从这个日期数学习日，而不用文件里的日期"),
    ("Take this date for today", "把这个日期当作今天"),
    (
        "`line:17`, `task:3`, a title, a path of titles (`Python/Decorators`), a part of one, or `today`",
        "`line:17`、`task:3`、标题、标题路径（`Python/装饰器`）、其中的一部分，或 `today`",
    ),
    (
        "`line:17`, `task:3`, a title, a path of titles (`Python/Decorators`), a part of one, or `today`; of several, all are ticked or none",
        "`line:17`、`task:3`、标题、标题路径（`Python/装饰器`）、其中的一部分，或 `today`；写了多个时，要么全部勾选，要么都不勾选",
    ),
    ("Read more items from standard input, one a line", "再从标准输入读取条目，每行一个"),
    ("Untick it", "取消勾选"),
    ("The date of the plan's first day", "计划第一天的日期"),
    (
        "Begin this phase then, and not the plan: its name (`Phase 3`), its title or a part of it",
        "只设定这个阶段的开始日期：写它的名称（`Phase 3`）、标题或其中一部分",
    ),
    ("Give a file that has no front matter one", "文件没有文件头时加上一个"),
    ("Study on these weekdays: `mon-fri`, or `mon,wed,fri`", "每周哪几天学习：`mon-fri`，或 `mon,wed,fri`"),
    (
        "Rest on this date, or from one to another: `2026-02-16..2026-02-20`; with no end (`2026-02-16..`) the plan pauses",
        "这一天或这一段休息：`2026-02-16..2026-02-20`；不写结束日期（`2026-02-16..`）则计划暂停",
    ),
    ("Study on this date whatever the weekday, or from one to another", "这一天或这一段照常学习，不管是星期几"),
    ("End a pause: study begins again on this date", "结束暂停：从这一天恢复学习"),
    ("Forget all that was set under this name", "清除这一项的全部设定"),
    ("The way back", "调整的办法"),
    ("With `break`: the dates without study", "用于 `break`：不学习的起止日期"),
    ("With `rebalance`: the date by which all is to be done", "用于 `rebalance`：全部完成的日期"),
    ("Show what it would do, and write nothing", "只预览，不写入"),
    ("The rest moves, so that the first open study day is today", "顺延，剩下的整体后移，第一个未完成的学习日就是今天"),
    ("The rest is spread over the days until the same end", "追赶，剩下的分摊到原定结束日期之前"),
    ("The rest is spread up to a date", "重排，剩下的分摊到指定日期之前"),
    ("No study on some dates", "休假，某几天不学习"),
    ("The backup to bring back: its number in the list, or its date", "要恢复的备份：列表中的编号，或日期"),
    (
        "`FILE COPY`: what a sync tool's copy holds goes into FILE. `BASE OURS THEIRS`: what came of BASE on two sides, as git asks for it",
        "`FILE COPY`：把同步工具的副本并入 FILE。`BASE OURS THEIRS`：合并 BASE 在两边的改动，供 git 调用",
    ),
    (
        "With three files: write the result here instead of to standard output",
        "三个文件时：把结果写到这里，而不是标准输出",
    ),
    ("With three files: how long the marks of a conflict are", "三个文件时：冲突标记的长度"),
    ("With three files: what OURS is called in the marks", "三个文件时：OURS 在标记中的名称"),
    ("With three files: what THEIRS is called in the marks", "三个文件时：THEIRS 在标记中的名称"),
    ("With three files: what the file is called in messages", "三个文件时：文件在消息中的名称"),
    ("The newer edition of what it was made of", "它所依据的路线图的新版本"),
    ("The edition that it was made of", "它原来依据的版本"),
    ("Settle every conflict as your own file has it", "所有冲突以你的文件为准"),
    ("Settle every conflict as the other file has it", "所有冲突以另一个文件为准"),
    (
        "Which files, as in `.gitattributes`; `*.md` where none is named",
        "哪些文件，写法同 `.gitattributes`；不写则为 `*.md`",
    ),
    ("Take out again what was put in", "撤回之前的安装"),
    ("A folder of the repository, if not this one", "仓库所在的文件夹"),
];
