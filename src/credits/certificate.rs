//! Certificates and the doctors who hold them, as a list of them says it.

use crate::record::Record;
use crate::schema::{Role, Vocabulary};
use crate::value::{Date, is_blank, read_date, trim_wide};

use super::ledger::Spot;
use super::programme::ApplicationKind;

/// A row of a list of certificates, or an application: who it is about and what is renewed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Certificate {
    /// The registration number; `None` where it is blank or cannot be read.
    pub number: Option<u32>,
    /// The programme, as the contracts name it; blank where it is not known.
    pub programme: String,
    /// The certificate's own number.
    pub certificate_number: String,
    /// First day of its validity.
    pub valid_from: Option<Date>,
    /// Last day of its validity.
    pub valid_until: Option<Date>,
    /// 新規 or 更新, where a column says how it was (or is) applied for.
    pub kind: Option<ApplicationKind>,
    /// The day of the application that is to be judged; `None` where there is none yet.
    pub applied_on: Option<Date>,
    /// Values of 証拠書類 (the vocabulary's): what was handed in, `none` among them where it says so.
    pub evidence: Vec<String>,
    /// What else the row says of the doctor.
    pub doctor: Doctor,
    /// Where it stands.
    pub spot: Spot,
}

/// A doctor, as a row describes them. Texts are as they stand, without spaces at their ends; blank where nothing says it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Doctor {
    /// 氏名.
    pub name: String,
    /// フリガナ.
    pub kana: String,
    /// 生年月日.
    pub birth_date: String,
    /// 所属医師会; blank for those in none.
    pub association: String,
    /// 会員 / 非会員 / 退会 …: the vocabulary's value, else the text.
    pub member_status: String,
    /// 勤務先.
    pub workplace: String,
    /// 住所.
    pub address: String,
    /// メールアドレス.
    pub email: String,
    /// 電話番号.
    pub phone: String,
    /// 備考.
    pub note: String,
}

impl Doctor {
    /// `true` for a doctor in no association: the list says so, or it names none (S1: 会員分および非会員分).
    #[must_use]
    pub fn is_non_member(&self) -> bool {
        match self.member_status.as_str() {
            "non-member" => true,
            "" => {
                self.association.is_empty()
                    || Vocabulary::embedded().canonical(Role::MemberStatus, &self.association) == Some("non-member")
            }
            _ => false,
        }
    }
}

impl Certificate {
    /// Reads a row. Positions count from the start of its block; whoever calls sets [`Certificate::spot`].
    #[must_use]
    pub fn of(record: &Record<'_>) -> Self {
        let text = |role: Role| {
            let value = if record.is_garbled(role) || record.has_error_value(role) { None } else { record.value(role) };
            value.map_or_else(String::new, |value| trim_wide(&value).to_owned())
        };
        let date = |role: Role| read_date(&text(role)).ok().map(|read| read.date);
        let code = |role: Role| {
            let text = text(role);
            Vocabulary::embedded().canonical(role, &text).map(str::to_owned).unwrap_or(text)
        };
        let kind = match code(Role::ApplicationKind).as_str() {
            "new" => Some(ApplicationKind::New),
            "renewal" => Some(ApplicationKind::Renewal),
            _ => None,
        };
        Self {
            number: record.facts.number,
            programme: Some(code(Role::Programme)).filter(|id| is_programme(id)).unwrap_or_default(),
            certificate_number: text(Role::CertificateNumber),
            valid_from: date(Role::ValidFrom),
            valid_until: date(Role::ValidUntil),
            kind,
            applied_on: date(Role::ApplicationDate),
            evidence: evidence(&text(Role::Evidence)),
            doctor: Doctor {
                name: text(Role::Name),
                kana: text(Role::Kana),
                birth_date: text(Role::BirthDate),
                association: text(Role::Association),
                member_status: code(Role::MemberStatus),
                workplace: text(Role::Workplace),
                address: text(Role::Address),
                email: text(Role::Email),
                phone: text(Role::Phone),
                note: text(Role::Note),
            },
            spot: Spot::default(),
        }
    }
}

fn is_programme(id: &str) -> bool {
    Vocabulary::embedded().value(Role::Programme, id).is_some()
}

/// What a cell of 証拠書類 names: one value or several, with 、 or ・ between them. What is not known stays as it is.
#[must_use]
pub fn evidence(text: &str) -> Vec<String> {
    let vocabulary = Vocabulary::embedded();
    let canonical = |part: &str| vocabulary.canonical(Role::Evidence, part).unwrap_or(part).to_owned();
    if is_blank(text) {
        return Vec::new();
    }
    if let Some(whole) = vocabulary.canonical(Role::Evidence, text) {
        return vec![whole.to_owned()];
    }
    text.split(['、', ',', '，', '・', '/', '／', '\n', ';'])
        .map(trim_wide)
        .filter(|part| !part.is_empty())
        .map(canonical)
        .collect()
}
