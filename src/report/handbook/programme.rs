//! What a programme asks for, as columns of its 一覧 and as lines of 根拠.

use super::model::{Column, List};
use super::places::input_columns;
use crate::credits::{ApplicationKind, Fee, Programme, Programmes, Standing, category_ja};
use crate::schema::Status;
use crate::typed::words::SUBTOTAL_CHECKS;
use crate::value::{HalfUnits, with_commas};
use std::collections::BTreeMap;

/// The programme whose handbook is sent in with an application (日医Q&A 問5); of others there is none (S1).
const WITH_HANDBOOK: &str = "occupational-physician";

/// The list of those who are judged by these rules, without doctors.
pub(super) fn list_of(rules: &Programme) -> List {
    let title = rules.title.ja.clone();
    // Of what is given anew each time, nobody says 次回.
    let plain = title.trim_start_matches("認定").trim_end_matches("（次回）");
    let short: String = plain.chars().filter(|c| !"（）()".contains(*c)).collect();
    let mut columns = Vec::new();
    for category in &rules.categories {
        let is_confirmed = category.status == Status::Confirmed;
        let word = category_ja(category.id.index()).to_owned();
        columns.push(Column {
            title: category.title.ja.clone(),
            category: word.clone(),
            item: String::new(),
            required: if is_confirmed { category.required } else { HalfUnits::ZERO },
            in_total: category.in_total,
            is_sum: true,
        });
        let items = category.items.iter().filter(|_| is_confirmed);
        columns.extend(items.map(|item| Column {
            title: item.title.ja.clone(),
            category: word.clone(),
            item: item_word(&item.id).to_owned(),
            required: item.required,
            in_total: false,
            is_sum: true,
        }));
    }
    if let Some(distinct) = rules.distinct.as_ref().filter(|distinct| distinct.status == Status::Confirmed) {
        columns.push(Column {
            title: distinct.title.ja.clone(),
            category: category_ja(distinct.id.index()).to_owned(),
            in_total: true,
            ..Column::default()
        });
    }
    let total = rules.total.as_ref().filter(|total| total.status == Status::Confirmed);
    List {
        id: rules.id.clone(),
        said: [short.clone(), rules.title.en.clone()],
        title,
        short,
        is_renewal: rules.kind == ApplicationKind::Renewal,
        columns,
        required: total.map_or(HalfUnits::ZERO, |total| total.required),
        has_handbook: rules.programme == WITH_HANDBOOK,
        doctors: Vec::new(),
    }
}

/// The word of the vocabulary for an item.
pub(super) fn item_word(id: &str) -> &'static str {
    use crate::schema::{Role, Vocabulary};
    Vocabulary::embedded().value(Role::Item, id).map_or("", |value| &value.ja)
}

/// The headings of 手帳小計入力 of every list there may be.
pub(super) fn all_inputs(programmes: &Programmes) -> BTreeMap<String, Vec<String>> {
    let labels = |list: &List| {
        let credits = input_columns(list).into_iter().map(|input| input.label);
        credits.chain(SUBTOTAL_CHECKS.map(str::to_owned)).collect()
    };
    programmes.iter().map(list_of).map(|list| (list.id.clone(), labels(&list))).collect()
}

/// The lines of 根拠 about one programme.
pub(super) fn basis(rules: &Programme) -> Vec<[String; 4]> {
    let mut lines = Vec::new();
    let mut line = |what: String, status: Status, source: &str| {
        let word = if status == Status::Confirmed { "確認済み" } else { "未確認" };
        lines.push([rules.title.ja.clone(), what, word.to_owned(), source.to_owned()]);
    };
    line(format!("{}から適用", rules.effective_from), rules.status, &rules.source);
    let years = match rules.period.years {
        0 => "対象とする期間に定めなし".to_owned(),
        years => format!("対象とする期間 {years}年"),
    };
    line(years, rules.period.status, &rules.period.source);
    if let Some(total) = &rules.total {
        line(format!("合計 {}単位以上", total.required), total.status, &total.source);
    }
    for category in &rules.categories {
        let mut what = category.title.ja.clone();
        if category.required.is_positive() {
            what.push_str(&format!(" {}以上", category.required));
        }
        if let Some(most) = category.most {
            what.push_str(&format!("（{most}まで）"));
        }
        let items: Vec<String> =
            category.items.iter().map(|item| format!("{}{}", item.title.ja, item.required)).collect();
        if !items.is_empty() {
            what.push_str(&format!("（{}）", items.join("・")));
        }
        line(what, category.status, &category.source);
    }
    for cap in &rules.caps {
        line(format!("{}は{}単位まで", cap.title.ja, cap.most), cap.status, &cap.source);
    }
    if let Some(distinct) = &rules.distinct {
        line(format!("{}を加える", distinct.title.ja), distinct.status, &distinct.source);
    }
    for exclusive in &rules.exclusive {
        line(format!("{}は併用できない", exclusive.title.ja), exclusive.status, &exclusive.source);
    }
    for condition in &rules.conditions {
        line(condition.title.ja.clone(), condition.status, &condition.source);
    }
    for route in &rules.routes {
        line(format!("{}による申請", route.title.ja), route.status, &route.source);
    }
    if let Some(last) = &rules.last_session {
        line(format!("最終受講日から{}年以内に申請", last.within_years), last.status, &last.source);
    }
    for grace in &rules.graces {
        line(format!("{}以降の申請: 有効期限から{}か月の猶予", grace.from, grace.months), grace.status, &grace.source);
    }
    for measure in &rules.measures {
        let (from, until) = (measure.expiry_from, measure.expiry_until);
        let what = format!("{}: 有効期限{from}～{until}は{}まで", measure.title.ja, measure.ends);
        line(what, measure.status, &measure.source);
    }
    for fee in &rules.fees {
        line(format!("審査・登録料 {}円", fee.yen), fee.status, &fee.source);
    }
    if let Some(next) = &rules.next {
        line(format!("更新後の有効期間 {}年（旧期限の翌日から）", next.years), next.status, &next.source);
    }
    lines
}

/// What an application costs a doctor of an association, in words; blank where no source says.
pub(super) fn fee_words(standing: &Standing<'_>, association: &str) -> String {
    let fees = standing.rules.map_or(&[][..], |rules| &rules.fees);
    Fee::of(fees, association, standing.judged_on).map_or_else(String::new, |fee| {
        let mark = if fee.status == Status::Confirmed { "" } else { "（未確認）" };
        format!("{}円{mark}", with_commas(fee.yen))
    })
}
