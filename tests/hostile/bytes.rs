//! Bytes that no text should hold.

use crate::scene::{HEADER, ROW, Scene};

/// A header, a good row, a row with these bytes as its workplace, and a row whose number is too short.
fn around(bytes: &[u8], encode: impl Fn(&str) -> Vec<u8>) -> Vec<u8> {
    let mut file =
        encode(&format!("{HEADER},勤務先\n{ROW},内科\n453183,鈴木　花子,スズキ　ハナコ,1980-01-02,h@a.example,"));
    file.extend_from_slice(bytes);
    file.extend(encode("\n12,佐藤　次郎,サトウ　ジロウ,1981-02-03,j@a.example,外科\n"));
    file
}

/// A text in some encoding.
type Encode = fn(&str) -> Vec<u8>;

fn utf8(text: &str) -> Vec<u8> {
    text.as_bytes().to_vec()
}

fn cp932(text: &str) -> Vec<u8> {
    encoding_rs::SHIFT_JIS.encode(text).0.into_owned()
}

fn euc(text: &str) -> Vec<u8> {
    encoding_rs::EUC_JP.encode(text).0.into_owned()
}

fn utf16le(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[test]
fn bytes_that_cannot_be_decoded_are_one_bad_cell() {
    let cases: [(&str, &[u8], Encode); 6] = [
        ("utf-8", b"\xFF\xFE", utf8),
        ("utf-8", b"\xE3\x81", utf8),
        ("utf-8", b"\xED\xA0\x80", utf8),
        ("cp932", b"\xFD\xFD", cp932),
        ("cp932", b"\x85\x40", cp932),
        ("euc-jp", b"\xFF", euc),
    ];
    for (name, bytes, encode) in cases {
        let scene = Scene::with("a.csv", around(bytes, encode));
        let seen = scene.json(&["a.csv"]);
        let file = &seen.json()["files"][0];
        assert_eq!(file["encoding"], name, "{bytes:?}");
        assert_eq!(seen.codes(), ["E110", "E302"], "{name} {bytes:?}");
        let (bad, short) = (&file["findings"][0], &file["findings"][1]);
        assert_eq!((&bad["line"], &bad["cell"]), (&3.into(), &"F3".into()), "{name} {bytes:?}");
        assert_eq!((&short["line"], &short["record"]), (&4.into(), &3.into()), "{name} {bytes:?}");
        seen.ends(1).says("文字");
    }
}

#[test]
fn two_encodings_in_one_file() {
    // A row pasted from another file is read in its own encoding, and that is said once; what no encoding explains alone
    // makes that row's cells bad. The rows around it are not.
    let pasted = "453183,鈴木　花子,スズキ　ハナコ,1980-01-02,h@a.example\n";
    let more: String = (0..20)
        .map(|i| format!("4532{i:02},田中　一郎,タナカ　イチロウ,{}-04-01,t{i}@a.example\n", 1960 + i))
        .collect();
    let whole: [(Encode, Encode); 3] = [(utf8, cp932), (cp932, utf8), (cp932, euc)];
    for ((main, other), is_told) in whole.into_iter().zip([true, true, false]) {
        let file = [
            main(&format!("{HEADER}\n{more}")),
            other(pasted),
            main("12,佐藤　次郎,サトウ　ジロウ,1981-02-03,j@a.example\n"),
        ];
        let scene = Scene::with("a.csv", file.concat());
        let seen = scene.json(&["a.csv"]);
        seen.ends(1);
        assert_eq!(seen.json()["files"][0]["records"], 22);
        let lines: Vec<_> =
            seen.json()["files"][0]["findings"].as_array().unwrap().iter().map(|f| f["line"].clone()).collect();
        assert_eq!(seen.codes().contains(&"E118".to_owned()), is_told, "{:?}", seen.codes());
        if is_told {
            assert_eq!(lines, [serde_json::Value::from(23), serde_json::Value::Null]);
        }
        assert!(is_told || lines.iter().all(|line| *line == 22 || *line == 23), "{lines:?}");
        assert!(lines.contains(&23.into()));
    }
}

#[test]
fn nul_and_other_controls() {
    for control in ["\0", "\0\0\0", "\u{1a}", "\u{7f}", "\u{1b}[2J", "\u{b}"] {
        let scene = Scene::with("a.csv", around(control.as_bytes(), utf8));
        let seen = scene.json(&["a.csv"]);
        let findings = seen.json()["files"][0]["findings"].clone();
        assert_eq!(findings[0]["line"], 3, "{control:?}: {findings}");
        assert_eq!(findings.as_array().unwrap().last().unwrap()["code"], "E302", "{control:?}");
        seen.ends(1);
    }
}

#[test]
fn nothing_but_noise() {
    let noise: Vec<u8> = (0..200_000_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 23) as u8).collect();
    let zeros = vec![0; 1 << 20];
    let ones = vec![0xFF; 100_000];
    for bytes in [noise, zeros, ones] {
        for name in ["受講者.csv", "受講者.xlsx", "受講者.tsv"] {
            let scene = Scene::with(name, &bytes);
            let seen = scene.json(&[name]);
            assert_eq!((seen.code, seen.codes().len()), (1, 1), "{:?}", seen.codes());
        }
    }
}

#[test]
fn utf16_that_breaks_off() {
    let whole = [b"\xFF\xFE".to_vec(), utf16le(&format!("{HEADER}\n{ROW}\n{ROW}"))].concat();
    for cut in 1..8 {
        let scene = Scene::with("a.csv", &whole[..whole.len() - cut]);
        let seen = scene.json(&["a.csv"]);
        assert_eq!(seen.codes().contains(&"E110".to_owned()), cut % 2 == 1, "{cut}: {seen:?}");
        assert_eq!(seen.json()["files"][0]["records"], 2, "{cut}");
    }
    // A lone surrogate is one bad cell.
    let mut text = whole;
    text.extend(utf16le("\n453183,"));
    text.extend([0x00, 0xD8]);
    text.extend(utf16le(",スズキ　ハナコ,1980-01-02,h@a.example\n"));
    let seen = Scene::with("a.csv", text).json(&["a.csv"]);
    let findings = seen.json()["files"][0]["findings"].clone();
    let bad: Vec<_> = findings.as_array().unwrap().iter().filter(|f| f["code"] == "E110").collect();
    assert_eq!((bad.len(), &bad[0]["cell"]), (1, &"B4".into()), "{findings}");
}
