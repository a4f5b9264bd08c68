use super::prelude::*;
use crate::schema::reference::Surnames;

/// Kana that cannot be read from the name, on evidence that needs no dictionary of given names (our judgement): the kana in
/// the name itself, and common surnames with all their readings. A name that is not on the list is never doubted.
pub(super) static RULE: Rule = Rule {
    code: 336,
    name: "kana-is-not-the-reading",
    title: Text { ja: "氏名の読みと思われないカナ", en: "Kana that is no reading of the name" },
    severity: Severity::Warning,
    roles: &[Role::Kana],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Row(check),
    page: include_str!("kana_is_not_the_reading.md"),
};

const SURNAME: Text = Text {
    ja: "{1}「{0}」は、姓「{2}」の読みではないようです。",
    en: "{1} \"{0}\" does not look like a reading of the family name \"{2}\".",
};
const LETTERS: Text = Text {
    ja: "{1}「{0}」に、氏名にある「{2}」がありません。",
    en: "{1} \"{0}\" lacks \"{2}\", which stands in the name.",
};
const HELP: Text = Text {
    ja: "氏名かカナの打ち間違い、隣の行とのずれがないか、申込書で確かめてください。読みが正しければそのままで構いません。",
    en: "A slip in name or kana, or cells of the next row? Look at the application form. If the reading is right, leave it.",
};

fn check(row: &RowCx<'_>, out: &mut Out<'_>) {
    match (row.record.plan.source(Role::Name), row.record.plan.source(Role::Kana)) {
        (Source::Column(name), Source::Column(kana)) => check_pair(row, *name, *kana, false, out),
        (Source::Join(names, _), Source::Join(kanas, _)) if names.len() == 2 && kanas.len() == 2 => {
            for (at, (name, kana)) in names.iter().zip(kanas).enumerate() {
                check_pair(row, *name, *kana, at == 0, out);
            }
        }
        _ => {}
    }
}

fn check_pair(row: &RowCx<'_>, name: usize, kana: usize, is_family: bool, out: &mut Out<'_>) {
    let record = row.record;
    // What is odd about a name has its own rules, and may be the cause.
    if record.state(name) != State::Clean || !matches!(record.state(kana), State::Clean | State::Odd) {
        return;
    }
    let (text, mut read) = (record.cell(name), record.cell(kana));
    let glance = glance_at_name(text.as_bytes());
    let key = if is_family || glance.parted { glance.key } else { 0 };
    let readings = Surnames::embedded().readings(key);
    if readings.is_empty() && !glance.has_kana {
        return;
    }
    // Kana of another sort has its own rules; what they do not name can be read.
    let folded;
    if record.state(kana) == State::Odd {
        let reading = read_kana(read);
        if reading.stray.is_some() {
            return;
        }
        folded = reading.folded;
        read = &folded;
    }
    let is_read = readings.is_empty() || readings.iter().any(|reading| read.starts_with(reading.as_str()));
    if is_read && !glance.has_kana {
        return;
    }
    // Somebody with a former family name may be read by that.
    let is_renamed = record.value(Role::FormerName).is_some();
    let is_doubtful = !is_read && !is_renamed && !begins_with_reading(read, readings);
    let missing = if glance.has_kana { kana_not_in_reading(text, read) } else { None };
    let (message, about) = match missing {
        _ if is_doubtful => (SURNAME, text.get(..glance.family).unwrap_or_default()),
        Some(missing) => (LETTERS, missing),
        None => return,
    };
    row.report_column(kana, out, message, HELP, [Datum::new(about, Mask::Name)]);
}
