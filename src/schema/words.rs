//! Words with a closed list of values.

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident $id:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant,)* }

        impl $name {
            /// The words a schema may use.
            pub const IDS: &'static [&'static str] = &[$($id,)*];

            /// The word in schemas and machine-readable output.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id,)* }
            }

            /// The value of that word.
            #[must_use]
            pub fn from_id(id: &str) -> Option<Self> {
                match id { $($id => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

words! {
    /// What the rows of a layout are.
    Kind {
        /// People who took part in a seminar (受講実績).
        Attendance "attendance",
        /// Members of an association (名簿).
        Roster "roster",
        /// Credits that were earned (単位).
        Credits "credits",
        /// Applications for a certificate (申請).
        Applications "applications",
        /// Certificates that were issued (認定証).
        Certificates "certificates",
        /// Seminars (研修会一覧).
        Seminars "seminars",
        /// What a board resolved (議決).
        Minutes "minutes",
        /// What people decided about rows and a roster (照合の決定).
        Decisions "decisions",
        /// Rows that MAMIS refused (MAMIS のエラー一覧).
        MamisErrors "mamis-errors",
    }
}

words! {
    /// Whether an official source settles a layout.
    Status {
        /// An official source states it.
        Confirmed "confirmed",
        /// No source settles it: what it says yields warnings at most.
        Unconfirmed "unconfirmed",
    }
}

words! {
    /// The encoding in which a file of the layout is written.
    Encoding {
        /// UTF-8.
        Utf8 "utf-8",
        /// UTF-16, little end first.
        Utf16Le "utf-16le",
        /// UTF-16, big end first.
        Utf16Be "utf-16be",
        /// Shift_JIS with the extensions of Windows.
        Cp932 "cp932",
        /// EUC-JP.
        EucJp "euc-jp",
    }
}

impl Encoding {
    /// The same, as bytes are read and written.
    #[must_use]
    pub const fn of_bytes(self) -> crate::source::Encoding {
        use crate::source::Encoding as Bytes;
        match self {
            Self::Utf8 => Bytes::Utf8,
            Self::Utf16Le => Bytes::Utf16Le,
            Self::Utf16Be => Bytes::Utf16Be,
            Self::Cp932 => Bytes::Cp932,
            Self::EucJp => Bytes::EucJp,
        }
    }
}

words! {
    /// How lines end.
    Newline {
        /// CR LF, as Excel writes.
        CrLf "crlf",
        /// LF.
        Lf "lf",
        /// CR.
        Cr "cr",
    }
}

words! {
    /// The spelling of a date.
    DateFormat {
        /// `2025-04-01`
        IsoPadded "YYYY-MM-DD",
        /// `2025/04/01`
        SlashPadded "YYYY/MM/DD",
        /// `2025/4/1`
        SlashUnpadded "YYYY/M/D",
        /// `20250401`
        Compact "YYYYMMDD",
    }
}
