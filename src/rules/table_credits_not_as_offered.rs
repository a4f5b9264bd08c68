use super::credits_above_offer::HELP as HELP_CREDITS;
use super::credits_longer_than_session::HELP as HELP_LENGTH;
use super::practical_at_web_session::HELP as HELP_PRACTICAL;
use super::prelude::*;
use super::seminar_ends_before_it_starts::HELP as HELP_END;

/// Credits that hold for all rows, or go through the file, are not those of the seminar. Single cells have rules of their own.
pub(super) static RULE: Rule = Rule {
    code: 215,
    name: "table-credits-not-as-offered",
    title: Text {
        ja: "表全体の単位が研修会の内容と合わない",
        en: "Credits of the whole table are not those of the seminar",
    },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::ResultOnly,
    asks: Asks::Organiser,
    check: Check::Seminars(check),
    page: include_str!("table_credits_not_as_offered.md"),
};

const CATEGORY: Text = Text {
    ja: "単位区分「{1}」（{2}行）は、研修会「{0}」の単位（{3}）にありません。",
    en: "The category {1} ({2} rows) is none of those of the seminar \"{0}\" ({3}).",
};
const CREDITS: Text = Text {
    ja: "{1} 単位（{2}行）は、研修会「{0}」の単位数（{3} 単位）を超えています。",
    en: "{1} credits ({2} rows) are more than the {3} of the seminar \"{0}\".",
};
const LENGTH: Text = Text {
    ja: "{1} 単位（{2}行）は、研修会の時間（{3}分）に比べて多すぎます。",
    en: "{1} credits ({2} rows) are more than {3} minutes can give.",
};
const PRACTICAL: Text = Text {
    ja: "Web の研修会に「{1}」の単位が付いています（{2}行）。",
    en: "Credits of {1} ({2} rows) are given for a Web session.",
};
const END: Text = Text {
    ja: "終わり（{1}）が始まり（{3}）より後になっていません（{2}行）。",
    en: "The end ({1}) is not behind the beginning ({3}; {2} rows).",
};

fn check(cx: &SeminarsCx<'_>, out: &mut Out<'_>) {
    let points = [Point::Category, Point::Credits, Point::Length, Point::Practical, Point::End];
    for one in cx.throughout(&points) {
        let texts = match one.disagreement.point {
            Point::Category => (CATEGORY, super::category_not_on_offer::HELP),
            Point::Credits => (CREDITS, HELP_CREDITS),
            Point::Length => (LENGTH, HELP_LENGTH),
            Point::Practical => (PRACTICAL, HELP_PRACTICAL),
            _ => (END, HELP_END),
        };
        cx.report_throughout(&one, out, texts);
    }
}
