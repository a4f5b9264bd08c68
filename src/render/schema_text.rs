//! Layouts, for people.

use crate::finding::Lang;
use crate::schema::{Description, Dialect, Encoding, FieldDescription, Kind, Need, Newline, Schema, Status};

use super::visible::{pad, visible, width};
use super::wrap::push_wrapped;

/// The layouts, one line each.
#[must_use]
pub fn schema_list(schemas: &[Schema], lang: Lang) -> String {
    let column =
        |text: &dyn Fn(&Schema) -> String| schemas.iter().map(|schema| width(&text(schema))).max().unwrap_or(0);
    let title = |schema: &Schema| if lang == Lang::Ja { schema.title.ja.clone() } else { schema.title.en.clone() };
    let kind = |schema: &Schema| kind_word(schema.kind, lang).to_owned();
    let (ids, kinds, titles) = (column(&|schema| schema.id.clone()), column(&kind), column(&title));
    let mut out = String::new();
    for schema in schemas {
        let line = [pad(&schema.id, ids), pad(&kind(schema), kinds), pad(&title(schema), titles)].join("  ");
        out.push_str(&format!("{line}  {}\n", status_word(schema.status, lang)));
    }
    out.push_str(match lang {
        Lang::Ja => "\nkenshu schema show ID で、列と決まりを表示します。\n",
        Lang::En => "\nkenshu schema show ID shows the columns.\n",
    });
    out
}

/// One layout in full.
#[must_use]
pub fn schema_page(layout: &Description, lang: Lang) -> String {
    let ja = lang == Lang::Ja;
    let title = if ja { &layout.title.ja } else { &layout.title.en };
    let mut out = format!("{}\n", layout.id);
    let rows: [(&str, &str, String); 5] = [
        ("名前", "title", title.clone()),
        ("種類", "kind", kind_word(layout.kind, lang).to_owned()),
        ("状態", "status", status_word(layout.status, lang).to_owned()),
        ("根拠", "source", layout.source.clone()),
        ("書式", "written", dialect(&layout.dialect, lang)),
    ];
    for (word_ja, word_en, text) in rows {
        push_wrapped(&mut out, "  ", &format!("{}: {}", if ja { word_ja } else { word_en }, visible(&text)));
    }
    out.push_str(if ja {
        "\n列（◎ 必須、○ あるほうがよい）\n"
    } else {
        "\ncolumns (* required, + recommended)\n"
    });
    for field in &layout.fields {
        push_field(&mut out, field, lang);
    }
    if !layout.notes.is_empty() {
        out.push_str(if ja { "\n行の決まり\n" } else { "\nrows\n" });
        for note in &layout.notes {
            push_wrapped(&mut out, "  ", &visible(note.in_lang(lang)));
        }
    }
    out
}

fn push_field(out: &mut String, field: &FieldDescription, lang: Lang) {
    let mark = match (field.need, lang) {
        (Need::Required, Lang::Ja) => "◎",
        (Need::Recommended, Lang::Ja) => "○",
        (Need::Optional, Lang::Ja) => "　",
        (Need::Required, Lang::En) => "*",
        (Need::Recommended, Lang::En) => "+",
        (Need::Optional, Lang::En) => " ",
    };
    let role = if lang == Lang::Ja { field.role.ja() } else { field.role.id() };
    let meaning = if role == field.label { field.role.id() } else { role };
    out.push_str(&format!("{mark} {}  [{meaning}]\n", visible(&field.label)));
    let between = if lang == Lang::Ja { "、" } else { ", " };
    let mut line = |ja: &str, en: &str, text: String| {
        if !text.is_empty() {
            push_wrapped(out, "     ", &format!("{}{}", if lang == Lang::Ja { ja } else { en }, visible(&text)));
        }
    };
    line("", "", field.detail.as_ref().map(|detail| detail.in_lang(lang).to_owned()).unwrap_or_default());
    line("ほかの見出し: ", "also: ", field.aliases.join(between));
    for (name, spellings) in &field.values {
        line("値 ", "value ", format!("{name}: {}", spellings.join(" / ")));
    }
    let constraints: Vec<&str> = field.constraints.iter().map(|constraint| constraint.in_lang(lang)).collect();
    line("", "", constraints.join(between));
}

fn dialect(dialect: &Dialect, lang: Lang) -> String {
    let encoding = match dialect.encoding {
        Encoding::Utf8 => "UTF-8",
        Encoding::Utf16Le => "UTF-16LE",
        Encoding::Utf16Be => "UTF-16BE",
        Encoding::Cp932 => "Shift_JIS（CP932）",
        Encoding::EucJp => "EUC-JP",
    };
    let newline = match dialect.newline {
        Newline::CrLf => "CRLF",
        Newline::Lf => "LF",
        Newline::Cr => "CR",
    };
    let delimiter = match (dialect.delimiter, lang) {
        (',', Lang::Ja) => "コンマ区切り".to_owned(),
        (',', Lang::En) => "commas".to_owned(),
        ('\t', Lang::Ja) => "タブ区切り".to_owned(),
        ('\t', Lang::En) => "tabs".to_owned(),
        (other, Lang::Ja) => format!("{other} 区切り"),
        (other, Lang::En) => format!("parted by {other}"),
    };
    let bom = match (dialect.bom, lang) {
        (false, _) => "",
        (true, Lang::Ja) => "（BOM付き）",
        (true, Lang::En) => " with BOM",
    };
    let header = match (dialect.header, lang) {
        (true, _) => "",
        (false, Lang::Ja) => "、見出しなし",
        (false, Lang::En) => ", no header",
    };
    let between = if lang == Lang::Ja { "、" } else { ", " };
    format!("{encoding}{bom}{between}{newline}{between}{delimiter}{header}")
}

const fn kind_word(kind: Kind, lang: Lang) -> &'static str {
    match (lang, kind) {
        (Lang::En, kind) => kind.id(),
        (Lang::Ja, Kind::Attendance) => "受講実績",
        (Lang::Ja, Kind::Roster) => "名簿",
        (Lang::Ja, Kind::Credits) => "単位",
        (Lang::Ja, Kind::Applications) => "申請",
        (Lang::Ja, Kind::Certificates) => "認定証",
        (Lang::Ja, Kind::Seminars) => "研修会一覧",
        (Lang::Ja, Kind::Minutes) => "議決",
        (Lang::Ja, Kind::Decisions) => "照合の決定",
        (Lang::Ja, Kind::MamisErrors) => "エラー",
    }
}

const fn status_word(status: Status, lang: Lang) -> &'static str {
    match (lang, status) {
        (Lang::Ja, Status::Confirmed) => "確認済み",
        (Lang::Ja, Status::Unconfirmed) => "公式様式との適合は未確認",
        (Lang::En, Status::Confirmed) => "confirmed",
        (Lang::En, Status::Unconfirmed) => "unconfirmed",
    }
}
