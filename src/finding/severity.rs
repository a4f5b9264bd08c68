/// How much a finding weighs. Ordered: `Info < Warning < Error`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// 参考
    Info,
    /// 要確認
    Warning,
    /// エラー
    Error,
}

impl Severity {
    /// The letter before a code: `E`, `W` or `I`.
    #[must_use]
    pub const fn letter(self) -> char {
        match self {
            Self::Info => 'I',
            Self::Warning => 'W',
            Self::Error => 'E',
        }
    }

    /// The name in machine-readable output.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// The severity of that name, as schemas write it.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        match id {
            "info" => Some(Self::Info),
            "warning" => Some(Self::Warning),
            "error" => Some(Self::Error),
            _ => None,
        }
    }
}
