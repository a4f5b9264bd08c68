//! Names of the streams in an OLE container, enough to tell .xls from a workbook behind a password.

use std::io::{ErrorKind, Read, Seek, SeekFrom};

use super::sniff::{FileKind, OLE_MAGIC};

const HEADER_BYTES: usize = 512;
const ENTRY_BYTES: usize = 128;
/// Sectors of the directory that are looked at; the names sought stand among the first.
const MAX_SECTORS: usize = 64;
/// Larger numbers mark the end of a chain and free sectors.
const LAST_SECTOR: u32 = 0xffff_fff9;

/// The kind of an OLE container.
pub(super) fn inside<R: Read + Seek>(reader: &mut R) -> std::io::Result<FileKind> {
    let mut found = FileKind::OtherOle;
    for name in stream_names(reader)? {
        found = match name.as_str() {
            "EncryptedPackage" => return Ok(FileKind::EncryptedWorkbook),
            "Workbook" | "Book" => FileKind::Xls,
            "WordDocument" => FileKind::Word,
            "PowerPoint Document" => FileKind::PowerPoint,
            _ => found,
        };
    }
    Ok(found)
}

/// The names in the directory, as far as it can be followed.
fn stream_names<R: Read + Seek>(reader: &mut R) -> std::io::Result<Vec<String>> {
    let mut names = Vec::new();
    let mut header = [0; HEADER_BYTES];
    reader.seek(SeekFrom::Start(0))?;
    if !fill(reader, &mut header)? || header[..8] != OLE_MAGIC {
        return Ok(names);
    }
    let sector_bytes: usize = if word(&header, 30) & 0xffff == 12 { 4096 } else { 512 };
    let mut sector = word(&header, 48);
    let mut bytes = vec![0; sector_bytes];
    for _ in 0..MAX_SECTORS {
        if !read_sector(reader, sector, &mut bytes)? {
            break;
        }
        names.extend(bytes.chunks_exact(ENTRY_BYTES).filter_map(entry_name));
        // The allocation table says which sector follows; its first 109 sectors are named in the header.
        let per_table = (sector_bytes / 4) as u32;
        let table = (sector / per_table) as usize;
        if table >= 109 || !read_sector(reader, word(&header, 76 + 4 * table), &mut bytes)? {
            break;
        }
        sector = word(&bytes, 4 * (sector % per_table) as usize);
    }
    Ok(names)
}

fn read_sector<R: Read + Seek>(reader: &mut R, sector: u32, bytes: &mut [u8]) -> std::io::Result<bool> {
    if sector > LAST_SECTOR {
        return Ok(false);
    }
    reader.seek(SeekFrom::Start((u64::from(sector) + 1) * bytes.len() as u64))?;
    fill(reader, bytes)
}

/// Fills the buffer; `false` when the file ends first.
fn fill<R: Read>(reader: &mut R, bytes: &mut [u8]) -> std::io::Result<bool> {
    match reader.read_exact(bytes) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => Ok(false),
        Err(error) => Err(error),
    }
}

fn entry_name(entry: &[u8]) -> Option<String> {
    let length = usize::from(u16::from_le_bytes([entry[64], entry[65]])).checked_sub(2)?;
    let units = entry.get(..length.min(62))?.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
    String::from_utf16(&units.collect::<Vec<_>>()).ok()
}

fn word(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).map_or(u32::MAX, |b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A container with one directory sector that holds these names.
    fn container(names: &[&str]) -> Vec<u8> {
        let mut file = vec![0; 3 * 512];
        file[..8].copy_from_slice(&OLE_MAGIC);
        file[30] = 9;
        file[48] = 1;
        file[512..1024].fill(0xff);
        for (index, name) in names.iter().enumerate() {
            let entry = &mut file[1024 + index * ENTRY_BYTES..][..ENTRY_BYTES];
            for (at, unit) in name.encode_utf16().enumerate() {
                entry[2 * at..2 * at + 2].copy_from_slice(&unit.to_le_bytes());
            }
            entry[64] = 2 * (name.len() as u8 + 1);
        }
        file
    }

    #[test]
    fn streams_tell_the_kind() {
        let cases: [(&[&str], FileKind); 4] = [
            (&["Root Entry", "Workbook"], FileKind::Xls),
            (&["Root Entry", "DataSpaces", "EncryptionInfo", "EncryptedPackage"], FileKind::EncryptedWorkbook),
            (&["Root Entry", "WordDocument"], FileKind::Word),
            (&["Root Entry"], FileKind::OtherOle),
        ];
        for (names, kind) in cases {
            assert_eq!(inside(&mut std::io::Cursor::new(container(names))).unwrap(), kind);
        }
    }

    #[test]
    fn a_directory_that_runs_in_a_circle_or_off_the_file_ends() {
        let mut circle = container(&["Root Entry"]);
        circle[512 + 4] = 1;
        circle[512 + 5..512 + 8].fill(0);
        assert_eq!(inside(&mut std::io::Cursor::new(circle)).unwrap(), FileKind::OtherOle);
        assert_eq!(inside(&mut std::io::Cursor::new(OLE_MAGIC)).unwrap(), FileKind::OtherOle);
    }
}
