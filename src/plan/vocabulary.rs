//! The words by which plans name their days, phases and goals, in the languages they are written in.

use super::words::Words;

/// A day's name before its number: `Day 3`, `День 3`, `Ngày 3`.
pub(super) static DAYS: Words = Words::of(&[
    "day",
    "days",
    "día",
    "días",
    "jour",
    "jours",
    "tage",
    "день",
    "дни",
    "дня",
    "ngày",
    "giorno",
    "giorni",
    "gün",
    "dzień",
    "dni",
    "den",
    "päivä",
    "dagen",
    "يوم",
    "दिन",
    "วันที่",
    "ημέρα",
]);

/// Such names that are also everyday words, so that only a clear mark after the number makes them a day.
pub(super) static DOUBTFUL_DAYS: Words = Words::of(&["tag", "dag", "dia", "dias", "hari"]);

/// A day's name behind its number: `3日目`, `3일차`.
pub(super) static DAYS_AFTER: Words = Words::of(&["日目", "일차", "일째", "天目"]);

/// What joins the two ends of a range.
pub(super) static JOINERS: Words = Words::of(&[
    "to", "through", "and", "bis", "und", "al", "a", "y", "e", "até", "à", "au", "et", "до", "по", "и", "đến", "và",
    "至", "到", "和", "から", "부터",
]);

/// What heads a table's column of days, besides the names of a day.
pub(super) static DAY_COLUMNS: Words = Words::of(&["天", "天数", "日", "日次", "일차", "일", "第几天"]);

/// What heads a table's column of dates, in small letters.
pub(super) const DATE_COLUMNS: &[&str] =
    &["date", "dates", "日期", "日付", "날짜", "fecha", "datum", "data", "дата", "when"];

/// What calls a list of dates a log of what was done, in small letters.
pub(super) const LOGS: &[&str] = &[
    "log",
    "logs",
    "history",
    "journal",
    "diary",
    "changelog",
    "日志",
    "记录",
    "紀錄",
    "記録",
    "日记",
    "打卡",
    "ログ",
    "履歴",
    "기록",
    "일지",
    "дневник",
    "журнал",
    "diario",
    "diário",
    "tagebuch",
    "nhật",
];

/// A phase's name before its number: `Phase 2`, `Неделя 2`, `模块二`.
pub(super) static PHASES: Words = Words::of(&[
    "phase",
    "phases",
    "stage",
    "stages",
    "week",
    "weeks",
    "wk",
    "month",
    "months",
    "quarter",
    "sprint",
    "module",
    "modules",
    "milestone",
    "wave",
    "fase",
    "fases",
    "etapa",
    "etapas",
    "semana",
    "semanas",
    "mes",
    "mês",
    "meses",
    "módulo",
    "étape",
    "semaine",
    "mois",
    "woche",
    "wochen",
    "monat",
    "monate",
    "modul",
    "teil",
    "фаза",
    "этап",
    "этапы",
    "неделя",
    "недели",
    "месяц",
    "месяцы",
    "модуль",
    "спринт",
    "часть",
    "giai đoạn",
    "tuần",
    "tháng",
    "フェーズ",
    "ステップ",
    "part",
    "阶段",
    "階段",
    "模块",
    "模組",
    "里程碑",
    "단계",
    "settimana",
    "tydzień",
    "hafta",
    "minggu",
]);

/// Such names that head phases only where days stand beneath: a tutorial has steps and chapters, too.
pub(super) static DOUBTFUL_PHASES: Words = Words::of(&["step", "chapter", "lesson", "level", "unit", "章", "步"]);

/// A phase's name behind its number: `第三周`, `第2阶段`.
pub(super) static PHASES_AFTER_DI: Words = Words::of(&[
    "阶段", "階段", "周", "週", "个月", "個月", "ヶ月", "か月", "月", "季度", "部分", "期", "步", "章", "模块",
]);

/// The same without `第`: `3주차`, `2週目`.
pub(super) static PHASES_AFTER: Words = Words::of(&["주차", "단계", "개월차", "週目", "ヶ月目", "か月目"]);

/// What a heading is about when it stands right behind a phase's number: `Week 3 Checkpoint` is no phase.
pub(super) static ABOUT_A_PHASE: Words = Words::of(&[
    "checkpoint",
    "assessment",
    "goal",
    "goals",
    "resource",
    "resources",
    "completion",
    "checklist",
    "reflection",
    "capstone",
    "success",
    "criteria",
    "rules",
    "notes",
    "review",
    "summary",
    "progress",
    "score",
    "deliverable",
    "deliverables",
    "里程碑",
    "总结",
    "自测",
    "复盘",
    "检查",
    "目标",
    "验收",
]);

/// What opens a line that says what a phase or a day is for.
pub(super) static GOALS: Words = Words::of(&[
    "目标",
    "今日目标",
    "学习目标",
    "本周目标",
    "阶段目标",
    "goal",
    "goals",
    "objective",
    "objectives",
    "focus",
    "target",
    "outcome",
    "outcomes",
    "deliverable",
    "deliverables",
    "checkpoint",
    "milestone",
    "验收",
    "产出",
    "목표",
    "ゴール",
    "目標",
    "objetivo",
    "objetivos",
    "objectif",
    "objectifs",
    "ziel",
    "ziele",
    "meta",
    "цель",
    "цели",
    "obiettivo",
    "mục tiêu",
    "doel",
    "cel",
]);

/// Weekdays, as they stand beside a day.
pub(super) static WEEKDAYS: Words = Words::of(&[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
    "周一",
    "周二",
    "周三",
    "周四",
    "周五",
    "周六",
    "周日",
    "周天",
    "星期一",
    "星期二",
    "星期三",
    "星期四",
    "星期五",
    "星期六",
    "星期日",
    "星期天",
    "週一",
    "週二",
    "週三",
    "週四",
    "週五",
    "週六",
    "週日",
    "月",
    "火",
    "水",
    "木",
    "金",
    "土",
    "日",
    "월",
    "화",
    "수",
    "목",
    "금",
    "토",
    "일",
]);

/// Months from January to December, once in full and once short.
pub(super) static MONTHS: Words = Words::of(&[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
]);

/// Hours, behind an estimate's number.
pub(super) static HOURS: Words = Words::of(&[
    "h",
    "hr",
    "hrs",
    "hour",
    "hours",
    "小时",
    "小時",
    "時間",
    "시간",
    "ч",
    "часа",
    "часов",
    "stunden",
    "horas",
]);

/// Minutes, behind an estimate's number.
pub(super) static MINUTES: Words =
    Words::of(&["min", "mins", "minute", "minutes", "分钟", "分鐘", "分", "분", "мин", "minuten", "minutos"]);

/// What may stand before an estimate.
pub(super) static ABOUT: Words =
    Words::of(&["约", "預計", "预计", "每天", "每日", "about", "approx", "~", "≈", "⏱️", "⏱", "total", "共"]);

/// What counts days, in a phase's length.
pub(super) const DAY_UNITS: &[&str] = &["day", "天", "日", "일", "дня", "дней", "tage", "días", "dias", "jours"];

/// What counts weeks, in a phase's name or length.
pub(super) const WEEK_UNITS: &[&str] = &[
    "week",
    "wk",
    "周",
    "週",
    "недел",
    "woche",
    "semana",
    "semaine",
    "settimana",
    "tuần",
    "hafta",
    "tydzień",
    "minggu",
    "주차",
    "주",
];

/// What counts months.
pub(super) const MONTH_UNITS: &[&str] =
    &["month", "个月", "個月", "ヶ月", "か月", "月", "месяц", "monat", "mês", "meses", "mes", "mois", "tháng", "개월"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_that_is_read_is_on_the_page_about_the_format() {
        let page = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/format.md");
        let page = std::fs::read_to_string(page).expect("the page is there");
        let names = [&DAYS, &DOUBTFUL_DAYS, &DAYS_AFTER, &JOINERS, &DAY_COLUMNS, &PHASES, &DOUBTFUL_PHASES]
            .into_iter()
            .chain([&PHASES_AFTER_DI, &PHASES_AFTER, &GOALS])
            .flat_map(|words| words.all().iter().copied());
        let missing: Vec<&str> = names
            .chain(DATE_COLUMNS.iter().chain(LOGS).copied())
            .filter(|name| !page.contains(&format!("`{name}`")))
            .collect();
        assert!(missing.is_empty(), "docs/format.md does not name {missing:?}");
    }
}
