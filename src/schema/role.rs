use crate::finding::Mask;

macro_rules! roles {
    ($($variant:ident $id:literal $ja:literal $mask:ident,)*) => {
        /// What a column means. Rules speak roles, never labels (contracts, Roles).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Role { $(#[doc = $ja] $variant,)* }

        impl Role {
            /// Every role, in the order of the contracts.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The name in schemas and machine-readable output.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id,)* }
            }

            /// What a Japanese reader calls it when no header names it.
            #[must_use]
            pub const fn ja(self) -> &'static str {
                match self { $(Self::$variant => $ja,)* }
            }

            /// What an English reader calls it.
            #[must_use]
            pub fn en(self) -> String {
                self.id().replace('-', " ")
            }

            /// How its values are masked.
            #[must_use]
            pub const fn mask(self) -> Mask {
                match self { $(Self::$variant => Mask::$mask,)* }
            }
        }
    };
}

roles! {
    RegistrationNumber "registration-number" "医籍登録番号" Number,
    Name "name" "氏名" Name,
    FamilyName "family-name" "姓" Name,
    GivenName "given-name" "名" Name,
    FormerName "former-name" "旧姓" Name,
    Kana "kana" "氏名カナ" Name,
    FamilyKana "family-kana" "セイ" Name,
    GivenKana "given-kana" "メイ" Name,
    BirthDate "birth-date" "生年月日" BirthDate,
    Sex "sex" "性別" Open,
    Email "email" "メールアドレス" Email,
    Participation "participation" "受講区分" Open,
    Presence "presence" "出欠" Open,
    Profession "profession" "職種" Open,
    Credits "credits" "単位数" Open,
    Programme "programme" "制度" Open,
    Category "category" "単位区分" Open,
    Item "item" "項目" Open,
    CurriculumCode "curriculum-code" "カリキュラムコード" Open,
    SeminarId "seminar-id" "研修会番号" Open,
    SeminarTitle "seminar-title" "研修会名" Open,
    SeminarDate "seminar-date" "開催日" Open,
    SeminarLastDate "seminar-last-date" "最終日" Open,
    SeminarStart "seminar-start" "開始時刻" Open,
    SeminarEnd "seminar-end" "終了時刻" Open,
    SeminarHost "seminar-host" "主催者" Open,
    SeminarHostKind "seminar-host-kind" "主催者区分" Open,
    ApprovalRound "approval-round" "承認回" Open,
    SessionMode "session-mode" "開催形式" Open,
    Workplace "workplace" "勤務先" Open,
    Association "association" "所属医師会" Open,
    MemberId "member-id" "日医会員ID" Number,
    MemberClass "member-class" "会員区分" Open,
    MyPage "my-page" "マイページ" Open,
    MemberStatus "member-status" "会員状態" Open,
    Phone "phone" "電話番号" Number,
    Address "address" "住所" Other,
    Note "note" "備考" Open,
    CertificateNumber "certificate-number" "認定証番号" Number,
    ValidFrom "valid-from" "有効期間開始日" Open,
    ValidUntil "valid-until" "有効期限" Open,
    ApplicationKind "application-kind" "申請区分" Open,
    ApplicationDate "application-date" "申請日" Open,
    Evidence "evidence" "証拠書類" Open,
    FeePaid "fee-paid" "審査・登録料" Open,
    WithinPeriod "within-period" "期間内確認" Open,
    CheckedBy "checked-by" "確認者" Name,
    CheckedOn "checked-on" "確認日" Open,
    Capacity "capacity" "定員" Open,
    Resolution "resolution" "議決" Open,
    CreditSource "credit-source" "出所" Open,
    Decision "decision" "決定" Open,
    RosterNumber "roster-number" "名簿の医籍登録番号" Number,
    RosterName "roster-name" "名簿の氏名" Name,
}

impl Role {
    /// The role of that name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|role| role.id() == id)
    }

    /// `true` where its values are days.
    #[must_use]
    pub const fn is_date(self) -> bool {
        matches!(
            self,
            Self::BirthDate
                | Self::SeminarDate
                | Self::SeminarLastDate
                | Self::ValidFrom
                | Self::ValidUntil
                | Self::ApplicationDate
                | Self::CheckedOn
        )
    }
}
