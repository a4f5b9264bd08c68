//! `-o 単位管理.xlsx`: the workbook, made anew or brought up to date.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::cli::book_fault;
use crate::cli::exit::{Fault, Verdict};
use crate::cli::lang::pick;
use crate::cli::output::{is_read_by_a_person, on_one_line, say, show};
use crate::credits::Programmes;
use crate::finding::{Lang, Severity};
use crate::io::{Input, sha256};
use crate::render::excel::workbook;
use crate::render::{JsonStyle, handbook_text};
use crate::report::feedback::bare;
use crate::report::handbook::{Facts, Findings, Given, TypedCell, add_typed, judge_typed, make, sheets_and_faults};
use crate::typed::{Kept, NotOurs};
use crate::validate::BooksRead;

use super::HandbookArgs;
use super::ready::{self, Ready};

/// Makes the workbook.
///
/// # Errors
/// Why the work could not be done; then no workbook appears.
pub(super) fn make_workbook(args: &HandbookArgs) -> Result<Verdict, Fault> {
    let lang = args.common.lang;
    let has_name = |path: &PathBuf| path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("xlsx"));
    if !args.common.output.as_ref().is_some_and(has_name) {
        return Err(Fault(
            pick(
                lang,
                "単位管理のブックを作るときは、-o 単位管理.xlsx のように .xlsx で終わる名前を書いてください（JSON で出力するときは --format json を付けます）。",
                "Name the workbook with -o, ending in .xlsx (or add --format json for JSON).",
            )
            .to_owned(),
        ));
    }
    let before = args.update.as_deref().map(|path| earlier(path, lang)).transpose()?;
    let others: Vec<PathBuf> = args.update.iter().cloned().collect();
    let (mut ready, mut destination) = ready::read(args, &others)?;
    let (kept, old) = before.map_or_else(Default::default, |(kept, old)| (kept, Some(old)));
    let (facts, settled) = make(&given(&ready, args, old.clone()), kept);
    let (sheets, faults) = sheets_and_faults(&facts, settled);
    tell_typed(&mut ready.read, args, old.as_ref(), &faults);
    let path = args.common.output.as_deref().unwrap_or(Path::new(""));
    let bytes = workbook(&sheets).map_err(|fault| book_fault::cannot(path, &fault, lang))?;
    if !args.common.quiet {
        let show_values = args.common.show_values.unwrap_or_else(is_read_by_a_person);
        show(&handbook_text(&ready.read, JsonStyle { lang, show_values }), lang)?;
    }
    let written = destination.write_all(&bytes);
    destination.finish(written, lang)?;
    if !args.common.quiet {
        say(&done(&facts, &ready.read, lang));
    }
    Ok(Verdict { errors: ready.errors() })
}

/// Puts what rules say of the workbook before beside what was found in the lists.
pub(super) fn tell_typed(read: &mut BooksRead, args: &HandbookArgs, old: Option<&[String; 3]>, faults: &[TypedCell]) {
    if let (Some(path), Some([.., sha256])) = (&args.update, old) {
        add_typed(read, (&path.to_string_lossy(), sha256), judge_typed(faults));
    }
}

/// What was typed into an earlier workbook, and the line of 根拠 about it.
pub(super) fn earlier(path: &Path, lang: Lang) -> Result<(Kept, [String; 3]), Fault> {
    let shown = on_one_line(path);
    let cannot = |ja: String, en: String| {
        Fault(match lang {
            Lang::Ja => format!("--update {shown}: {ja}"),
            Lang::En => format!("--update {shown}: {en}"),
        })
    };
    let unreadable = |fault: &crate::io::InputFault| cannot(format!("{}。", fault.ja()), format!("{}.", fault.en()));
    let input = Input::open(path).map_err(|fault| unreadable(&fault))?;
    let reader = input.reader().map_err(|fault| unreadable(&fault))?;
    let kept = Kept::read(reader).map_err(|cause| match cause {
        NotOurs::Foreign => cannot(
            "kenshu handbook で作った単位管理のブックではありません（「進捗」「手帳小計入力」などのシートが見つかりません）。".to_owned(),
            "not a workbook of kenshu handbook (its sheets were not found).".to_owned(),
        ),
        NotOurs::NoSheet(sheet) => cannot(
            format!("シート「{sheet}」が見つかりません。削除した場合は、控えのブックから元に戻してください（入力を失わないよう、中止しました）。"),
            format!("the sheet {sheet} was not found: put it back (nothing was made, so that nothing is lost)."),
        ),
        NotOurs::NoHeadings(tab) => cannot(
            format!("シート「{tab}」の見出しの行が見つかりません。見出しを元に戻してください（入力を失わないよう、中止しました）。"),
            format!("the headings of the sheet {tab} were not found: put them back (nothing was made, so that nothing is lost)."),
        ),
        NotOurs::Unreadable(error) => cannot(
            "Excel ブック（.xlsx）として読めませんでした。Excel で開けるか確かめ、パスワードがあれば外して保存し直してください。".to_owned(),
            format!("cannot be read as a workbook ({}): open it in Excel, take a password off, and save it again.", error.to_string().trim_start_matches([':', ' '])),
        ),
    })?;
    let digest = input.reader().ok().and_then(|reader| sha256(reader).ok()).unwrap_or_default();
    if input.changed() {
        return Err(cannot(
            "読んでいる間に書き換えられました。Excel で閉じてから、もう一度実行してください。".to_owned(),
            "was changed while it was read: close it and try again.".to_owned(),
        ));
    }
    Ok((kept, ["引き継いだブック".to_owned(), bare(&shown).to_owned(), digest]))
}

pub(super) fn given<'g>(ready: &'g Ready, args: &HandbookArgs, old: Option<[String; 3]>) -> Given<'g> {
    let Ready { read, rounds, round_files, threads } = ready;
    let mut inputs: Vec<[String; 3]> = Vec::new();
    for (at, table) in read.tables.iter().enumerate() {
        let kind = if at < read.ledger_tables { "単位の一覧" } else { "認定証の一覧" };
        let line = [kind.to_owned(), bare(&table.info.path).to_owned(), table.info.sha256.clone()];
        if !inputs.contains(&line) {
            inputs.push(line);
        }
    }
    inputs.extend(round_files.iter().map(|(path, sha)| ["更新の日程".to_owned(), bare(path).to_owned(), sha.clone()]));
    inputs.extend(old);
    Given {
        ledger: &read.ledger,
        certificates: &read.certificates,
        programmes: Programmes::embedded(),
        rounds,
        as_of: args.common.as_of,
        threads: *threads,
        inputs,
        findings: Findings::of(read),
    }
}

/// The line at the end: who is in it, and where to look first.
fn done(facts: &Facts, read: &BooksRead, lang: Lang) -> String {
    let [errors, warnings] = [Severity::Error, Severity::Warning]
        .map(|severity| read.tables.iter().map(|table| table.totals.count(severity)).sum::<u64>());
    let is_listed = !facts.findings.lines.is_empty();
    let each = facts.lists.iter().map(|list| match lang {
        Lang::Ja => format!("{} {}名", list.said[0], list.doctors.len()),
        Lang::En => format!("{}: {}", list.said[1], list.doctors.len()),
    });
    let each: Vec<String> = each.collect();
    match lang {
        Lang::Ja => {
            let look = match (errors + warnings, is_listed) {
                (0, _) => "確かめていただきたいことは「要約」にあります。".to_owned(),
                (_, true) => {
                    format!("エラー {errors}件・要確認 {warnings}件: 上の一覧と「指摘一覧」をご覧ください。")
                }
                (_, false) => format!("エラー {errors}件・要確認 {warnings}件: 上の一覧をご覧ください。"),
            };
            format!("単位管理のブックを作りました（{}）。{look}", each.join("、"))
        }
        Lang::En => {
            let look = match (errors + warnings, is_listed) {
                (0, _) => "The sheet 要約 says what to check.".to_owned(),
                (_, true) => {
                    format!("{errors} errors, {warnings} to check: see the list above and the sheet 指摘一覧.")
                }
                (_, false) => format!("{errors} errors, {warnings} to check: see the list above."),
            };
            format!("The workbook is made ({}). {look}", each.join("; "))
        }
    }
}
