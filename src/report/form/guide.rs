//! What a person who fills in a form has to know about each item.

use crate::finding::{Lang, Text};
use crate::schema::{DateFormat, Field, Kind, Role};

/// How an item is filled in.
pub(super) struct Guide {
    /// What is written, beside what the layout itself says.
    pub(super) how: &'static str,
    /// A value as it should be; blank where most rows have none.
    pub(super) example: String,
    /// What goes wrong most often.
    pub(super) caution: &'static str,
}

/// The guide to a column. All examples are about one invented person and one invented seminar.
pub(super) fn guide(kind: Kind, field: &Field, lang: Lang) -> Guide {
    let (how, example, caution) = words(field.role);
    let (how, caution) = (how.template(lang), caution.template(lang));
    // What to take care of when attendance is registered says nothing in a list of seminars or members.
    let is_about_people = matches!(field.role, Role::RegistrationNumber | Role::Name | Role::Kana | Role::MemberId);
    let caution = if kind == Kind::Attendance || is_about_people { caution } else { "" };
    let example = match day(field.role) {
        Some(day) => date(day, field.formats.first().copied()),
        None => padded(example, field.pad),
    };
    Guide { how, example, caution }
}

/// What is written, an example, what goes wrong.
#[rustfmt::skip]
const fn words(role: Role) -> (Text, &'static str, Text) {
    match role {
        Role::RegistrationNumber => (t("医師免許証の「医籍登録番号」を半角数字で記入します（ふつう6桁）", "The number on the medical licence, in half-width digits (usually 6)"), "481352", t("保険医登録番号、日医会員ID、電話番号ではありません。5桁以下のときは、桁が抜けていないかご本人に確認してください（日医Q&A 問18）", "Not the number of an insurance doctor, of a JMA member or of a telephone. Fewer than 6 digits: ask the person whether one is missing (JMA Q&A 18)")),
        Role::Name => (t("姓と名の間を空けます", "A space between family name and given name"), "高橋　涼子", t("「先生」「様」などの敬称や、施設名は付けません。旧姓は別の列に記入します", "No titles (先生, 様) and no workplace. A former name has a column of its own")),
        Role::FamilyName => (t("姓だけを記入します", "The family name only"), "高橋", t("敬称は付けません", "No titles")),
        Role::GivenName => (t("名だけを記入します", "The given name only"), "涼子", t("敬称は付けません", "No titles")),
        Role::FormerName => (t("以前の姓だけを記入します", "The former family name only"), "", t("医師免許証や会員登録が旧姓の方は記入してください", "Needed where the licence or the membership is in the former name")),
        Role::Kana => (t("全角カタカナで、姓と名の間を空けます", "Full-width katakana, a space between family name and given name"), "タカハシ　リョウコ", t("半角カナやひらがなは使いません。長音は「ー」です", "No half-width kana and no hiragana. The long vowel mark is full-width as well (ー)")),
        Role::FamilyKana => (t("姓の読みを全角カタカナで記入します", "The reading of the family name, in full-width katakana"), "タカハシ", t("半角カナやひらがなは使いません", "No half-width kana and no hiragana")),
        Role::GivenKana => (t("名の読みを全角カタカナで記入します", "The reading of the given name, in full-width katakana"), "リョウコ", t("半角カナやひらがなは使いません", "No half-width kana and no hiragana")),
        Role::BirthDate => (NONE, "", t("同姓同名の方を見分けるために使います", "Tells apart people of the same name")),
        Role::Sex => (NONE, "女", NONE),
        Role::Email => (t("半角で、1人に1つ記入します", "Half-width, one address for each person"), "takahashi@midori-clinic.example", t("MAMIS への登録に必要です（日医Q&A 問26）。代わりのアドレスや「なし」は書かず、ご本人に確認してください", "MAMIS needs it (JMA Q&A 26). Ask the person: no substitute, and not none (なし)")),
        Role::Participation => (NONE, "受講者", t("単位を付与する講師には、受講者と同じ項目が必要です（日医Q&A 問23）", "Lecturers who are given credits need the same items as attendees (JMA Q&A 23)")),
        Role::Presence => (NONE, "出席", t("実績の登録では、欠席・キャンセルの方の行を除きます", "When attendance is registered, rows of people who were absent are left out")),
        Role::Profession => (NONE, "医師", t("単位は医師だけに付与されます", "Only physicians are given credits")),
        Role::Credits => (t("半角数字で、0.5 刻みで記入します。「単位」の文字は付けません", "Half-width digits, in steps of 0.5, without a unit (単位)"), "1.5", t("講師で単位を付与しないときは 0 と記入します", "0 for a lecturer who is given no credits")),
        Role::Programme => (NONE, "認定産業医", NONE),
        Role::Category => (NONE, "生涯研修 更新", t("基礎研修と生涯研修、前期・後期・実地の別が分かるように記入します", "Tell basic from lifelong (基礎研修, 生涯研修), and the part (前期, 後期, 実地)")),
        Role::Item => (t("研修の項目があるときに記入します", "Where the seminar has items"), "", NONE),
        Role::CurriculumCode => (t("生涯教育のカリキュラムコードを記入します", "The curriculum code of lifelong learning (生涯教育)"), "", t("先頭の 0 も記入します", "With its leading 0")),
        Role::SeminarId => (t("研修会に付けられた番号をそのまま記入します", "The number of the seminar, as it was given"), "2025-S0312", t("1つの研修会では、どの行も同じ番号です", "The same in all rows of one seminar")),
        Role::SeminarTitle => (t("研修会の名称を記入します", "The title of the seminar"), "職場のメンタルヘルスと復職支援", NONE),
        Role::SeminarDate => (NONE, "", t("年の打ち間違いにご注意ください", "Take care with the year")),
        Role::SeminarLastDate => (t("2日以上にわたるとき、最後の日を記入します", "The last day, where there are several"), "", NONE),
        Role::SeminarStart => (t("24時間制で 14:00 の形", "As 14:00 (24 hours)"), "14:00", NONE),
        Role::SeminarEnd => (t("24時間制で 16:00 の形", "As 16:00 (24 hours)"), "16:00", NONE),
        Role::SeminarHost => (t("主催した団体の名称を記入します", "The name of the body that held it"), "みどり区医師会", NONE),
        Role::SeminarHostKind => (NONE, "郡市区医師会", NONE),
        Role::ApprovalRound => (t("日本医師会の承認を受けた年月を記入します", "The year and month in which the JMA approved it"), "2025年9月", NONE),
        Role::SessionMode => (NONE, "対面", NONE),
        Role::Workplace => (t("医療機関などの名称を記入します", "The name of the clinic or hospital"), "みどりクリニック", NONE),
        Role::Association => (t("所属する郡市区医師会の名称を記入します", "The local medical association (郡市区医師会)"), "みどり区医師会", NONE),
        Role::MemberId => (t("日本医師会の会員ID（半角数字10桁）", "The JMA member ID (10 half-width digits)"), "", t("医籍登録番号とは別の番号です", "Not the registration number")),
        Role::MemberClass => (NONE, "A①", NONE),
        Role::MyPage => (t("MAMIS のマイページの登録状況を記入します", "Whether the MAMIS page of the person is set up"), "登録完了", NONE),
        Role::MemberStatus => (NONE, "会員", NONE),
        Role::Phone => (t("半角数字とハイフン", "Half-width digits and hyphens"), "", NONE),
        Role::Address => (t("郵便番号から記入します", "Begin with the postal code"), "", NONE),
        Role::Note => (t("連絡事項があれば記入します", "Remarks, if there are any"), "特になし", t("遅刻・早退・代理出席などがあれば、ここに書いてください", "Such as late arrival, early leave or attendance by proxy")),
        Role::CertificateNumber => (t("認定証の番号を記入します", "The number of the certificate"), "", NONE),
        Role::ApplicationKind => (NONE, "更新", NONE),
        Role::Evidence => (t("添付した書類の名前を記入します", "The documents that are enclosed"), "", NONE),
        Role::FeePaid => (t("審査・登録料の納付を記入します", "Whether the fee has been paid"), "", NONE),
        Role::WithinPeriod => (t("有効期間内の取得であることの確認を記入します", "Whether the credits date from the period of validity"), "", NONE),
        Role::CheckedBy => (t("確認した人の氏名を記入します", "Who checked it"), "", NONE),
        Role::Capacity => (t("半角数字で記入します", "Half-width digits"), "120", NONE),
        // Dates: the spelling says all.
        _ => (NONE, "", NONE),
    }
}

/// Nothing to say.
const NONE: Text = t("", "");

const fn t(ja: &'static str, en: &'static str) -> Text {
    Text { ja, en }
}

/// The day of the example; `None` for an item that is no date, or that most rows have not.
const fn day(role: Role) -> Option<(u16, u8, u8)> {
    match role {
        Role::BirthDate => Some((1985, 6, 12)),
        Role::SeminarDate => Some((2025, 11, 16)),
        Role::ApplicationDate => Some((2025, 7, 15)),
        Role::ValidFrom => Some((2021, 4, 1)),
        Role::ValidUntil => Some((2026, 3, 31)),
        _ => None,
    }
}

fn date((year, month, day): (u16, u8, u8), format: Option<DateFormat>) -> String {
    match format {
        None | Some(DateFormat::IsoPadded) => format!("{year}-{month:02}-{day:02}"),
        Some(DateFormat::SlashPadded) => format!("{year}/{month:02}/{day:02}"),
        Some(DateFormat::SlashUnpadded) => format!("{year}/{month}/{day}"),
        Some(DateFormat::Compact) => format!("{year}{month:02}{day:02}"),
    }
}

fn padded(example: &str, pad: Option<u8>) -> String {
    match pad {
        Some(digits) if !example.is_empty() && example.bytes().all(|b| b.is_ascii_digit()) => {
            format!("{example:0>width$}", width = usize::from(digits))
        }
        _ => example.to_owned(),
    }
}
