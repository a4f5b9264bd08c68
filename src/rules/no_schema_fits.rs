use super::prelude::*;

/// No layout knows enough of the header to read the table by it.
pub(super) static RULE: Rule = Rule {
    code: 106,
    name: "no-schema-fits",
    title: Text { ja: "見出しがどの様式とも合わない", en: "The header fits no layout" },
    severity: Severity::Error,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::File(check),
    page: include_str!("no_schema_fits.md"),
};

/// Labels that a message names, and characters of each.
const LABELS: usize = 6;
const CHARS: usize = 12;

const NONE_READ: Text = Text { ja: "見出しの行が見つかりません。", en: "No header row was found." };
const NO_HEADER: Text = Text {
    ja: "見出しの行がなく、1行目からデータ（「{0}」）が始まっているようです。",
    en: "There is no header row; the table seems to begin with data (\"{0}\").",
};
const UNKNOWN: Text = Text {
    ja: "見出し「{0}」は、どの様式とも合いません。",
    en: "The header \"{0}\" fits no layout.",
};
const NEAREST: Text = Text {
    ja: "見出し「{0}」は、どの様式とも合いません。いちばん近い様式は「{1}」です。",
    en: "The header \"{0}\" fits no layout. The nearest is \"{1}\".",
};
const HELP: Text = Text {
    ja: "人の行のすぐ上に「医籍登録番号」「氏名」「メールアドレス」などの見出しの行があるか確かめてください。様式は --schema で指定できます。",
    en: "Check that a row with labels such as 医籍登録番号 and 氏名 stands above the people, or name a layout with --schema.",
};

fn check(file: &FileCx<'_>, out: &mut Out<'_>) {
    let FileFault::NoSchema { labels, nearest, no_header } = file.fault else { return };
    let shown: Vec<String> = labels.iter().filter(|label| !is_blank(label)).map(|label| clip(label)).collect();
    // A file without a header shows its first person here.
    let mut args = vec![Datum::new(shown[..shown.len().min(LABELS)].join("、"), Mask::Other)];
    args.extend(nearest.as_deref().map(Datum::open));
    let message = match (shown.is_empty(), nearest) {
        (true, _) => NONE_READ,
        (false, _) if *no_header => NO_HEADER,
        (false, None) => UNKNOWN,
        (false, Some(_)) => NEAREST,
    };
    out.report(Place::default(), None, message, HELP, args);
}

fn clip(label: &str) -> String {
    let label = trim_wide(label);
    let mut short: String = label.chars().take(CHARS).collect();
    if short.len() < label.len() {
        short.push('…');
    }
    short
}
