use crate::finding::Related;

use super::prelude::*;

/// Headers that stand over each other's columns, on the evidence of the first rows. Once; the cells of these columns are
/// not judged, because one cause would make a thousand findings, and are never read as what they seem to be.
pub(super) static RULE: Rule = Rule {
    code: 205,
    name: "columns-swapped",
    title: Text { ja: "見出しと中身の列が入れ替わっている", en: "Headers over the wrong columns" },
    severity: Severity::Error,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Header(check),
    page: include_str!("columns_swapped.md"),
};

const PAIR: Text = Text {
    ja: "「{0}」と「{1}」の列の中身が、互いに入れ替わっています（{2}行を見て判断）。",
    en: "The columns \"{0}\" and \"{1}\" hold each other's content ({2} rows were looked at).",
};
const PAIR_HELP: Text = Text {
    ja: "この2つの見出しを入れ替え、もう一度確認してください。この2列の中身は確認していません。",
    en: "Exchange the two headers and check again. The cells of the two columns were not checked.",
};
const SHIFT: Text = Text {
    ja: "見出しと中身がずれています（{3}）。{2}行を見て判断しました。",
    en: "The headers do not stand over their columns ({3}; {2} rows were looked at).",
};
const SHIFT_HELP: Text = Text {
    ja: "見出しを中身に合わせて直し、もう一度確認してください。これらの列の中身は確認していません。",
    en: "Move the headers over their columns and check again. These columns were not checked.",
};

/// Columns of a shift that are named.
const NAMED: usize = 3;

fn check(header: &HeaderCx<'_>, out: &mut Out<'_>) {
    let label = |column: usize| header.labels.get(column).map_or("", |label| trim_wide(label));
    for group in &header.misplaced.groups {
        let Some(&(first, fits)) = group.iter().find(|(_, fits)| fits.is_some()) else { continue };
        let Some(other) = fits else { continue };
        let mut named: Vec<String> = group
            .iter()
            .filter_map(|&(column, fits)| Some(format!("「{}」の列に{}", label(column), label(fits?))))
            .collect();
        if named.len() > NAMED {
            named.truncate(NAMED);
            named.push("…".to_owned());
        }
        let (message, help) = if group.len() == 2 { (PAIR, PAIR_HELP) } else { (SHIFT, SHIFT_HELP) };
        let own = Datum::open(label(first));
        let rows = Datum::open(header.misplaced.rows.to_string());
        let args = [own.clone(), Datum::open(label(other)), rows, Datum::open(named.join("、"))];
        let finding = out.report(header.place(Some(first)), Some(own), message, help, args);
        for (column, _) in group.iter().filter(|(column, _)| *column != first) {
            finding.related.push(Related { path: None, sheet: None, place: header.place(Some(*column)) });
        }
        finding.suggest(Datum::open(label(other)));
    }
}
