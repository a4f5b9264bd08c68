//! 根拠: by which rules it was judged, how far they are settled, and from which files.

use crate::credits::Programme;
use crate::report::sheet::{Cell, Column, Line, Meaning, Plan, Sheet};
use crate::schema::Status;
use crate::value::wareki;

use super::super::openly::clip;
use super::super::words;
use super::model::Office;
use super::pages::page;
use crate::value::with_commas;

const WIDTHS: [u16; 4] = [30, 34, 10, 62];
const ACROSS: u16 = WIDTHS.len() as u16;

/// The sheet.
pub(super) fn grounds(tab: String, office: &Office<'_, '_>) -> Sheet {
    let mut rows = vec![
        Line::wide("根拠", Meaning::Title, ACROSS),
        Line::wide(
            "「未確認」の決まりは判定に使っていません。正式な取扱いは日本医師会・都道府県医師会にご確認ください。",
            Meaning::Plain,
            ACROSS,
        ),
    ];
    rows.extend(schedule(office));
    rows.extend([
        Line::blank(),
        Line::wide("読み取ったファイル", Meaning::Heading, ACROSS),
        heads(["ファイル", "SHA-256"]),
    ]);
    rows.extend(
        office.inputs.iter().map(|input| {
            Line::of(vec![body(&input.path), Cell::text(input.sha256.clone(), Meaning::Listed).across(3)])
        }),
    );
    let found = match office.found.len() {
        0 => "申請の一覧への指摘はありません。".to_owned(),
        many => format!("申請の一覧への指摘　{many}件（「確認事項」のとおり）"),
    };
    rows.push(Line::wide(&format!("{found}　作成: kenshu {}", env!("CARGO_PKG_VERSION")), Meaning::Remark, ACROSS));
    rows.extend([Line::blank(), Line::wide("要件", Meaning::Heading, ACROSS)]);
    rows.push(Line::header(["制度・要件", "内容", "状態", "出典"]));
    let header = u32::try_from(rows.len()).ok();
    for rules in programmes(office) {
        rows.extend(requirements(rules));
    }
    Sheet {
        plan: Plan {
            tab,
            columns: WIDTHS.map(Column::fixed).to_vec(),
            header_row: header,
            page: page("根拠", false, true),
            ..Plan::default()
        },
        rows,
    }
}

/// The files by which somebody was judged, each once.
fn programmes<'d>(office: &Office<'_, 'd>) -> Vec<&'d Programme> {
    let mut known: Vec<&'d Programme> = Vec::new();
    for rules in office.docket.cases.iter().filter_map(|case| case.standing.as_ref()?.rules) {
        if !known.iter().any(|other| std::ptr::eq(*other, rules)) {
            known.push(rules);
        }
    }
    known.sort_by_key(|rules| (&rules.id, rules.effective_from));
    known
}

fn requirements(rules: &Programme) -> Vec<Line> {
    let row = |what: &str, content: String, status: Status, source: &str| {
        Line::of(vec![
            body(&format!("{}\n{what}", rules.title.ja)),
            body(&content),
            Cell::text(settled(status), Meaning::ListedShort),
            body(source),
        ])
    };
    let mut rows = vec![row("数える期間", period(rules), rules.period.status, &rules.period.source)];
    if let Some(total) = &rules.total {
        rows.push(row("合計", format!("{}単位以上", words::plain(total.required)), total.status, &total.source));
    }
    for category in rules.categories.iter().filter(|category| category.required.is_positive()) {
        let content = format!("{}単位以上", words::plain(category.required));
        rows.push(row(&category.title.ja, content, category.status, &category.source));
    }
    for cap in &rules.caps {
        rows.push(row(&cap.title.ja, format!("{}単位まで", words::plain(cap.most)), cap.status, &cap.source));
    }
    for condition in &rules.conditions {
        rows.push(row(&condition.title.ja, "必要".to_owned(), condition.status, &condition.source));
    }
    for route in &rules.routes {
        let years = route.within_years.map_or_else(String::new, |years| format!("{years}年以内"));
        let once = if route.once { "1回限り" } else { "" };
        rows.push(row(
            &route.title.ja,
            format!("講習に代わる要件 {years} {once}").trim_end().to_owned(),
            route.status,
            &route.source,
        ));
    }
    if let Some(last) = &rules.last_session {
        rows.push(row("最終受講日", format!("{}年以内に申請", last.within_years), last.status, &last.source));
    }
    for grace in &rules.graces {
        let content = format!("{}からの申請: 有効期限から{}か月", wareki(grace.from), grace.months);
        rows.push(row("猶予", content, grace.status, &grace.source));
    }
    for measure in &rules.measures {
        let content = format!(
            "有効期限 {}～{}、{}まで取得した単位",
            wareki(measure.expiry_from),
            wareki(measure.expiry_until),
            wareki(measure.count_until)
        );
        rows.push(row(&measure.title.ja, content, measure.status, &measure.source));
    }
    for fee in &rules.fees {
        rows.push(row("審査・登録料", format!("{}円", with_commas(fee.yen)), fee.status, &fee.source));
    }
    rows
}

fn period(rules: &Programme) -> String {
    use crate::credits::PeriodBasis;
    match rules.period.basis {
        PeriodBasis::Certificate => "認定証の有効期間".to_owned(),
        PeriodBasis::Any => "申請までに取得したもの".to_owned(),
        PeriodBasis::FiscalYears => format!("連続する{}か年度", rules.period.years),
        PeriodBasis::BeforeApplication => format!("申請前{}年", rules.period.years),
    }
}

fn schedule(office: &Office<'_, '_>) -> Vec<Line> {
    let round = &office.docket.round;
    let days = format!(
        "有効期限 {}～{}　都道府県医師会への申請 {}～{}　日医の承認 {}（{}）",
        wareki(round.expiry_from),
        wareki(round.expiry_until),
        wareki(round.apply_from),
        wareki(round.apply_until),
        wareki(round.approval),
        if round.is_unconfirmed { "見込み" } else { "概ね" },
    );
    vec![
        Line::blank(),
        Line::wide("承認の回", Meaning::Heading, ACROSS),
        heads(["回", "日程"]),
        Line::of(vec![body(&round.label.ja), Cell::text(days, Meaning::Listed).across(3)]),
    ]
}

const fn settled(status: Status) -> &'static str {
    match status {
        Status::Confirmed => "確認済",
        Status::Unconfirmed => "未確認",
    }
}

fn heads([first, rest]: [&str; 2]) -> Line {
    Line::of(vec![Cell::text(first, Meaning::Header), Cell::text(rest, Meaning::Header).across(3)])
}

fn body(text: &str) -> Cell {
    Cell::text(clip(text, 400), Meaning::Listed)
}
