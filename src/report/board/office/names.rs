//! By which words a workbook of an office is known again when its 議決 column has been filled in.

/// The name of the workbook for a sheet with a 議決 column, to which a number is added. Excel, LibreOffice and openpyxl carry it
/// along when a sheet is renamed or sorted.
pub const MINUTES_NAME: &str = "kenshu_minutes_";
/// The heading of the column in which the board's resolution is entered.
pub const RESOLUTION_LABEL: &str = "議決";
/// The heading of the column for its reason.
pub const REASON_LABEL: &str = "議決の理由";
/// What a board resolves.
pub const RESOLUTIONS: [&str; 3] = ["承認", "差戻し", "継続協議"];
