use super::character_outside_encoding::instead;
use super::prelude::*;

/// A character that the file to be written cannot hold. It is never written as `?`: nothing is written.
pub(super) static RULE: Rule = Rule {
    code: 810,
    name: "character-not-writable",
    title: Text {
        ja: "書き出し先の文字コードで表せない文字",
        en: "A character that the encoding to be written cannot hold",
    },
    severity: Severity::Error,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Written(check),
    page: include_str!("character_not_writable.md"),
};

const MESSAGE: Text = Text {
    ja: "{1}「{0}」の「{2}」（{3}）は、書き出す文字コード {4} で表せません。",
    en: "\"{2}\" ({3}) in {1} \"{0}\" cannot be written in {4}.",
};
const HELP_SAME: Text = Text {
    ja: "「{5}」と書けば表せます（文字の意味は変わりません）。元のファイルを直してください。",
    en: "\"{5}\" can be written and means the same; change the file.",
};
const HELP_LIKE: Text = Text {
    ja: "「{5}」なら表せます。そう書いてよいか、ご本人か提出元にお尋ねください。",
    en: "\"{5}\" can be written; ask whether it may be.",
};
const HELP_NONE: Text = Text {
    ja: "表せる字体かカナでどう書くか、ご本人か提出元にお尋ねください。",
    en: "Ask how to write it with ordinary characters or kana.",
};

fn check(cx: &WrittenCx<'_>, out: &mut Out<'_>) {
    let Trouble::Character { character, encoding } = cx.trouble else { return };
    let code = Datum::open(format!("U+{:04X}", u32::from(character)));
    let mut args = vec![Datum::sign(character), code, Datum::open(encoding.ja())];
    let all = cx.value.map(|value| value.text.as_str()).unwrap_or_default();
    let meant = instead(character, encoding);
    let help = match &meant {
        None => HELP_NONE,
        Some((_, true)) => HELP_SAME,
        Some((_, false)) => HELP_LIKE,
    };
    let (Some((text, _)), Some(value)) = (meant, cx.value) else {
        cx.report(out, (MESSAGE, help), args);
        return;
    };
    let meant = Datum::new(all.replace(character, &text), value.mask);
    args.push(meant.clone());
    cx.report(out, (MESSAGE, help), args).suggest(meant);
}
