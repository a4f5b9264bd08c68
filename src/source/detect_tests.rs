use super::*;
use proptest::prelude::*;

const FAMILY: &str = "佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 林 斎藤 清水 山崎 森 池田 橋本 \
    阿部 石川 山下 中島 石井 小川 前田 岡田 長谷川 藤田 後藤 近藤 村上 遠藤 青木 坂本 斉藤 福田 太田 西村 藤井 金子 岡本 藤原 中野 三浦 \
    原田 中川 松田 竹内 小野 田村 中山 和田 石田 森田 上田 原 内田 柴田 酒井 宮崎 横山 高木 安藤 宮本 大野 長谷 谷 東 辻";
const GIVEN: &str = "翔太 拓也 健一 誠 学 浩 隆 明 正 博 和夫 弘 茂 実 進 勝 勉 豊 清 哲也 直樹 英樹 雄一 幸子 男 夫 秀樹 俊介 昭 信 太郎 \
    一郎 次郎 大輔 亮 健太 翼 直人 剛 徹 美咲 愛 千尋 陽子 恵子 由美 真由美 久美子 明美 裕子 智子 洋子 京子 和子 美穂 香織 優子 奈々 彩 舞 \
    麻衣 沙織 さくら ひかり 結衣 葵 凛 蓮 悠真 陽菜 莉子 楓 純 司 修 聡 直 恵 薫";

fn encode(text: &str, encoding: Encoding) -> Vec<u8> {
    match encoding {
        Encoding::Utf8 => text.as_bytes().to_vec(),
        Encoding::Utf8Bom => ["\u{FEFF}", text].concat().into_bytes(),
        Encoding::Utf16Le => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        Encoding::Utf16Be => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        Encoding::Cp932 | Encoding::EucJp => {
            let (bytes, _, lossy) = encoding.codec().encode(text);
            assert!(!lossy || encoding == Encoding::EucJp, "{text}");
            bytes.into_owned()
        }
    }
}

fn look(bytes: &[u8]) -> Detected {
    detect(bytes, |_| {}).unwrap()
}

#[test]
fn one_short_name_is_enough() {
    let mut wrong = Vec::new();
    for family in FAMILY.split_whitespace() {
        for given in GIVEN.split_whitespace() {
            for text in [format!("{family}{given}\n"), format!("{family} {given}"), format!("1,{family}　{given},\n")]
            {
                for encoding in [Encoding::Cp932, Encoding::EucJp, Encoding::Utf8] {
                    let found = look(&encode(&text, encoding));
                    if found.encoding != encoding || found.undecodable > 0 {
                        wrong.push((text.clone(), encoding, found.encoding));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong: {:?}", wrong.len(), &wrong[..wrong.len().min(20)]);
}

#[test]
fn half_width_kana_is_not_taken_for_kanji() {
    let names = "ｻﾄｳ ｽｽﾞｷ ﾀｶﾊｼ ﾀﾅｶ ｲﾄｳ ﾜﾀﾅﾍﾞ ﾔﾏﾓﾄ ﾅｶﾑﾗ ｺﾊﾞﾔｼ ｶﾄｳ ﾖｼﾀﾞ ﾔﾏﾀﾞ ｻｻｷ ﾔﾏｸﾞﾁ ﾏﾂﾓﾄ ｲﾉｳｴ ｷﾑﾗ ﾊﾔｼ ｻｲﾄｳ ｼﾐｽﾞ ﾔﾏｻﾞｷ ﾓﾘ ｱﾍﾞ ｲｹﾀﾞ ﾊｼﾓﾄ \
        ﾔﾏｼﾀ ｲｼｶﾜ ﾅｶｼﾞﾏ ﾏｴﾀﾞ ﾌｼﾞﾀ ｺﾞﾄｳ ｵｶﾀﾞ ﾊｾｶﾞﾜ ﾑﾗｶﾐ ｺﾝﾄﾞｳ ｲｼｲ ｻｶﾓﾄ ｴﾝﾄﾞｳ ｱｵｷ ﾌｼﾞｲ ﾆｼﾑﾗ ﾌｸﾀﾞ ｵｵﾀ ﾐｳﾗ ﾌｼﾞﾜﾗ ｼｮｳｼﾞ ｷｮｳｺ ｼｭﾝ";
    for name in names.split_whitespace() {
        let found = look(&encode(&format!("453182,{name},\n"), Encoding::Cp932));
        assert!(found.encoding == Encoding::Cp932 || !found.confident, "{name} {found:?}");
        let row = look(&encode(&format!("453182,山田　太郎,{name} ﾀﾛｳ,\n"), Encoding::Cp932));
        assert_eq!((row.encoding, row.undecodable), (Encoding::Cp932, 0), "{name}");
        let row = look(&encode(&format!("453182,山田　太郎,{name} ﾀﾛｳ,\n"), Encoding::EucJp));
        assert_eq!((row.encoding, row.undecodable), (Encoding::EucJp, 0), "{name}");
    }
}

const ROWS: &str = "医籍登録番号,氏名,フリガナ,メールアドレス\r\n453182,山田　太郎,ヤマダ　タロウ,taro@clinic.example\r\n\
    461205,\"髙﨑 花子\",ﾀｶｻｷ ﾊﾅｺ,hanako@hospital.example\r\n";

#[test]
fn whole_files() {
    let plain = ROWS.replace(['髙', '﨑'], "高");
    for encoding in Encoding::ALL {
        let text = if encoding == Encoding::EucJp { &plain } else { ROWS };
        let found = look(&encode(text, encoding));
        assert_eq!((found.encoding, found.confident, found.undecodable), (encoding, true, 0));
        assert_eq!((found.newline, found.line_ends.crlf, found.lone_cr), (Newline::CrLf, 3, false));
        assert_eq!((found.has_quote, found.has_nul, found.ascii_only), (true, false, false));
    }
    for encoding in [Encoding::Utf16Le, Encoding::Utf16Be] {
        let found = look(&encode(&format!("\u{FEFF}{ROWS}"), encoding));
        assert_eq!((found.encoding, found.line_ends.total()), (encoding, 3));
    }
}

#[test]
fn small_and_odd_files() {
    let cases: [(&[u8], Encoding, u64, bool); 10] = [
        (b"", Encoding::Utf8, 0, true),
        (b"a,b\n", Encoding::Utf8, 0, true),
        (b"\xEF\xBB\xBF", Encoding::Utf8Bom, 0, true),
        (b"\xFF\xFE", Encoding::Utf16Le, 0, true),
        (b"\xFF", Encoding::Utf8, 1, false),
        (b"1\0,\0\n\0", Encoding::Utf16Le, 0, true),
        (b"\0a\0,\0\n", Encoding::Utf16Be, 0, true),
        (b"1,\0\0\0\0,2\n3,\0\0,4\n", Encoding::Utf8, 0, true),
        (b"caf\xC3\xA9,5 \xC2\xB5g\n", Encoding::Utf8, 0, false),
        ("𠮷野家🍚\n".as_bytes(), Encoding::Utf8, 0, true),
    ];
    for (bytes, encoding, undecodable, confident) in cases {
        let found = look(bytes);
        assert_eq!((found.encoding, found.undecodable), (encoding, undecodable), "{bytes:?}");
        assert!(found.confident || !confident, "{found:?}");
    }
    assert!(look(b"1,\0,2\n").has_nul);
    assert!(look(b"1,2\n").ascii_only);
}

/// `count` rows of people, with `broken` in the middle.
fn rows(count: usize, encoding: Encoding, broken: &[u8]) -> Vec<u8> {
    let row = |number: usize| encode(&format!("{number},山田　太郎,ヤマダ　タロウ,医師\r\n"), encoding);
    let mut bytes: Vec<u8> = (0..count / 2).flat_map(row).collect();
    bytes.extend_from_slice(broken);
    bytes.extend((count / 2..count).flat_map(row));
    bytes
}

#[test]
fn one_bad_cell_is_not_a_bad_file() {
    let sjis = encode("1501,齋藤　花子,サイトウ　ハナコ,医師\r\n", Encoding::Cp932);
    let cases: [(Encoding, &[u8]); 4] = [
        (Encoding::Utf8, &sjis),
        (Encoding::Utf8, b"1,\xE5\xB1,\xFF\r\n"),
        (Encoding::Cp932, b"1,\x8E\x52\x93,\r\n"),
        (Encoding::EucJp, b"1,\xBB\xB3\xC5,\r\n"),
    ];
    for (encoding, broken) in cases {
        for count in [40, 3000] {
            let found = look(&rows(count, encoding, broken));
            assert_eq!((found.encoding, found.confident), (encoding, true));
            assert!((1..40).contains(&found.undecodable), "{found:?}");
        }
    }
    // Long after the encoding is settled, too.
    let found = look(&rows(60_000, Encoding::Utf8, &sjis));
    assert!(found.encoding == Encoding::Utf8 && found.undecodable > 0 && found.confident);
    let found = look(&rows(60_000, Encoding::Cp932, b"1,\x8E\x52\x93,\r\n"));
    assert_eq!((found.encoding, found.undecodable, found.confident), (Encoding::Cp932, 1, true));
}

#[test]
fn the_larger_part_of_a_mixed_file_decides() {
    for (most, least) in
        [(Encoding::Utf8, Encoding::Cp932), (Encoding::Cp932, Encoding::Utf8), (Encoding::Cp932, Encoding::EucJp)]
    {
        for (large, small) in [(3000, 300), (100_000, 10_000)] {
            for swap in [false, true] {
                let mut parts = [rows(large, most, b""), rows(small, least, b"")];
                if swap {
                    parts.reverse();
                }
                let found = look(&parts.concat());
                assert_eq!(found.encoding, most, "{large} {swap}");
                // CP932 reads much without an error: UTF-8 as 縺ゅ, EUC-JP as ｻｳﾋﾜ.
                assert!(found.undecodable > 0 || most == Encoding::Cp932);
            }
        }
    }
}

#[test]
fn what_nobody_can_tell_is_reported() {
    // Four half-width kana, or two kanji.
    let found = look(b"1,\xC0\xB6\xCA\xBC\n");
    assert!(!found.confident && found.runner_up.is_some(), "{found:?}");
}

proptest! {
    #[test]
    fn cuts_between_chunks_do_not_matter(
        text in "(\u{FEFF})?[ -~\r\n\"ぁ-んァ-ヶ山田佐藤鈴木髙橋齋邉曙凜ｱ-ﾝ]{0,60}",
        noise in proptest::collection::vec(any::<u8>(), 0..6),
        size in 1_usize..30,
    ) {
        for encoding in Encoding::ALL {
            if !encoding.cut_as_utf8() && text.starts_with('\u{FEFF}') {
                continue;
            }
            let mut bytes = encode(&text, encoding);
            bytes.extend_from_slice(&noise);
            let mut pieces = Detector::new();
            bytes.chunks(size).for_each(|chunk| pieces.feed(chunk));
            let mut whole = Detector::new();
            whole.feed(&bytes);
            prop_assert_eq!(pieces.finish(), whole.finish());
        }
    }

    #[test]
    fn sentences_are_recognised(text in "[0-9]{6},[ぁ-ん]{2,9}[ァ-ヶ]{2,9}[山田佐藤鈴木渡辺齋曙袈裟]{1,9}\n") {
        for encoding in Encoding::ALL {
            let found = look(&encode(&text, encoding));
            prop_assert_eq!((found.encoding, found.undecodable), (encoding, 0));
        }
    }
}
