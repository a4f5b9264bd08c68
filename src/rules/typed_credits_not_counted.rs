use super::prelude::*;

/// Credits that somebody typed and believes to be counted.
pub(super) static RULE: Rule = Rule {
    code: 750,
    name: "typed-credits-not-counted",
    title: Text { ja: "入力された単位を数えられない", en: "Typed credits that cannot be counted" },
    severity: Severity::Error,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Typed(check),
    page: include_str!("typed_credits_not_counted.md"),
};

const CREDITS: (Text, Text) = (
    Text {
        ja: "「{0}」に入力された「{1}」は、0.5刻みの単位数として読めないため、数えていません。",
        en: "\"{1}\" under {0} is no number of credits in steps of 0.5: it is not counted.",
    },
    Text {
        ja: "手帳・修了証で確かめ、「1.5」のような数字で入力し直してください。",
        en: "Check the handbook and type a number such as 1.5.",
    },
);
const DAY: (Text, Text) = (
    Text {
        ja: "「{0}」に入力された「{1}」は、日付として読めないため、この行の単位を数えていません。",
        en: "\"{1}\" under {0} is no date: the credits of the row are not counted.",
    },
    Text {
        ja: "手帳・修了証で確かめ、「2025/3/30」のような日付で入力し直してください。",
        en: "Check the handbook and type a date such as 2025/3/30.",
    },
);
const WORD: (Text, Text) = (
    Text {
        ja: "「{0}」に入力された「{1}」は選択肢にないため、この行の単位を数えていません。",
        en: "\"{1}\" under {0} is not among the choices: the credits of the row are not counted.",
    },
    Text { ja: "一覧から選び直してください。", en: "Choose one from the list." },
);
const NUMBER: (Text, Text) = (
    Text {
        ja: "「{0}」に入力された「{1}」は、医籍登録番号として読めないため、この行の単位を数えていません。",
        en: "\"{1}\" under {0} is no registration number: the credits of the row are not counted.",
    },
    Text {
        ja: "医師免許証の「医籍登録番号」を、数字だけで入力し直してください。",
        en: "Type the number on the medical licence, digits only.",
    },
);
const BLANK: (Text, Text) = (
    Text {
        ja: "「{0}」が空欄のため、この行の単位を数えていません。",
        en: "{0} is blank: the credits of the row are not counted.",
    },
    Text {
        ja: "手帳・修了証で確かめて入力してください。使わない行なら、行の入力をすべて消してください。",
        en: "Fill it in from the handbook, or empty the row.",
    },
);
const CHECKED: (Text, Text) = (
    Text {
        ja: "「{0}」に入力された「{1}」は「済」でも「未」でもないため、確認済みとみていません。",
        en: "\"{1}\" under {0} is neither 済 nor 未: taken for not confirmed.",
    },
    Text { ja: "「済」か「未」を選び直してください。", en: "Choose 済 or 未." },
);

fn check(cx: &TypedCx<'_>, out: &mut Out<'_>) {
    let (severity, (message, help)) = match cx.fault {
        TypedFault::NoCredits => (Severity::Error, CREDITS),
        TypedFault::NoDay => (Severity::Error, DAY),
        TypedFault::UnknownWord => (Severity::Error, WORD),
        TypedFault::NoNumber => (Severity::Error, NUMBER),
        TypedFault::Blank => (Severity::Error, BLANK),
        TypedFault::NotChecked => (Severity::Warning, CHECKED),
        _ => return,
    };
    cx.report(severity, out, message, help);
}
