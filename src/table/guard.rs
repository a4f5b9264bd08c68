//! Workbooks that lie: a look at the central directory before anything is unpacked.

use std::collections::BTreeSet;
use std::io::{Read, Seek};

use zip::ZipArchive;
use zip::result::ZipError;

use super::sniff::part_name;

/// Parts that a workbook may have.
pub const MAX_ENTRIES: u64 = 2_000;
/// Bytes that all parts together may unpack to. The zip reader refuses a part larger than it declares.
pub const MAX_UNPACKED: u64 = 512 << 20;
/// Bytes that the table of shared strings may unpack to.
pub const MAX_SHARED_STRINGS: u64 = 128 << 20;
/// How many times its packed size a part over [`RATIO_FLOOR`] may unpack to.
pub const MAX_RATIO: u64 = 200;
/// Parts up to this size may be packed as tightly as they like.
pub const RATIO_FLOOR: u64 = 1 << 20;
/// The shortest shared string, `<si/>`, in bytes.
const MIN_STRING_BYTES: u64 = 5;

/// Why a workbook is not opened, with the figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// More parts than [`MAX_ENTRIES`].
    TooManyEntries {
        /// Parts in the central directory.
        found: u64,
    },
    /// Unpacks to more than [`MAX_UNPACKED`].
    TooLarge {
        /// Declared bytes of all parts.
        bytes: u64,
    },
    /// Shared strings unpack to more than [`MAX_SHARED_STRINGS`].
    SharedStringsTooLarge {
        /// Declared bytes.
        bytes: u64,
    },
    /// A part is packed more tightly than [`MAX_RATIO`]: a zip bomb.
    Ratio {
        /// The part.
        name: String,
        /// Its packed bytes.
        packed: u64,
        /// Its unpacked bytes.
        unpacked: u64,
    },
    /// Two parts have one name (case ignored): programs would read different ones.
    DuplicateNames {
        /// The name.
        name: String,
    },
    /// The shared strings claim a number that does not fit in their size.
    StringCount {
        /// `uniqueCount`.
        claimed: u64,
        /// Unpacked bytes of the table.
        bytes: u64,
    },
    /// The archive cannot be read; the reason in English.
    Unreadable {
        /// What the zip reader said.
        why: String,
    },
}

impl From<ZipError> for Refusal {
    fn from(error: ZipError) -> Self {
        Self::Unreadable { why: error.to_string() }
    }
}

impl From<std::io::Error> for Refusal {
    fn from(error: std::io::Error) -> Self {
        Self::Unreadable { why: error.to_string() }
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::TooManyEntries { found } => write!(f, "{found} parts, at most {MAX_ENTRIES}"),
            Self::TooLarge { bytes } => write!(f, "unpacks to {bytes} bytes, at most {MAX_UNPACKED}"),
            Self::SharedStringsTooLarge { bytes } => {
                write!(f, "shared strings of {bytes} bytes, at most {MAX_SHARED_STRINGS}")
            }
            Self::Ratio { name, packed, unpacked } => {
                write!(f, "{name} unpacks from {packed} to {unpacked} bytes, at most {MAX_RATIO} times")
            }
            Self::DuplicateNames { name } => write!(f, "more than one part is named {name}"),
            Self::StringCount { claimed, bytes } => write!(f, "{claimed} shared strings claimed in {bytes} bytes"),
            Self::Unreadable { why } => f.write_str(why),
        }
    }
}

/// Checks the declared sizes, names and counts of a workbook.
///
/// # Errors
/// The refusal.
pub fn check<R: Read + Seek>(archive: &mut ZipArchive<R>) -> Result<(), Refusal> {
    let found = archive.len() as u64;
    if found > MAX_ENTRIES {
        return Err(Refusal::TooManyEntries { found });
    }
    let mut names = BTreeSet::new();
    let (mut total, mut strings) = (0_u64, None);
    for index in 0..archive.len() {
        let entry = archive.by_index_data(index)?;
        let (packed, unpacked) = (entry.compressed_size(), entry.size());
        let name = part_name(entry.name_raw());
        total = total.saturating_add(unpacked);
        if name.ends_with("sharedstrings.xml") {
            strings = Some((index, unpacked));
        }
        if names.contains(&name) {
            return Err(Refusal::DuplicateNames { name });
        }
        if unpacked > RATIO_FLOOR && unpacked / MAX_RATIO > packed {
            return Err(Refusal::Ratio { name, packed, unpacked });
        }
        names.insert(name);
    }
    if archive.has_duplicate_names() {
        return Err(Refusal::DuplicateNames { name: String::from("?") });
    }
    if total > MAX_UNPACKED {
        return Err(Refusal::TooLarge { bytes: total });
    }
    if let Some((index, bytes)) = strings {
        if bytes > MAX_SHARED_STRINGS {
            return Err(Refusal::SharedStringsTooLarge { bytes });
        }
        let claimed = unique_count(archive, index)?;
        if claimed > bytes / MIN_STRING_BYTES {
            return Err(Refusal::StringCount { claimed, bytes });
        }
    }
    Ok(())
}

/// The `uniqueCount` at the head of the shared strings; 0 where there is none.
fn unique_count<R: Read + Seek>(archive: &mut ZipArchive<R>, index: usize) -> Result<u64, ZipError> {
    let mut head = Vec::new();
    archive.by_index(index)?.take(4096).read_to_end(&mut head)?;
    let Some(at) = memchr::memmem::find(&head, b"uniqueCount") else { return Ok(0) };
    let value = head[at + b"uniqueCount".len()..].iter().skip_while(|b| !b.is_ascii_digit());
    let digits = value.take_while(|b| b.is_ascii_digit());
    Ok(digits.fold(0, |n: u64, b| n.saturating_mul(10).saturating_add(u64::from(b - b'0'))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Cursor, Write};
    use zip::write::{SimpleFileOptions, ZipWriter};

    fn archive(parts: &[(String, Vec<u8>)]) -> ZipArchive<Cursor<Vec<u8>>> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            writer.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        ZipArchive::new(writer.finish().unwrap()).unwrap()
    }

    fn refusal(parts: &[(String, Vec<u8>)]) -> Option<Refusal> {
        check(&mut archive(parts)).err()
    }

    #[test]
    fn honest_archives_pass() {
        let strings = b"<sst count=\"9\" uniqueCount=\"2\"><si/><si/></sst>".to_vec();
        assert_eq!(refusal(&[("xl/sharedStrings.xml".into(), strings), ("a".into(), vec![0; 1 << 20])]), None);
    }

    #[test]
    fn each_lie_is_named_with_its_figures() {
        let many: Vec<_> = (0..2_001).map(|i| (format!("p{i}"), Vec::new())).collect();
        assert_eq!(refusal(&many), Some(Refusal::TooManyEntries { found: 2_001 }));
        let strings = b"<sst uniqueCount=\"4000000000\"/>".to_vec();
        let expected = Refusal::StringCount { claimed: 4_000_000_000, bytes: 31 };
        assert_eq!(refusal(&[("xl/SharedStrings.xml".into(), strings)]), Some(expected));
        let bomb = refusal(&[("xl/worksheets/sheet1.xml".into(), vec![b' '; 4 << 20])]);
        assert!(matches!(bomb, Some(Refusal::Ratio { unpacked: 4_194_304, .. })), "{bomb:?}");
        let twice = refusal(&[("xl/workbook.xml".into(), Vec::new()), ("xl\\Workbook.xml".into(), Vec::new())]);
        assert_eq!(twice, Some(Refusal::DuplicateNames { name: "xl/workbook.xml".into() }));
    }

    #[test]
    fn declared_sizes_are_enough_to_refuse() {
        let parts: Vec<_> = (0..5).map(|i| (format!("p{i}"), vec![b'x'; 1 << 20])).collect();
        let mut bytes = archive(&parts).into_inner().into_inner();
        let headers: Vec<usize> = memchr::memmem::find_iter(&bytes, b"PK\x01\x02").collect();
        for at in headers {
            // Packed and unpacked sizes, each honest to the ratio.
            bytes[at + 20..at + 24].copy_from_slice(&(1_u32 << 20).to_le_bytes());
            bytes[at + 24..at + 28].copy_from_slice(&(120_u32 << 20).to_le_bytes());
        }
        let refused = check(&mut ZipArchive::new(Cursor::new(bytes)).unwrap()).unwrap_err();
        assert_eq!(refused, Refusal::TooLarge { bytes: 600 << 20 });
    }
}
