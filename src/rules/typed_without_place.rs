use super::prelude::*;

/// Something typed that the new workbook has no cell for. It is kept in 引継ぎ要確認.
pub(super) static RULE: Rule = Rule {
    code: 751,
    name: "typed-without-place",
    title: Text { ja: "入力の置き場所がない", en: "Typed, and without a place now" },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Typed(check),
    page: include_str!("typed_without_place.md"),
};

const NO_LIST: Text = Text {
    ja: "「{2}」の「{0}」に入力された値は、その制度の方が一覧にいなくなったため、置き場所がありません。",
    en: "What was typed under {0} of {2} has no place: nobody of that programme is listed any more.",
};
const NOT_LISTED: Text = Text {
    ja: "「{2}」の「{0}」に入力された値は、その方が認定証・単位の一覧のどこにもいないため、一覧のどなたの単位・進捗にも入っていません。",
    en: "What was typed under {0} of {2} counts for nobody: the doctor is in no list.",
};
const OTHER_PERIOD: Text = Text {
    ja: "「{2}」の「{0}」に入力された値は、その方の有効期限が変わったため、前の更新の記録として分けました。",
    en: "What was typed under {0} of {2} is that of an earlier renewal: the validity is another one now.",
};
const DOUBLE: Text = Text {
    ja: "「{2}」の「{0}」に入力された値は、同じ方の行が2つあるか項目がなくなったため、置き場所がありません。",
    en: "What was typed under {0} of {2} has no place: there are two rows about the doctor, or the column is gone.",
};
const OTHER_NAME: Text = Text {
    ja: "「{2}」の「{0}」が、認定証の一覧と違う記載に書き換えられていました。一覧の記載に戻しました。",
    en: "{0} of {2} was typed over with something else than the list of certificates has: the list's was put back.",
};
const OUTSIDE: Text = Text {
    ja: "「{2}」の表の外（{0}）に入力された値は、置き場所がありません。",
    en: "What was typed outside of the table of {2} ({0}) has no place.",
};
const HELP: Text = Text {
    ja: "新しいブックの「引継ぎ要確認」「手帳明細入力」でご確認ください。要るものは書き写し、要らない行は削除してください（消さない限り残ります）。番号の打ち間違いなら、番号を直してください。",
    en: "See 引継ぎ要確認 and 手帳明細入力 of the new workbook: copy what is needed and delete the rest (nothing is dropped), or mend the number.",
};

fn check(cx: &TypedCx<'_>, out: &mut Out<'_>) {
    let message = match cx.fault {
        TypedFault::NoList => NO_LIST,
        TypedFault::NotListed => NOT_LISTED,
        TypedFault::OtherPeriod => OTHER_PERIOD,
        TypedFault::Double => DOUBLE,
        TypedFault::OtherName => OTHER_NAME,
        TypedFault::Outside => OUTSIDE,
        _ => return,
    };
    cx.report(Severity::Warning, out, message, HELP);
}
