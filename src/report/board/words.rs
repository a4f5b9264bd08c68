//! What the board has to talk about, in words: the point, the facts and the rule. No number, birth date or address.

use crate::credits::{Arg, Certificate, Grace, Programme, Reason, ReasonId, Standing};
use crate::docket::{Case, Course, Docket, Document, Matter as Point};
use crate::finding::{Datum, Lang};
use crate::value::{Date, wareki};

use super::material::Matter;

/// What the board has to talk about in a case. A letter of reasons that is needed and missing is one point.
pub(super) fn matters(case: &Case<'_>, docket: &Docket<'_>) -> Vec<Matter> {
    let needs_letter = case.matters.contains(&Point::LetterOfReasons);
    let points = case.matters.iter().filter_map(|point| match point {
        Point::DocumentsMissing(missing) if needs_letter => {
            let others = missing.iter().copied().filter(|document| *document != Document::LetterOfReasons);
            let others: Vec<Document> = others.collect();
            (!others.is_empty()).then_some(Point::DocumentsMissing(others))
        }
        _ => Some(point.clone()),
    });
    points.map(|point| matter(&point, case, docket)).collect()
}

/// The words for one point of a case.
fn matter(point: &Point, case: &Case<'_>, docket: &Docket<'_>) -> Matter {
    let (title, facts, rule) = match point {
        Point::ProgrammeUnknown => (
            "制度が不明",
            "申請の一覧から、どの認定制度の申請か分かりません。".to_owned(),
            "制度ごとに要件が異なります。申請書でご確認ください。".to_owned(),
        ),
        Point::KindUnknown => (
            "申請区分が不明",
            "申請の一覧から、新規か更新か分かりません。".to_owned(),
            "新規と更新では要件が異なります。申請書でご確認ください。".to_owned(),
        ),
        Point::NumberUnknown => (
            "判定不可（資料不足）",
            "医籍登録番号が読み取れず、認定証・単位と照合できません。".to_owned(),
            "医籍登録番号はご本人にお尋ねください（日医Q&A 問18）。".to_owned(),
        ),
        Point::CertificateMissing => (
            "認定証の記載なし",
            "更新の申請ですが、認定証の一覧に、この制度の認定証の記載がありません。".to_owned(),
            "更新は、認定証の有効期間内に取得した単位によります（日医Q&A 問4）。認定証をご確認ください。".to_owned(),
        ),
        Point::CertificatesSeveral(at) => (
            "有効期間の重なる認定証",
            several(at, docket.certificates),
            "どの有効期間で単位を数えるかが決まりません。認定証をご確認ください。".to_owned(),
        ),
        Point::CreditsOfAnother => (
            "別の方の単位",
            "この方の医籍登録番号で記録されている単位に、別の方の氏名が付いています。".to_owned(),
            "医籍登録番号の誤りの可能性があります。ご本人にお尋ねください（日医Q&A 問18）。".to_owned(),
        ),
        Point::CreditsElsewhere(_) => (
            "単位の番号違いの疑い",
            "この方の医籍登録番号では単位の記録がなく、同じ氏名の方の単位が別の番号にあります。".to_owned(),
            "医籍登録番号の誤りの可能性があります。ご本人にお尋ねください（日医Q&A 問18）。".to_owned(),
        ),
        Point::Twice(_) => (
            "同じ申請が2件",
            "同じ方の、同じ制度・区分の申請が2件あります。".to_owned(),
            "どちらか1件を取り下げてください。".to_owned(),
        ),
        Point::OnceOnly(at) => (
            "2回目の新規申請",
            format!("新規の申請ですが、この制度の認定証の記載があります{}。", validity(*at, docket.certificates)),
            "新規の申請は1回限りです。更新の申請かどうかをご確認ください。".to_owned(),
        ),
        Point::LetterOfReasons => (letter_title(case), letter(case), letter_rule(case)),
        Point::Short => ("単位不足", short(case), short_rule(case)),
        Point::SpecialMeasure => ("コロナ特例の対象", measure(case), measure_rule(case)),
        Point::OverFiveYears => (
            "最終受講日から5年超",
            reasons(case, &[ReasonId::OverFiveYears]),
            "最終受講日から5年以内の申請。若干の遅延は日本医師会へ個別相談（日医Q&A 問4）。".to_owned(),
        ),
        Point::DocumentsMissing(missing) => {
            let names: Vec<&str> = missing.iter().map(|document| document.ja()).collect();
            let rules: Vec<&str> = missing.iter().map(|document| document_rule(*document)).collect();
            ("書類の不足", format!("{}がありません。", names.join("・")), rules.join("\n"))
        }
        Point::Undetermined => {
            ("判定不可（資料不足）", reasons(case, &[]), "判定に必要な資料がそろっていません。".to_owned())
        }
    };
    Matter { title: title.to_owned(), facts, rule }
}

/// What else is worth knowing of a case, for a list.
pub(super) fn remarks(case: &Case<'_>) -> Vec<String> {
    let mut remarks = Vec::new();
    let told = |id: ReasonId| case.standing.iter().flat_map(|standing| &standing.reasons).any(|reason| reason.id == id);
    if told(ReasonId::Grace) && case.is_in_order() {
        remarks.push("猶予期間内".to_owned());
    }
    if told(ReasonId::Route) {
        remarks.push("講習免除".to_owned());
    }
    if case.in_window == Some(false) {
        remarks.push("受付期間外".to_owned());
    }
    remarks
}

fn standing<'c, 'a>(case: &'c Case<'a>) -> Option<&'c Standing<'a>> {
    case.standing.as_ref()
}

/// Reasons of these kinds as sentences.
fn reasons(case: &Case<'_>, ids: &[ReasonId]) -> String {
    let told = standing(case).into_iter().flat_map(|standing| &standing.reasons);
    let wanted = told.filter(|reason| ids.contains(&reason.id));
    wanted.map(|reason| format!("{}。", say(reason))).collect()
}

/// The sentence of a reason, days in the Japanese calendar.
pub(super) fn say(reason: &Reason<'_>) -> String {
    let shown = reason.args(Lang::Ja).into_iter().zip(&reason.args).map(|(shown, arg)| match arg {
        Arg::Day(day) => Datum::open(wareki(*day)),
        Arg::Units(units) => Datum::open(plain(*units)),
        _ => shown,
    });
    reason.id.text().fill(Lang::Ja, &shown.collect::<Vec<_>>(), true)
}

/// Whether the list says that the letter of reasons is not there.
fn lacks_letter(case: &Case<'_>) -> bool {
    case.matters
        .iter()
        .any(|point| matches!(point, Point::DocumentsMissing(missing) if missing.contains(&Document::LetterOfReasons)))
}

fn letter_title(case: &Case<'_>) -> &'static str {
    if lacks_letter(case) { "理由書の要る申請\n（理由書なし）" } else { "理由書の要る申請" }
}

fn letter(case: &Case<'_>) -> String {
    let applied = case.application.date.map_or_else(String::new, |day| format!("{}申請。", wareki(day)));
    let expiry = standing(case).and_then(|standing| standing.period).map(|period| period.until);
    let expiry = expiry.map_or_else(String::new, |day| format!("有効期限 {}。", wareki(day)));
    let ids = [ReasonId::PastGrace, ReasonId::NotInTime, ReasonId::LateCredits];
    let lacking = if lacks_letter(case) { "理由書がありません。" } else { "" };
    format!("{expiry}{applied}{}{lacking}", reasons(case, &ids))
}

fn letter_rule(case: &Case<'_>) -> String {
    let rules = standing(case).and_then(|standing| standing.rules);
    let day = case.application.date.or_else(|| standing(case).map(|standing| standing.judged_on));
    let grace = rules.zip(day).and_then(|(rules, day)| grace_on(rules, day));
    let months = grace.map_or_else(String::new, |grace| format!("有効期限から{}か月を超える申請、", grace.months));
    let source = grace.map_or("日医Q&A 問4", |grace| grace.source.as_str());
    format!("{months}または有効期間内に要件を満たしていない申請には、理由書が必要です。\n出典: {source}")
}

fn grace_on(rules: &Programme, day: Date) -> Option<&Grace> {
    rules.graces.iter().filter(|grace| grace.from <= day).max_by_key(|grace| grace.from)
}

fn short(case: &Case<'_>) -> String {
    let Some(standing) = standing(case) else { return String::new() };
    let total = &standing.total;
    let mut parts = vec![format!("合計 {}単位（必要 {}単位）", plain(total.counted), plain(total.required))];
    let missing = standing.categories.iter().chain(&standing.items).filter(|count| count.missing.is_positive());
    parts.extend(missing.map(|count| {
        let title = count.title.map_or("", |title| title.ja.as_str());
        format!("{title} {}単位（必要 {}単位）", plain(count.counted), plain(count.required))
    }));
    format!("{}。", parts.join("、"))
}

fn short_rule(case: &Case<'_>) -> String {
    let Some(rules) = standing(case).and_then(|standing| standing.rules) else { return String::new() };
    let mut parts = Vec::new();
    if let Some(total) = &rules.total {
        parts.push(format!("合計{}単位以上", plain(total.required)));
    }
    let floors = rules.categories.iter().filter(|category| category.required.is_positive());
    parts.extend(floors.map(|category| format!("{}{}単位以上", category.title.ja, plain(category.required))));
    let source = rules.total.as_ref().map_or(rules.source.as_str(), |total| total.source.as_str());
    format!("{}。\n出典: {source}", parts.join("、"))
}

/// 20, 1.5: whole credits without a decimal.
pub(super) fn plain(units: crate::value::HalfUnits) -> String {
    let text = units.to_string();
    text.strip_suffix(".0").map_or_else(|| text.clone(), str::to_owned)
}

fn measure(case: &Case<'_>) -> String {
    let expiry = standing(case).and_then(|standing| standing.period).map(|period| period.until);
    let expiry = expiry.map_or_else(String::new, |day| format!("有効期限 {}。", wareki(day)));
    let ids =
        [ReasonId::MeasureSuffices, ReasonId::MeasureSufficesTwice, ReasonId::MeasureShort, ReasonId::MeasureTwice];
    format!("{expiry}{}", reasons(case, &ids))
}

fn measure_rule(case: &Case<'_>) -> String {
    let Some(measure) = standing(case).and_then(|standing| standing.measure.as_ref()).map(|count| count.measure) else {
        return "コロナ特例（産業医）の対象です。".to_owned();
    };
    format!(
        "{}: 有効期限が{}から{}までの方は、{}まで期限後に取得した単位も数えます。\n出典: {}",
        measure.title.ja,
        wareki(measure.expiry_from),
        wareki(measure.expiry_until),
        wareki(measure.count_until),
        measure.source
    )
}

const fn document_rule(document: Document) -> &'static str {
    match document {
        Document::Licence => "医師会に所属していない方の新規申請には、医師免許証の写しが必要です（日医Q&A 問12）。",
        Document::LetterOfReasons => {
            "期限を過ぎた申請のうち、猶予の対象とならないものには理由書が必要です（日医Q&A 問4）。"
        }
        Document::Activity => "更新には、実践活動の報告が必要です。MAMIS の申請画面で入力します（日医Q&A 問9）。",
        Document::Route => "講習会に代わる要件で申請するときは、証拠となる書類が必要です（日医Q&A 問10）。",
    }
}

fn several(at: &[usize], certificates: &[Certificate]) -> String {
    let spans: Vec<String> = at.iter().filter_map(|&at| span(at, certificates)).collect();
    format!("認定証が{}件あります（{}）。", at.len(), spans.join("、"))
}

fn validity(at: usize, certificates: &[Certificate]) -> String {
    span(at, certificates).map_or_else(String::new, |span| format!("（有効期間 {span}）"))
}

fn span(at: usize, certificates: &[Certificate]) -> Option<String> {
    let certificate = certificates.get(at)?;
    let day = |day: Option<Date>| day.map_or_else(|| "不明".to_owned(), wareki);
    Some(format!("{}～{}", day(certificate.valid_from), day(certificate.valid_until)))
}

impl Course {
    /// The position in [`Course::ALL`].
    pub(super) const fn at(self) -> usize {
        match self {
            Self::Occupational => 0,
            Self::Sports => 1,
        }
    }
}
