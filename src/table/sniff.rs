//! What a file is, from its bytes and never from its name.

/// What a file turned out to be. Each kind is one thing to say to the person who sent it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// No known mark: to be read as CSV or TSV.
    Text,
    /// A zip whose content has not been looked at ([`look_inside`](super::look_inside)).
    Zip,
    /// An OLE container whose content has not been looked at ([`look_inside`](super::look_inside)).
    Ole,
    /// An Excel workbook that can be read (.xlsx, .xlsm).
    Xlsx,
    /// A binary Excel workbook (.xlsb).
    Xlsb,
    /// An OpenDocument spreadsheet (.ods).
    Ods,
    /// An Excel workbook of 1997–2003 or older (.xls).
    Xls,
    /// An Excel workbook behind a password.
    EncryptedWorkbook,
    /// XML Spreadsheet 2003, often named .xls or .xml.
    SpreadsheetXml,
    /// A web page, often a download named .xls.
    Html,
    /// A Word document (.docx, .doc).
    Word,
    /// A PowerPoint document (.pptx, .ppt).
    PowerPoint,
    /// A zip of other files.
    OtherZip,
    /// A zip that breaks off or is damaged (an interrupted download, say).
    DamagedZip,
    /// An OLE container of something else (.msg, .msi).
    OtherOle,
    /// A PDF document.
    Pdf,
    /// A gzip file.
    Gzip,
    /// Another archive: 7z, RAR, LZH, bzip2, xz, zstd.
    OtherArchive,
    /// A picture: PNG, JPEG, GIF, TIFF, WebP, HEIC, BMP.
    Image,
}

/// Bytes at the start of a file that [`sniff`] should be given, if there are so many.
pub const HEAD_BYTES: usize = 4096;

/// The kind that the first bytes tell. For [`FileKind::Zip`] and [`FileKind::Ole`] ask [`look_inside`](super::look_inside) next.
#[must_use]
pub fn sniff(head: &[u8]) -> FileKind {
    const MAGIC: [(&[u8], FileKind); 21] = [
        (b"PK\x03\x04", FileKind::Zip),
        (b"PK\x05\x06", FileKind::Zip),
        (b"PK\x07\x08", FileKind::Zip),
        (&OLE_MAGIC, FileKind::Ole),
        // Workbooks of Excel 2 to 4, which had no container.
        (b"\x09\x08\x10\x00", FileKind::Xls),
        (b"\x09\x08\x08\x00", FileKind::Xls),
        (b"\x09\x04\x06\x00", FileKind::Xls),
        (b"\x09\x02\x06\x00", FileKind::Xls),
        (b"%PDF-", FileKind::Pdf),
        (b"\x1f\x8b", FileKind::Gzip),
        (b"7z\xbc\xaf\x27\x1c", FileKind::OtherArchive),
        (b"Rar!\x1a\x07", FileKind::OtherArchive),
        (b"\xfd7zXZ\x00", FileKind::OtherArchive),
        (b"\x28\xb5\x2f\xfd", FileKind::OtherArchive),
        (b"BZh91AY&SY", FileKind::OtherArchive),
        (b"\x89PNG\r\n", FileKind::Image),
        (b"\xff\xd8\xff", FileKind::Image),
        (b"GIF87a", FileKind::Image),
        (b"GIF89a", FileKind::Image),
        (b"II*\x00", FileKind::Image),
        (b"MM\x00*", FileKind::Image),
    ];
    if let Some((_, kind)) = MAGIC.iter().find(|(magic, _)| head.starts_with(magic)) {
        return *kind;
    }
    let at = |offset: usize, word: &[u8]| head.get(offset..).is_some_and(|rest| rest.starts_with(word));
    if head.starts_with(b"RIFF") && at(8, b"WEBP") || at(4, b"ftyphei") || at(4, b"ftypmif") || is_bitmap(head) {
        return FileKind::Image;
    }
    if at(2, b"-lh") && at(6, b"-") {
        return FileKind::OtherArchive;
    }
    markup(head).unwrap_or(FileKind::Text)
}

pub(super) const OLE_MAGIC: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

fn is_bitmap(head: &[u8]) -> bool {
    // "BM", a length, four reserved zeros.
    head.starts_with(b"BM") && head.get(6..10) == Some(&[0; 4])
}

/// Web pages and XML that carry a table under the name of a workbook.
fn markup(head: &[u8]) -> Option<FileKind> {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    let text = head.iter().take(HEAD_BYTES).map(u8::to_ascii_lowercase).collect::<Vec<_>>();
    let has = |word: &[u8]| memchr::memmem::find(&text, word).is_some();
    if text.starts_with(b"mime-version:") && has(b"text/html") {
        return Some(FileKind::Html);
    }
    if !text.starts_with(b"<") {
        return None;
    }
    if has(b"urn:schemas-microsoft-com:office:spreadsheet\"") && has(b"<workbook") || has(b"progid=\"excel.sheet\"") {
        return Some(FileKind::SpreadsheetXml);
    }
    const PAGES: [&[u8]; 8] =
        [b"<html", b"<!doctype html", b"<table", b"<head", b"<meta", b"<style", b"<body", b"<script"];
    PAGES.iter().any(|tag| text.starts_with(tag) || text.starts_with(b"<?xml") && has(tag)).then_some(FileKind::Html)
}

/// The name of a part as packages compare it: case is ignored, and some writers use backslashes.
pub(super) fn part_name(raw: &[u8]) -> String {
    String::from_utf8_lossy(raw).replace('\\', "/").trim_start_matches('/').to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_bytes() {
        let cases: [(&[u8], FileKind); 18] = [
            (b"", FileKind::Text),
            ("医籍登録番号,氏名\r\n".as_bytes(), FileKind::Text),
            (b"\t1\t2\n", FileKind::Text),
            (b"BMI,name\n", FileKind::Text),
            (b"<b@clinic.example>,1\n", FileKind::Text),
            (b"PK\x03\x04", FileKind::Zip),
            (&OLE_MAGIC, FileKind::Ole),
            (b"\x09\x08\x10\x00\x00\x06\x05\x00", FileKind::Xls),
            (b"%PDF-1.7", FileKind::Pdf),
            (b"\x1f\x8b\x08", FileKind::Gzip),
            (b"\x2a\x00-lh5-", FileKind::OtherArchive),
            (b"\xff\xd8\xff\xe0", FileKind::Image),
            (b"\x00\x00\x00\x18ftypheic", FileKind::Image),
            (b"\xef\xbb\xbf\r\n<HTML xmlns:x=\"urn:schemas-microsoft-com:office:excel\">", FileKind::Html),
            (b"<table border=1><tr><td>1", FileKind::Html),
            (b"MIME-Version: 1.0\r\nContent-Type: text/html", FileKind::Html),
            (b"<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>", FileKind::SpreadsheetXml),
            (b"<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">", FileKind::SpreadsheetXml),
        ];
        for (head, kind) in cases {
            assert_eq!(sniff(head), kind, "{}", String::from_utf8_lossy(head));
        }
    }
}
