/// How a text is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dialect {
    /// The byte between cells: `,` or a tab or `;`.
    pub delimiter: u8,
    /// `true` when a CR without LF ends a line (old Macintosh files).
    pub lone_cr: bool,
}
