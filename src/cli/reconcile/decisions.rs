//! `--decisions`: read before any work, because a decision that cannot be read must not be passed over.

use std::path::Path;

use crate::cli::exit::Fault;
use crate::cli::output::on_one_line;
use crate::finding::Lang;
use crate::io::Input;
use crate::validate::{DecisionsRead, NoDecisions, RunInput, read_decisions};
use crate::value::Date;

/// Reads the file.
///
/// # Errors
/// It is not there, or tells no decisions.
pub(super) fn read(path: &Path, as_of: Date, lang: Lang) -> Result<DecisionsRead, Fault> {
    let shown = on_one_line(path);
    let fault = |ja: String, en: String| {
        Fault(match lang {
            Lang::Ja => format!("決定のファイル {shown}: {ja}"),
            Lang::En => format!("File of decisions {shown}: {en}"),
        })
    };
    let input = Input::open(path).map_err(|cause| fault(format!("{}。", cause.ja()), format!("{}.", cause.en())))?;
    read_decisions(RunInput { name: shown.clone(), input: Ok(input) }, as_of).map_err(|cause| match cause {
        NoDecisions::Fault(cause) => {
            let words = |lang| cause.message.fill(lang, &cause.args, false);
            fault(words(Lang::Ja), words(Lang::En))
        }
        NoDecisions::NoColumn => fault(
            "「決定」の列がありません。reconcile --workbook で作ったブックか、決定の一覧を指定してください。".to_owned(),
            "it has no column of decisions. Give a workbook of reconcile --workbook, or a list of decisions.".to_owned(),
        ),
        NoDecisions::Damaged => fault(
            "要確認（または決定の記録）のシートの見出しが変わっているため、決定を読み取れません。見出しを元に戻してください。"
                .to_owned(),
            "the headings of its sheet of decisions were changed. Put them back.".to_owned(),
        ),
        NoDecisions::TooMany(most) => fault(
            format!("決定が多すぎます（{most}件まで）。"),
            format!("it has more than {most} decisions."),
        ),
    })
}
