use crate::finding::Text;

/// An input that opens but cannot be used, or cannot be opened while others can.
pub struct FileCx<'a> {
    /// What is the matter with it.
    pub fault: &'a FileFault,
}

/// Why an input cannot be judged.
#[derive(Clone, Debug)]
pub enum FileFault {
    /// No byte in it, or nothing but blank space.
    Empty,
    /// Another kind of file; what it is and what to do.
    Unsupported(Text, Text),
    /// Protected by a password.
    Encrypted,
    /// A workbook that the guard refuses, or that cannot be read; why.
    Refused(Text, String),
    /// It could not be opened or read; why.
    Unreadable(Text),
    /// It changed while it was read.
    Changed,
    /// No layout fits the header; the labels that were read and the nearest layout.
    NoSchema(Vec<String>, Option<String>),
    /// Several layouts fit; their identifiers.
    SeveralSchemas(Vec<String>),
    /// A header and no row.
    NoData,
}
