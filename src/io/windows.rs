//! What is particular to Windows, as plain functions that are tested everywhere. Nothing here calls the system: std does, and
//! takes long paths and UNC paths as they come.

/// `true` for the raw codes with which Windows says that another program, nearly always Excel, has the file open: access denied (5),
/// sharing violation (32) and lock violation (33). On other systems these numbers mean something else.
#[must_use]
pub const fn is_held_open(raw: i32, windows: bool) -> bool {
    windows && matches!(raw, 5 | 32 | 33)
}

/// `true` for names that Windows keeps for devices, whatever ending follows: `CON`, `nul.xlsx`, `COM1`, `LPT³`.
#[must_use]
pub fn is_reserved_name(name: &str) -> bool {
    let stem = name.split(['.', ':']).next().unwrap_or_default().trim_end_matches(' ').to_ascii_uppercase();
    if ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"].contains(&stem.as_str()) {
        return true;
    }
    let port = stem.strip_prefix("COM").or_else(|| stem.strip_prefix("LPT"));
    port.is_some_and(|port| matches!(port, "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "¹" | "²" | "³"))
}

/// `true` for a full path that Excel cannot open though the system can: more than 218 UTF-16 units.
#[must_use]
pub fn is_too_long_for_excel(path: &str) -> bool {
    plain_path(path).encode_utf16().count() > 218
}

/// A path as people know it: `C:\名簿.csv` for `\\?\C:\名簿.csv`, `\\server\share` for `\\?\UNC\server\share`.
#[must_use]
pub fn plain_path(path: &str) -> String {
    if let Some(share) = path.strip_prefix(r"\\?\UNC\") {
        return format!(r"\\{share}");
    }
    match path.strip_prefix(r"\\?\") {
        Some(rest) if rest.as_bytes().get(1) == Some(&b':') => rest.to_owned(),
        _ => path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_files_that_are_open_elsewhere() {
        for (raw, windows, expected) in [
            (5, true, true),
            (32, true, true),
            (33, true, true),
            (2, true, false),
            (5, false, false),
            (32, false, false),
        ] {
            assert_eq!(is_held_open(raw, windows), expected, "{raw}");
        }
    }

    #[test]
    fn names_of_devices() {
        for name in ["CON", "con.xlsx", "Nul.tar.gz", "AUX ", "COM1", "lpt9.csv", "COM¹", "CONIN$", "PRN:x"] {
            assert!(is_reserved_name(name), "{name}");
        }
        for name in ["CON_確認結果.xlsx", "COM", "COM0", "COM10.csv", "console.csv", "名簿.con", "", "NULL"] {
            assert!(!is_reserved_name(name), "{name}");
        }
    }

    #[test]
    fn paths_as_people_and_excel_know_them() {
        for (path, plain) in [
            (r"\\?\C:\提出\名簿.csv", r"C:\提出\名簿.csv"),
            (r"\\?\UNC\server\共有\名簿.csv", r"\\server\共有\名簿.csv"),
            (r"\\server\共有\名簿.csv", r"\\server\共有\名簿.csv"),
            (r"\\?\Volume{b75e}\x", r"\\?\Volume{b75e}\x"),
            ("提出/名簿.csv", "提出/名簿.csv"),
        ] {
            assert_eq!(plain_path(path), plain);
        }
        let long = |units: usize| format!(r"\\?\C:\{}", "名".repeat(units - 3));
        assert!(!is_too_long_for_excel(&long(218)) && is_too_long_for_excel(&long(219)));
    }
}
