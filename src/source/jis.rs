//! What a character of JIS X 0208 costs in bits, so that two readings of the same bytes can be compared.
//!
//! The costs follow the minimum description length: a reading full of kana and common kanji is short, one full of rare kanji is
//! long, and one with errors is longest. They are rough; a wrong reading is off by ten bits for a single short name.

use std::sync::LazyLock;

/// A sequence that cannot be read at all.
pub(super) const ERROR_BITS: u64 = 40;
/// No such character.
pub(super) const NO_CHARACTER: u8 = 0;

/// Kanji of names, places and the headers of attendance lists. They stand in for a frequency table.
const COMMON: &str = "\
一二三四五六七八九十百千万日月火水木金土山川田中本村上下小大野原高藤井石佐伊加吉岡林松竹梅森谷口島崎橋渡辺辻堤邊斉斎齋澤沢浜濱\
長永森池清河内外東西南北前後左右宮古青白黒赤坂柳桜杉栗桑柴関阿部安平近遠遠新今市町和菊酒堀服須福岩荒久保間片桐丸増益菅馬場牧武\
工鈴後藤横矢尾熊飯望江荻秋冬春夏樋児玉神葉並波津三浦奥深浅園庄庭成星早相沼瀬川秦泉寺徳栄塚植津木戸根岸室星向井出入細土居門堤倉滝\
太郎次健一誠学浩隆明正博和弘茂実進勝勉豊清哲也直樹英雄幸男夫秀俊彦昭信義治宏修司純聡智之裕康孝行賢剛亮大輔翔翼拓海蓮悠斗陽葵結衣\
子美恵由紀香奈優真理沙愛里佳代枝千尋花咲華菜歩未来彩莉凛心桃杏琴音詩羽遥楓瑞希陸湊朝颯律碧樹駿蒼颯貴敏仁忠洋典晃昇登良晴光輝朗雅\
智恵久仁典規則文章政道伸友克己喜利重嘉祐憲士壮平吾助介祥淳潤紗織綾絵絢麻友梨亜矢夕莉穂乃寿弥彌鶴亀龍竜虎馬\
都道府県市区町村郡京阪神戸横浜名古屋札幌仙台広島愛知福岡静兵庫埼玉栃群茨城奈良滋賀岐阜富石川鳥取根媛香徳島高知佐賀崎熊分沖縄鹿児形秋\
氏名姓医籍登録番号生年月日性別職種看護師歯科薬剤病院診療所会員非勤務先属受講者講義研修単位区分種目項開催場所時刻始終了出欠席取消備考連絡\
電話住所郵便制度認定産業健康管理衛生対策環境作業実地専門更新基礎期総論要旨男女無有済未済遅刻早退主催承認回題演者司会座方式対面参加確認合計\
小児内外整形皮膚泌尿眼耳鼻咽喉放射線精神麻酔救急循環器消化呼吸";

static COMMON_BY_ROW: LazyLock<[u128; 95]> = LazyLock::new(|| {
    let mut rows = [0_u128; 95];
    let (bytes, _, _) = encoding_rs::EUC_JP.encode(COMMON);
    for pair in bytes.as_chunks::<2>().0 {
        let [row, cell] = pair.map(|byte| byte.wrapping_sub(0xA0));
        if let Some(cells) = rows.get_mut(usize::from(row)) {
            *cells |= 1_u128.checked_shl(u32::from(cell)).unwrap_or(0);
        }
    }
    rows
});

/// The cost in bits of the character at this row and cell (区点), or [`NO_CHARACTER`]. Rows 89 to 92 and 115 to 119 are the NEC
/// and IBM extensions, rows 95 to 114 those that users define.
pub(super) fn bits(row: u8, cell: u8) -> u8 {
    if !(1..=94).contains(&cell) || is_gap(row, cell) {
        return NO_CHARACTER;
    }
    match row {
        1 => match cell {
            1 => 6,
            2 | 3 | 5 | 25 | 27 | 28 | 33 | 42 | 43 | 61 => 8,
            _ => 13,
        },
        3..=5 => 9,
        2 | 13 => 14,
        16..=84 => match COMMON_BY_ROW.get(usize::from(row)).is_some_and(|cells| cells >> cell & 1 == 1) {
            true => 10,
            false if row <= 47 => 15,
            false => 18,
        },
        95..=114 => 24,
        115..=119 => 17,
        _ => 19,
    }
}

/// Cells without a character, as the encoding standard has them.
const fn is_gap(row: u8, cell: u8) -> bool {
    match row {
        2 => matches!(cell, 15..=25 | 34..=41 | 49..=59 | 75..=81 | 90..=93),
        3 => matches!(cell, 1..=15 | 26..=32 | 59..=64 | 91..),
        4 => cell > 83,
        5 => cell > 86,
        6 => matches!(cell, 25..=32 | 57..),
        7 => matches!(cell, 34..=48 | 82..),
        8 => cell > 32,
        13 => matches!(cell, 31 | 55..=62 | 93..),
        47 => cell > 51,
        84 => cell > 6,
        92 => matches!(cell, 79 | 80),
        89..=91 => false,
        119 => cell > 12,
        1 | 16..=46 | 48..=83 | 95..=118 => false,
        _ => true,
    }
}

/// The cost in bits of the half-width kana `kana` (`A1` to `DF`) after `before` (0 for none).
pub(super) const fn half_width_bits(before: u8, kana: u8) -> u64 {
    let first = before == 0;
    match kana {
        // ﾞ and ﾟ stand only behind some kana.
        0xDE => match before {
            0xB3 | 0xB6..=0xC4 | 0xCA..=0xCE => 3,
            _ => 18,
        },
        0xDF => match before {
            0xCA..=0xCE => 4,
            _ => 18,
        },
        // ｬｭｮ behind ｷｼﾁﾆﾋﾐﾘ, with or without ﾞ.
        0xAC..=0xAE => match before {
            0xB7 | 0xBC | 0xC1 | 0xC6 | 0xCB | 0xD0 | 0xD8 | 0xDE => 4,
            _ => 14,
        },
        0xA7..=0xAB | 0xAF | 0xB0 => {
            if first {
                16
            } else {
                7
            }
        }
        0xA1..=0xA6 => 12,
        _ => {
            if first {
                10
            } else {
                7
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_those_of_the_codec() {
        for row in 1..=94_u8 {
            for cell in 1..=94_u8 {
                let bytes = [row + 0xA0, cell + 0xA0];
                let known = encoding_rs::EUC_JP.decode_without_bom_handling_and_without_replacement(&bytes).is_some();
                assert_eq!(bits(row, cell) != NO_CHARACTER, known, "{row}-{cell}");
            }
        }
    }

    #[test]
    fn common_kanji_cost_least() {
        let (tanaka, _, _) = encoding_rs::EUC_JP.encode("田");
        assert_eq!(bits(tanaka[0] - 0xA0, tanaka[1] - 0xA0), 10);
        assert_eq!(bits(84, 1), 18);
    }
}
