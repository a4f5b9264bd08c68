use super::prelude::*;
use crate::docket::Matter;

/// A number that is somebody else's (S0 Q18).
pub(super) static RULE: Rule = Rule {
    code: 767,
    name: "credits-of-another-person",
    title: Text { ja: "別の方の単位", en: "Credits of another person" },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Attendee,
    check: Check::Application(check),
    page: include_str!("credits_of_another_person.md"),
};

const NAMED: Text = Text {
    ja: "{0} 様の医籍登録番号の単位に、別の方の氏名が付いています。",
    en: "The credits under the registration number of {0} bear another name.",
};
const ELSEWHERE: Text = Text {
    ja: "{0} 様の医籍登録番号では単位の記録がなく、同じ氏名の方の単位が番号 {2} にあります。",
    en: "There are no credits under the registration number of {0}, but some under {2} with the same name.",
};
const HELP: Text = Text {
    ja: "ご本人に医師免許証の「医籍登録番号」をお尋ねください（日医Q&A 問18）。単位の一覧の番号が誤りなら、一覧を直してください。",
    en: "Ask the applicant for the number on the medical licence (JMA Q&A 18); if the list of credits is wrong, correct it.",
};

fn check(cx: &ApplicationCx<'_, '_>, out: &mut Out<'_>) {
    let found = cx.matter(|matter| match matter {
        Matter::CreditsOfAnother => Some(None),
        Matter::CreditsElsewhere(number) => Some(Some(*number)),
        _ => None,
    });
    match found {
        Some(None) => cx.report(cx.number(), out, Some(cx.unjudged()), (NAMED, HELP), []),
        Some(Some(number)) => {
            let number = Datum::new(number.to_string(), Mask::Number);
            cx.report(cx.number(), out, None, (ELSEWHERE, HELP), [number])
        }
        None => return,
    };
}
