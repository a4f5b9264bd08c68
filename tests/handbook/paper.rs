//! A file of subtotals on its way into the workbook, with who counted them.

use super::evaluate::V;
use super::read::{book, headings, type_into};
use super::{check_results, kenshu};

const HEADER: &str = "医籍登録番号,氏名,制度,単位区分,単位数,期間内確認,確認者,確認日\r\n";
const OF_BOTH: &str = "298431,髙橋　正樹,認定産業医,更新,9,済,山本　由美,2025-12-05\r\n\
                       298431,髙橋　正樹,認定産業医,専門,10,済,大野　誠,令和7年12月8日\r\n\
                       356914,高梨　慎一,認定産業医,専門,4.5,未,,\r\n";

/// 手帳小計入力 of the doctor: what the checks say, and 出所.
fn row(bytes: &[u8], number: f64) -> [V; 4] {
    let book = book(bytes);
    let tab = book.values.keys().find(|tab| tab.starts_with("手帳小計入力_産業医更新")).unwrap();
    let (_, columns) = headings(&book, tab);
    let values = &book.values[tab];
    let is_own = |at: &(u32, u32)| at.1 == columns["医籍登録番号"] && values[at] == V::Number(number);
    let row = values.keys().find(|at| is_own(at)).unwrap().0;
    let of = |label: &str| values.get(&(row, columns[label])).cloned().unwrap_or(V::Blank);
    ["期間内確認", "確認者", "確認日", "出所"].map(of)
}

#[test]
fn who_counted_a_subtotal_comes_along_and_goes_with_the_next_import() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (file, first, second, third) = (path("小計.csv"), path("1.xlsx"), path("2.xlsx"), path("3.xlsx"));
    let make = |text: &str, more: &[&str]| {
        std::fs::write(&file, format!("{HEADER}{text}")).unwrap();
        let files = ["handbook", "--as-of", "2026-01-10", "-q", "--credits", &file, "--certificates"];
        let (status, said) = kenshu(&[&files[..], &["samples/certificates/certificate-list.csv"], more].concat());
        assert!(status < 2, "{said}");
    };
    let text = |text: &str| V::Text(text.to_owned());
    // Two rows, two people, two days: both names, and the day on which the last of it was checked.
    make(OF_BOTH, &["-o", &first]);
    let made = std::fs::read(&first).unwrap();
    check_results(&made);
    let both = [text("済"), text("大野　誠、山本　由美"), V::Number(45_999.0), text("取込")];
    assert_eq!(row(&made, 298_431.0), both);
    assert_eq!(row(&made, 356_914.0), [text("未"), V::Blank, V::Blank, text("取込")]);
    // Made again from the same files it is the same; another import takes the place of what was imported.
    make(OF_BOTH, &["--update", &first, "-o", &second]);
    assert_eq!(row(&std::fs::read(&second).unwrap(), 298_431.0), both);
    let later = OF_BOTH.replace("大野　誠,令和7年12月8日", "山本　由美,確認中");
    make(&later, &["--update", &first, "-o", &third]);
    let one = [text("済"), text("山本　由美"), V::Number(45_996.0), text("取込")];
    assert_eq!(row(&std::fs::read(&third).unwrap(), 298_431.0), one);
    // Staff who put their own name there have typed the row, and win.
    let tab = book(&made).values.keys().find(|tab| tab.starts_with("手帳小計入力_産業医更新")).unwrap().clone();
    let (header, columns) = headings(&book(&made), &tab);
    let values = &book(&made).values[&tab];
    let own = (header + 1..).find(|row| values[&(*row, columns["医籍登録番号"])] == V::Number(298_431.0)).unwrap();
    let edit = (tab, (own, columns["確認者"]), text("木村　さゆり"));
    std::fs::write(&first, type_into(&made, &[edit])).unwrap();
    std::fs::remove_file(&third).unwrap();
    make(&later, &["--update", &first, "-o", &third]);
    let typed = [text("済"), text("木村　さゆり"), V::Number(45_999.0), text("入力")];
    assert_eq!(row(&std::fs::read(&third).unwrap(), 298_431.0), typed);
}
