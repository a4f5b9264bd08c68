//! What a person who fills in a form has to know about each item.

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
pub(super) fn guide(kind: Kind, field: &Field) -> Guide {
    let (how, example, caution) = words(field.role);
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
const fn words(role: Role) -> (&'static str, &'static str, &'static str) {
    match role {
        Role::RegistrationNumber => ("医師免許証の「医籍登録番号」を半角数字で記入します（ふつう6桁）", "481352", "保険医登録番号、日医会員ID、電話番号ではありません。5桁以下のときは、桁が抜けていないかご本人に確認してください（日医Q&A 問18）"),
        Role::Name => ("姓と名の間を空けます", "高橋　涼子", "「先生」「様」などの敬称や、施設名は付けません。旧姓は別の列に記入します"),
        Role::FamilyName => ("姓だけを記入します", "高橋", "敬称は付けません"),
        Role::GivenName => ("名だけを記入します", "涼子", "敬称は付けません"),
        Role::FormerName => ("以前の姓だけを記入します", "", "医師免許証や会員登録が旧姓の方は記入してください"),
        Role::Kana => ("全角カタカナで、姓と名の間を空けます", "タカハシ　リョウコ", "半角カナやひらがなは使いません。長音は「ー」です"),
        Role::FamilyKana => ("姓の読みを全角カタカナで記入します", "タカハシ", "半角カナやひらがなは使いません"),
        Role::GivenKana => ("名の読みを全角カタカナで記入します", "リョウコ", "半角カナやひらがなは使いません"),
        Role::BirthDate => ("", "", "同姓同名の方を見分けるために使います"),
        Role::Sex => ("", "女", ""),
        Role::Email => ("半角で、1人に1つ記入します", "takahashi@midori-clinic.example", "MAMIS への登録に必要です（日医Q&A 問26）。代わりのアドレスや「なし」は書かず、ご本人に確認してください"),
        Role::Participation => ("", "受講者", "単位を付与する講師には、受講者と同じ項目が必要です（日医Q&A 問23）"),
        Role::Presence => ("", "出席", "実績の登録では、欠席・キャンセルの方の行を除きます"),
        Role::Profession => ("", "医師", "単位は医師だけに付与されます"),
        Role::Credits => ("半角数字で、0.5 刻みで記入します。「単位」の文字は付けません", "1.5", "講師で単位を付与しないときは 0 と記入します"),
        Role::Programme => ("", "認定産業医", ""),
        Role::Category => ("", "生涯研修 更新", "基礎研修と生涯研修、前期・後期・実地の別が分かるように記入します"),
        Role::Item => ("研修の項目があるときに記入します", "", ""),
        Role::CurriculumCode => ("生涯教育のカリキュラムコードを記入します", "", "先頭の 0 も記入します"),
        Role::SeminarId => ("研修会に付けられた番号をそのまま記入します", "2025-S0312", "1つの研修会では、どの行も同じ番号です"),
        Role::SeminarTitle => ("研修会の名称を記入します", "職場のメンタルヘルスと復職支援", ""),
        Role::SeminarDate => ("", "", "年の打ち間違いにご注意ください"),
        Role::SeminarLastDate => ("2日以上にわたるとき、最後の日を記入します", "", ""),
        Role::SeminarStart => ("24時間制で 14:00 の形", "14:00", ""),
        Role::SeminarEnd => ("24時間制で 16:00 の形", "16:00", ""),
        Role::SeminarHost => ("主催した団体の名称を記入します", "みどり区医師会", ""),
        Role::SeminarHostKind => ("", "郡市区医師会", ""),
        Role::ApprovalRound => ("日本医師会の承認を受けた年月を記入します", "2025年9月", ""),
        Role::SessionMode => ("", "対面", ""),
        Role::Workplace => ("医療機関などの名称を記入します", "みどりクリニック", ""),
        Role::Association => ("所属する郡市区医師会の名称を記入します", "みどり区医師会", ""),
        Role::MemberId => ("日本医師会の会員ID（半角数字10桁）", "", "医籍登録番号とは別の番号です"),
        Role::MemberClass => ("", "A①", ""),
        Role::MyPage => ("MAMIS のマイページの登録状況を記入します", "登録完了", ""),
        Role::MemberStatus => ("", "会員", ""),
        Role::Phone => ("半角数字とハイフン", "", ""),
        Role::Address => ("郵便番号から記入します", "", ""),
        Role::Note => ("連絡事項があれば記入します", "特になし", "遅刻・早退・代理出席などがあれば、ここに書いてください"),
        Role::CertificateNumber => ("認定証の番号を記入します", "", ""),
        Role::ApplicationKind => ("", "更新", ""),
        Role::Evidence => ("添付した書類の名前を記入します", "", ""),
        Role::FeePaid => ("審査・登録料の納付を記入します", "", ""),
        Role::WithinPeriod => ("有効期間内の取得であることの確認を記入します", "", ""),
        Role::CheckedBy => ("確認した人の氏名を記入します", "", ""),
        Role::Capacity => ("半角数字で記入します", "120", ""),
        // Dates: the spelling says all.
        _ => ("", "", ""),
    }
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
