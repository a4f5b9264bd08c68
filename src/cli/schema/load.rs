//! Layouts from their files, and what is wrong with them in the user's language.

use std::io::Read as _;
use std::path::Path;

use crate::cli::exit::Fault;
use crate::cli::output::on_one_line;
use crate::finding::Lang;
use crate::io::{Input, InputFault};
use crate::schema::{Schema, SchemaError, catalogue};

use super::strange_rules::strange_rules;

/// The schema that `--schema` names: an id, or the path of a TOML file.
///
/// # Errors
/// There is none of that name, or what is wrong with the file and where.
pub(in crate::cli) fn named_schema(name: &str, lang: Lang) -> Result<Schema, Fault> {
    if let Some(schema) = catalogue::by_id(name) {
        return Ok(schema.clone());
    }
    let path = Path::new(name);
    let looks_like_path = path.extension().is_some() || name.contains(['/', '\\']);
    if !looks_like_path {
        let near = catalogue::nearest_id(name);
        return Err(Fault(match (lang, near) {
            (Lang::Ja, Some(near)) => format!(
                "様式「{name}」はありません。もしかして {near} ですか。一覧は kenshu schema list で見られます。"
            ),
            (Lang::Ja, None) => format!("様式「{name}」はありません。一覧は kenshu schema list で見られます。"),
            (Lang::En, Some(near)) => {
                format!("There is no layout \"{name}\". Did you mean {near}? kenshu schema list shows them all.")
            }
            (Lang::En, None) => format!("There is no layout \"{name}\". kenshu schema list shows them all."),
        }));
    }
    load(path, lang)
}

fn load(path: &Path, lang: Lang) -> Result<Schema, Fault> {
    let shown = on_one_line(path);
    let bytes = read_file(path).map_err(|fault| unreadable(&shown, &fault, lang))?;
    let schema = catalogue::load(&shown, &bytes).map_err(|errors| said(&errors, lang))?;
    let strange = strange_rules(&shown, &schema);
    if strange.is_empty() { Ok(schema) } else { Err(said(&strange, lang)) }
}

/// The first faults, and how many more there are: one slip may be repeated in every column.
pub(super) fn said(errors: &[SchemaError], lang: Lang) -> Fault {
    let mut lines: Vec<String> = errors.iter().take(MOST_FAULTS).map(|error| error.show(lang)).collect();
    let more = errors.len().saturating_sub(MOST_FAULTS);
    if more > 0 {
        lines.push(if lang == Lang::Ja { format!("ほか {more}件") } else { format!("and {more} more") });
    }
    Fault(lines.join("\n"))
}

/// Faults of one layout that are listed. Whoever wrote it mends these first.
const MOST_FAULTS: usize = 15;

pub(super) fn unreadable(path: &str, fault: &InputFault, lang: Lang) -> Fault {
    Fault(match lang {
        Lang::Ja => format!("様式ファイル {path}: {}。", fault.ja()),
        Lang::En => format!("Layout file {path}: {}.", fault.en()),
    })
}

pub(super) fn read_file(path: &Path) -> Result<Vec<u8>, InputFault> {
    let mut bytes = Vec::new();
    let reader = Input::open(path)?.reader()?;
    reader.take(MAX_SCHEMA_BYTES).read_to_end(&mut bytes).map_err(|error| InputFault::of(&error))?;
    Ok(bytes)
}

/// No layout is longer.
const MAX_SCHEMA_BYTES: u64 = 4 << 20;
