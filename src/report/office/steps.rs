//! What the office does next.

use crate::finding::Lang;
use crate::reconcile::Outcome;
use crate::value::Date;

use super::facts::OfficeFacts;
use super::tabs::Tabs;
use super::tally::Tally;

/// Days after which a roster is old.
const OLD: i32 = 30;

/// The steps, in order; one that says so where there is nothing to do.
pub(super) fn steps(tabs: &Tabs, facts: &OfficeFacts, tally: &Tally) -> Vec<String> {
    let lang = facts.lang;
    let mut steps = Vec::new();
    let Tabs { cases, lists: [_, differing, not_found, _] } = tabs;
    if tally.asked > 0 {
        steps.push(match lang {
            Lang::Ja => format!(
                "シート「{cases}」の「決定」で1つ選び、決定者・決定日・理由を書いて保存してください（分からないものは空欄か「保留」のままで構いません）。"
            ),
            Lang::En => format!(
                "On the sheet \"{cases}\", choose one under \"Decision (決定)\", write who, when and why, and save (leave blank, or \"Pending\", what is not known)."
            ),
        });
        let ja = "次に照合するとき、保存したブックを --decisions に指定してください。同じ内容の行は、もう確認をお願いしません。";
        let en =
            "Next time, name the saved workbook with --decisions: rows that say the same are not asked about again.";
        steps.push(lang.pick(ja, en).to_owned());
    }
    if tally.outdated > 0 {
        let outdated = tally.outdated;
        steps.push(match lang {
            Lang::Ja => format!(
                "以前の決定のうち {outdated}行は、行か名簿の内容が変わったため使いませんでした。シート「{cases}」でもう一度決めてください。"
            ),
            Lang::En => format!(
                "Earlier decisions that were not used, because row or roster have changed: {outdated}. Decide again on the sheet \"{cases}\"."
            ),
        });
    }
    if tally.count(Outcome::MatchedWithDifferences) > 0 {
        steps.push(match lang {
            Lang::Ja => format!(
                "シート「{differing}」の番号・生年月日・氏名の違いは、提出元を通じてご本人に確認してください（名簿が古いこともあります）。"
            ),
            Lang::En => format!(
                "Numbers, dates of birth and names that differ on the sheet \"{differing}\": have the people asked by the submitter (the roster may be old)."
            ),
        });
    }
    if tally.count(Outcome::NotFound) > 0 {
        steps.push(match lang {
            Lang::Ja => {
                format!("シート「{not_found}」の方は、入会して間もない方や県外の会員でないか確かめてください。")
            }
            Lang::En => format!(
                "People on the sheet \"{not_found}\": see whether they joined of late, or are members in another prefecture."
            ),
        });
    }
    if tally.asked + tally.count(Outcome::MatchedWithDifferences) + tally.count(Outcome::NotFound) > 0 {
        let ja = "提出元に返すブックは --return-workbook で作ります。このブックは返さないでください。";
        let en = "The workbook for the submitter is made with --return-workbook. Do not send this one.";
        steps.push(lang.pick(ja, en).to_owned());
    }
    match age(facts) {
        None => {
            let ja = "名簿の基準日が分かりません。--roster-date に書くと、ここに載ります。";
            steps.push(lang.pick(ja, "The day of the roster is not known: name it with --roster-date.").to_owned());
        }
        Some(days) if days > OLD => steps.push(match lang {
            Lang::Ja => format!("名簿は {days}日前のものです。新しい名簿で照合し直すことをお勧めします。"),
            Lang::En => format!("The roster is {days} days old. A newer one would be better."),
        }),
        Some(_) => {}
    }
    if steps.is_empty() {
        steps.push(lang.pick("確認していただくことはありません。", "There is nothing to check.").to_owned());
    }
    steps
}

/// How old the roster is, in days.
fn age(facts: &OfficeFacts) -> Option<i32> {
    let of = |date: Date| facts.as_of.since(date).map(|span| span.get_days()).ok();
    facts.roster_date.and_then(of)
}
