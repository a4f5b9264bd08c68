use super::word_fold::fold;

/// `true` when the first filled cell of a row says that the row is no person but a total or the end of the list:
/// 合計, 小計 12名, 計, 受講者数計, 〆, 以上, 以下余白. A person of the name 計 (計 良子) is one.
#[must_use]
pub fn read_total_label(text: &str) -> bool {
    // Names and serial numbers, that is nearly every first cell, are told without folding; and no such label is long.
    let may = |c: char| "計以〆締数tTｔＴ".contains(c) || c.is_numeric();
    if text.len() > 120 || text.bytes().all(|b| b.is_ascii_digit()) || !text.chars().any(may) {
        return false;
    }
    let folded = fold(text);
    let label = folded.trim_matches(|c: char| "-*=~#・.。,、:()[]<>【】《》〈〉「」『』―─—ー※■□●◆".contains(c));
    let (word, count) = without_count(label);
    if word.is_empty() {
        return false;
    }
    let told = TOTALS.contains(&word)
        || word.ends_with('計') && GROUPS.iter().any(|group| before_total(word).ends_with(group));
    told || count && COUNTED.contains(&word)
}

const TOTALS: [&str; 34] = [
    "合計",
    "総計",
    "小計",
    "中計",
    "累計",
    "総合計",
    "計",
    "以上",
    "〆",
    "締",
    "合計数",
    "合計人数",
    "合計単位",
    "合計単位数",
    "総数",
    "総人数",
    "人数",
    "人数計",
    "受講者数",
    "参加者数",
    "出席者数",
    "申込者数",
    "欠席者数",
    "受講者総数",
    "参加者総数",
    "出席者総数",
    "延べ人数",
    "のべ人数",
    "以下余白",
    "以下空白",
    "以上です",
    "total",
    "subtotal",
    "grandtotal",
];

/// What stands before 計 where it means a total: 受講者数計, 会員計, ○○医師会計, A会場計.
const GROUPS: [&str; 16] = [
    "数",
    "者",
    "会員",
    "医師会",
    "医師",
    "会場",
    "県内",
    "県外",
    "市内",
    "市外",
    "部",
    "日目",
    "別",
    "単位",
    "午前",
    "午後",
];

/// What is a total only together with a count: 受講者 12名.
const COUNTED: [&str; 12] =
    ["受講", "受講者", "参加", "参加者", "出席", "出席者", "申込", "申込者", "登録者", "会員", "非会員", "全"];

fn before_total(word: &str) -> &str {
    let word = word.strip_suffix('計').unwrap_or(word);
    word.strip_suffix(['合', '小', '総', '累']).unwrap_or(word)
}

/// Without the count at the end (`12名`, `:12`, `(12人)`, `1,234件`), and whether there was one.
fn without_count(label: &str) -> (&str, bool) {
    let bare = label.trim_end_matches([')', '）', ']']);
    let unit = ["名様", "名", "人", "件", "単位", "行", "筆"].iter().find_map(|unit| bare.strip_suffix(unit));
    let rest = unit.unwrap_or(bare);
    let word = rest.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | '.'));
    let counted = word.len() < rest.len();
    // A unit alone is part of its word, unless it stands in brackets: 総計(人).
    let word = if counted || word.ends_with('(') { word } else { label };
    let word = word.trim_end_matches([':', '(', '[', '、', ',', '=', 'は', '全', '約']);
    if word.is_empty() && counted && label.starts_with('全') { ("全", true) } else { (word, counted) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_that_are_no_person() {
        let totals = [
            "合計",
            "合　計",
            "総計",
            "小計",
            "計",
            "以上",
            "合計 12名",
            "合計：12",
            "計１２名",
            "計 (12人)",
            "総計(人)",
            "受講者数計",
            "受講者数",
            "〆",
            "【合計】",
            "－以上－",
            "*** 合計 ***",
            "以上、12名",
            "以上12名",
            "受講者 12名",
            "出席者：12名",
            "会員計",
            "千代田医師会　計",
            "A会場計",
            "1日目計",
            "Total",
            "以下余白",
            "受講者合計",
            "合計 1,234 件",
            "全12名",
            "合計単位数",
            "午前の部 計",
        ];
        for label in totals {
            assert!(read_total_label(label), "{label}");
        }
        let others = [
            "",
            "1",
            "12名",
            "451234",
            "山田太郎",
            "計 良子",
            "佐藤 計",
            "会計",
            "時計",
            "以上 太郎",
            "合田 計介",
            "受講者",
            "会員",
            "2025/04/01",
            "-",
            "計介",
            "統計研修会",
            "全",
            "小計 太郎",
        ];
        for label in others {
            assert!(!read_total_label(label), "{label}");
        }
    }
}
