//! What a container holds: workbooks of several kinds share their first bytes.

use std::io::{Read, Seek, SeekFrom};

use zip::ZipArchive;

use super::ole;
use super::sniff::{FileKind, part_name};

/// Tells what a zip or an OLE container holds; other kinds come back unchanged. The reader is left at its start.
///
/// # Errors
/// When the file cannot be read. A container that is damaged is a kind of its own, not an error.
pub fn look_inside<R: Read + Seek>(kind: FileKind, reader: &mut R) -> std::io::Result<FileKind> {
    let found = match kind {
        FileKind::Zip => inside_zip(reader)?,
        FileKind::Ole => ole::inside(reader)?,
        other => other,
    };
    reader.seek(SeekFrom::Start(0))?;
    Ok(found)
}

fn inside_zip<R: Read + Seek>(reader: &mut R) -> std::io::Result<FileKind> {
    let mut archive = match ZipArchive::new(reader) {
        Ok(archive) => archive,
        Err(zip::result::ZipError::Io(error)) if error.kind() != std::io::ErrorKind::UnexpectedEof => {
            return Err(error);
        }
        Err(_) => return Ok(FileKind::DamagedZip),
    };
    let names: Vec<String> = archive.file_names_raw().take(2_000).map(part_name).collect();
    let has = |name: &str| names.iter().any(|n| n == name);
    let any = |prefix: &str, suffix: &str| names.iter().any(|n| n.starts_with(prefix) && n.ends_with(suffix));
    Ok(if has("xl/workbook.bin") {
        FileKind::Xlsb
    } else if has("xl/workbook.xml") || has("[content_types].xml") && any("xl/worksheets/", ".xml") {
        FileKind::Xlsx
    } else if has("mimetype") && has("content.xml") {
        let mut kind = String::new();
        let read = archive.by_name("mimetype").ok().map(|f| f.take(200).read_to_string(&mut kind));
        let sheet = matches!(read, Some(Ok(_))) && kind.contains("opendocument.spreadsheet");
        if sheet { FileKind::Ods } else { FileKind::OtherZip }
    } else if any("word/", ".xml") {
        FileKind::Word
    } else if any("ppt/", ".xml") {
        FileKind::PowerPoint
    } else {
        FileKind::OtherZip
    })
}
