//! The mail to a submitter, in Japanese.

use crate::finding::{Lang, Severity};
use crate::report::Verdict;
use crate::report::feedback::SummaryFacts;
use crate::rules::Stage;

use super::defects::Defect;
use super::letter::{Item, Letter};
use super::submission::Submission;

/// A mail about these files.
pub(super) fn letter(facts: SummaryFacts, items: &[Item<'_>]) -> Letter {
    let list = match facts.stage {
        Stage::Entry => "申込者名簿",
        Stage::Result => "受講者名簿",
    };
    let has = |verdict| items.iter().any(|item| item.standing.entry.verdict() == verdict);
    let host = items.first().map(|item| item.submission.host.as_str()).unwrap_or_default();
    let file = items.first().map(|item| item.submission.file()).unwrap_or_default();
    let (kind, opening) = if has(Verdict::Errors) {
        (
            "【ご修正のお願い】",
            "下記のとおり直していただきたいところがございました。お手数をおかけし恐縮ですが、ご確認・修正のうえ、○月○日までにご返送くださいますようお願い申し上げます。",
        )
    } else if has(Verdict::Warnings) {
        (
            "【ご確認のお願い】",
            "必ず直していただくところは見つかりませんでしたが、念のためご確認いただきたいところがございました。お手数をおかけし恐縮ですが、○月○日までに結果をお知らせくださいますようお願い申し上げます。",
        )
    } else {
        (
            "【確認結果のご連絡】",
            "直していただくところは見つかりませんでした。ご返送は不要です。ご協力ありがとうございました。",
        )
    };
    let about = items.first().map(|item| seminar(item.submission)).filter(|about| !about.is_empty());
    let about = about.unwrap_or_else(|| file.to_owned());
    let more = if items.len() > 1 { format!(" ほか{}件", items.len() - 1) } else { String::new() };
    let again = if items.iter().any(|item| item.standing.entry.round > 1) { "再度" } else { "" };
    let mut body = vec![
        if host.is_empty() {
            "研修会ご担当者 様".to_owned()
        } else {
            format!("{host}\n研修会ご担当者 様")
        },
        String::new(),
        "平素より当会の事業にご理解とご協力を賜り、厚く御礼申し上げます。".to_owned(),
        format!("{again}ご提出いただきました{list}を、MAMIS への登録に先立って確認いたしましたところ、{opening}"),
    ];
    for (number, item) in (1..).zip(items) {
        body.push(String::new());
        let of = if items.len() > 1 { format!("（{number}／{}）", items.len()) } else { String::new() };
        body.push(format!("■ ご提出いただいたファイル{of}"));
        section(&mut body, item);
    }
    body.push(String::new());
    let tables = || items.iter().flat_map(|item| &item.submission.tables);
    let unread = tables().any(|table| !table.is_readable);
    if !has(Verdict::Errors) && !has(Verdict::Warnings) {
        nothing_found(&mut body, facts.stage);
    } else {
        returning(&mut body, tables().any(|table| table.is_readable), unread);
    }
    body.extend(FAREWELL.map(str::to_owned));
    let body = body.iter().flat_map(|line| line.split('\n')).map(str::to_owned).collect();
    let to = if host.is_empty() { format!("主催団体の記載なし（{file}）") } else { host.to_owned() };
    Letter { to, subject: format!("{kind}{list}について（{about}{more}）"), body }
}

/// Title and days.
fn seminar(submission: &Submission) -> String {
    let parts = [submission.title.as_str(), submission.days.as_str()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("　")
}

fn section(body: &mut Vec<String>, Item { standing, submission }: &Item<'_>) {
    let entry = &standing.entry;
    for (label, value) in [("研修会", &submission.title), ("開催日", &submission.days)] {
        if !value.is_empty() {
            body.push(format!("{label}：{value}"));
        }
    }
    body.push(format!("ファイル：{}（{}行）", submission.file(), submission.records()));
    if entry.verdict() == Verdict::NothingFound {
        body.push("→ 直していただくところは見つかりませんでした。".to_owned());
        return;
    }
    if submission.is_readable() {
        body.push(format!("添付：{}（確認結果）", entry.workbook.0));
    }
    if let Some((gone @ 1.., _)) = entry.change().filter(|_| submission.is_readable()) {
        body.push(format!("前回お願いした点のうち {gone}件は直っておりました。ありがとうございます。"));
    }
    for (severity, heading) in [
        (Severity::Error, "■ 必ず直していただくところ"),
        (Severity::Warning, "■ 確かめていただくところ（正しければそのままで結構です）"),
    ] {
        let defects = submission.defects_of(severity);
        if defects.is_empty() {
            continue;
        }
        body.push(String::new());
        body.push(heading.to_owned());
        for (number, (sheet, defect)) in (1..).zip(defects) {
            let sheet = sheet.map(|sheet| format!("シート「{sheet}」　")).unwrap_or_default();
            body.push(format!("{number}. {}（{}件）", defect.title(Lang::Ja), defect.count));
            body.push(format!("　 {sheet}{}", place(defect)));
            body.extend(defect.steps(Lang::Ja).iter().map(|step| format!("　 → {step}")));
        }
    }
}

/// The rows and the items: 3～7行目、12行目の「医籍登録番号」.
fn place(defect: &Defect) -> String {
    let items = defect.items.iter().map(|item| format!("「{item}」")).collect::<String>();
    match (defect.rows.is_empty(), items.is_empty()) {
        (true, true) => "ファイル全体".to_owned(),
        (true, false) => items,
        (false, true) => defect.rows.words(Lang::Ja),
        (false, false) => format!("{}の{items}", defect.rows.words(Lang::Ja)),
    }
}

/// How to mend a file and send it back.
fn returning(body: &mut Vec<String>, has_read: bool, has_unread: bool) {
    body.push("■ 直し方とご返送".to_owned());
    let mut steps = Vec::new();
    if has_unread {
        steps.push("読み取れなかったファイルは、上の「→」のとおりに作り直し、お送りください（0行と書いたものです）。");
    }
    if has_read {
        steps.extend([
            "添付の確認結果（Excel）のシート「エラー一覧」で「修正はこのセルで」を押すと、直すセルが開きます。",
            "色の付いたセルを、そのセルの上で直してください。並べ替えや行の追加をしていただいても構いません。",
            "保存して、そのブックのままご返送ください（別の形に直していただく必要はありません）。",
        ]);
    }
    body.extend((1..).zip(steps).map(|(number, step): (usize, &str)| format!("{number}. {step}")));
    if has_read {
        body.push("※ 行番号は、Excel で開いたときの行の番号です。".to_owned());
        body.push(
            "※ 医籍登録番号や生年月日など、ご本人にしか分からないものは、必ずご本人にご確認ください。".to_owned(),
        );
    }
    body.push("※ ファイルには個人情報が含まれます。送付と保管にはご注意ください。".to_owned());
}

fn nothing_found(body: &mut Vec<String>, stage: Stage) {
    let when = match stage {
        Stage::Entry => "研修会の後に受講者名簿をお送りいただいたときに、あらためて確認いたします。",
        Stage::Result => {
            "公式様式に合うかどうかは確認しておりません。登録の際に MAMIS でエラーとなった場合は、あらためてご連絡いたします。"
        }
    };
    body.push(format!("※ {when}"));
}

/// How every mail ends.
const FAREWELL: [&str; 4] = [
    "",
    "ご不明な点がございましたら、下記までお問い合わせください。よろしくお願い申し上げます。",
    "",
    "（医師会名・担当部署・担当者名・電話番号）",
];
