//! What is said when a workbook cannot be made.

use std::path::Path;

use crate::cli::exit::Fault;
use crate::cli::output::on_one_line;
use crate::finding::Lang;
use crate::render::excel::BookFault;

/// Why a workbook cannot be made, in the user's language.
pub(crate) fn cannot(path: &Path, fault: &BookFault, lang: Lang) -> Fault {
    let (path, why) = (on_one_line(path), &fault.0);
    Fault(match lang {
        Lang::Ja => format!("出力先 {path}: Excel ブックを作れませんでした（{why}）。"),
        Lang::En => format!("Output {path}: the workbook could not be made ({why})."),
    })
}
