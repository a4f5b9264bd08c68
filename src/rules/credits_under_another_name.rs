use super::prelude::*;

/// One number, two names in ledgers and certificates. Credits of somebody else are never counted as the doctor's.
pub(super) static RULE: Rule = Rule {
    code: 715,
    name: "credits-under-another-name",
    title: Text {
        ja: "番号は同じで氏名の違う単位・認定証", en: "Credits or a certificate under another name"
    },
    severity: Severity::Error,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Attendee,
    check: Check::Ledger(check),
    page: include_str!("credits_under_another_name.md"),
};

const HELD: Text = Text {
    ja: "{3} 様の単位ですが、この医籍登録番号は認定証の一覧（「{6}」{5}行目）では{4} 様のものです。{3} 様の名の{7}件・{2}単位は、どちらの番号が正しいか分かるまで数えていません。",
    en: "Credits of {3}, but by the list of certificates (row {5} of {6}) the number is that of {4}. The {7} entries of {3} ({2} credits) are not counted until it is known whose the number is.",
};
const TWO: Text = Text {
    ja: "この医籍登録番号は、{5}行目の{4} 様と{3} 様の2人に使われています。どちらの方の番号か分かるまで、この番号の単位は数えていません。",
    en: "The number stands with {4} in row {5} and with {3} here: nothing under it is counted until it is known whose it is.",
};
const TWO_IN_TWO_FILES: Text = Text {
    ja: "この医籍登録番号は、「{6}」{5}行目の{4} 様と{3} 様の2人に使われています。どちらの方の番号か分かるまで、この番号の単位は数えていません。",
    en: "The number stands with {4} in row {5} of {6} and with {3} here: nothing under it is counted until it is known whose it is.",
};
const HELP: Text = Text {
    ja: "お二人それぞれに医師免許証の番号を確かめ、違う方の番号を直してください。改名などで同じ方なら、一方の氏名にかっこ書きで前の氏を加えると同じ方と分かります（例: 前田（石川）　真由美）。",
    en: "Ask both for the number on their licence and mend the wrong one. If they are one person, add the former name in brackets to one of them.",
};
const CHANGED: Text = Text {
    ja: "{3} 様と{5}行目の{4} 様は番号が同じで、名または読みも同じです。同じ方とみて数えました。",
    en: "{3} and {4} in row {5} share the number and the given name or the reading: taken for one person.",
};
const CHANGED_IN_TWO_FILES: Text = Text {
    ja: "{3} 様と「{6}」{5}行目の{4} 様は番号が同じで、名または読みも同じです。同じ方とみて数えました。",
    en: "{3} and {4} in row {5} of {6} share the number and the given name or the reading: taken for one person.",
};
const CHANGED_HELP: Text = Text {
    ja: "改姓などで同じ方か、ご本人にご確認ください。同じ方なら氏名をそろえ、違う方なら番号を直してください。",
    en: "Ask whether it is one person: use one name if so, else mend the number.",
};

fn check(cx: &LedgerCx<'_>, out: &mut Out<'_>) {
    let Some(names) = &cx.fact.names else { return };
    let [row, file] = cx.other();
    let name = |name: &str| Datum::new(name.to_owned(), Mask::Name);
    let count = Datum::open(names.entries.to_string());
    let more = [name(&names.here.name), name(&names.there.name), row, file, count];
    let number = Role::RegistrationNumber;
    match cx.fact.kind {
        FactKind::NameOfAnother => cx.report(number, out, HELD, HELP, more),
        FactKind::NumberOfTwo => cx.report(number, out, cx.text_for(TWO, TWO_IN_TWO_FILES), HELP, more),
        FactKind::NameChanged => {
            let text = cx.text_for(CHANGED, CHANGED_IN_TWO_FILES);
            cx.report_as(Severity::Warning, number, out, text, CHANGED_HELP, more)
        }
        _ => return,
    };
}
