//! How it ends: what was not checked, the verdict, and what to do next.

use crate::finding::{Lang, Severity, Text};
use crate::render::words::verdict_words;
use crate::report::{Collected, Verdict};
use crate::rules::Stage;
use crate::schema::{Kind, Role};
use crate::validate::TableTotals;

/// What the end of a table depends on, beside what was found.
#[derive(Clone, Copy)]
pub(super) struct Closing {
    /// Before the seminar or after it.
    pub(super) stage: Stage,
    /// `true` when not every rule was asked.
    pub(super) is_partial: bool,
    /// What the rows are.
    pub(super) kind: Kind,
    /// `true` where rows are held against a roster.
    pub(super) held: bool,
}

/// The lines under the findings of one table.
pub(super) fn closing(totals: &TableTotals, collected: &Collected, how: Closing, lang: Lang) -> String {
    let Closing { stage, is_partial, kind, held } = how;
    let mut out = String::from("\n");
    if stage == Stage::Result {
        push_unchecked(&mut out, totals, collected, lang);
        if totals.records > 0 && totals.silent.iter().any(|silent| silent.needs_list) {
            out.push_str(NO_LIST.template(lang));
        }
    }
    let left_out = match (totals.totals, lang) {
        (0, _) => String::new(),
        (n, Lang::Ja) => format!("（合計などの {n}行を除く）"),
        (n, Lang::En) => format!(" (rows that hold totals: {n})"),
    };
    let verdict = Verdict::of(totals);
    let words = verdict_words(verdict, lang);
    out.push_str(&match lang {
        Lang::Ja => format!("確認した行: {}行{left_out}　{}\n", totals.records, counts(totals, lang)),
        Lang::En => format!("rows checked: {}{left_out}; {}\n", totals.records, counts(totals, lang)),
    });
    let across = across_counts(totals, lang);
    if !across.is_empty() {
        let across = across.trim_start_matches(['　', ';', ' ']);
        out.push_str(&match lang {
            Lang::Ja => format!("{across}（最後にまとめて示します）\n"),
            Lang::En => format!("{across} (listed at the end)\n"),
        });
    }
    out.push_str(&match lang {
        Lang::Ja => format!("判定: {words}\n"),
        Lang::En => format!("verdict: {words}\n"),
    });
    if is_partial {
        out.push_str(PARTIAL.template(lang));
    }
    if totals.unlisted > 0 {
        out.push_str(&match lang {
            Lang::Ja => format!("（--max-findings により {}件は表示していません）\n", totals.unlisted),
            Lang::En => format!("({} findings are not listed because of --max-findings)\n", totals.unlisted),
        });
    }
    let last = match (verdict, is_partial, stage) {
        (Verdict::NothingFound, true, _) => ALL_RULES,
        (Verdict::NothingFound, false, _) if kind == Kind::Seminars => USE_LIST,
        (Verdict::NothingFound, false, _) if kind != Kind::Attendance => OF_THE_OFFICE,
        (Verdict::NothingFound, false, Stage::Result) => UPLOAD,
        (Verdict::NothingFound, false, Stage::Entry) => GO_ON,
        _ if held => HOLD_AGAIN,
        _ => AGAIN,
    };
    out.push_str(&next(verdict, collected, totals.across != [0, 0, 0], last, lang));
    out
}

/// エラー 3件・要確認 2件・参考 0件.
pub(super) fn counts(totals: &TableTotals, lang: Lang) -> String {
    let [infos, warnings, errors] =
        [Severity::Info, Severity::Warning, Severity::Error].map(|severity| totals.count(severity));
    match lang {
        Lang::Ja => format!("エラー {errors}件・要確認 {warnings}件・参考 {infos}件"),
        Lang::En => format!("errors: {errors}, to check: {warnings}, notes: {infos}"),
    }
}

/// ・ファイル間 エラー 2件・要確認 1件; blank where nothing is shared with another file.
pub(super) fn across_counts(totals: &TableTotals, lang: Lang) -> String {
    let [infos, warnings, errors] = totals.across;
    match (totals.across, lang) {
        ([0, 0, 0], _) => String::new(),
        (_, Lang::Ja) => format!("　ファイル間: エラー {errors}件・要確認 {warnings}件・参考 {infos}件"),
        (_, Lang::En) => format!("; with other files: errors: {errors}, to check: {warnings}, notes: {infos}"),
    }
}

/// Items whose rules had nothing to look at. A fact about the whole seminar can be told on the command line.
fn push_unchecked(out: &mut String, totals: &TableTotals, collected: &Collected, lang: Lang) {
    if totals.records == 0 {
        return;
    }
    let told = collected.groups.keys().any(|(code, _)| *code == COLUMN_MISSING);
    let mut items: Vec<&[Role]> = Vec::new();
    for silent in &totals.silent {
        let roles = silent.missing.as_slice();
        // A rule about any of many columns says nothing about which of them is missed.
        // When a seminar was applied for matters for one programme only.
        if roles == [Role::ApplicationDate] {
            continue;
        }
        let tells = (1..=2).contains(&roles.len()) && !(told && roles.iter().any(|role| OF_A_PERSON.contains(role)));
        let named = roles.first().is_some_and(|first| items.contains(&std::slice::from_ref(first)));
        if tells && !named && !items.contains(&roles) {
            items.push(roles);
        }
    }
    if items.is_empty() {
        return;
    }
    let word = |role: &Role| if lang == Lang::Ja { role.ja() } else { role.id() };
    let names: Vec<String> = items
        .iter()
        .map(|roles| roles.iter().map(word).collect::<Vec<_>>().join(if lang == Lang::Ja { "・" } else { "/" }))
        .collect();
    out.push_str(&match lang {
        Lang::Ja => format!("列がないため確認していない項目: {}\n", names.join("、")),
        Lang::En => format!("not checked, because there is no column: {}\n", names.join(", ")),
    });
    if items.contains(&[Role::SeminarDate].as_slice()) {
        out.push_str(match lang {
            Lang::Ja => "　全員に共通なら --set 開催日=2025-11-16 のように指定すると確認できます。\n",
            Lang::En => "  What is the same for all can be told: --set seminar-date=2025-11-16.\n",
        });
    }
}

/// `column-missing`, which has told already of the items of a person.
const COLUMN_MISSING: u16 = 201;
const OF_A_PERSON: [Role; 5] = [Role::RegistrationNumber, Role::Name, Role::Kana, Role::BirthDate, Role::Email];

fn next(verdict: Verdict, collected: &Collected, across: bool, last: Text, lang: Lang) -> String {
    let groups = collected.in_order();
    let code = groups.first().map(|(code, severity, _)| format!("{}{code:03}", severity.letter())).unwrap_or_default();
    let [attendees, organisers, nobody] = collected.people.by_whom.map(|rows| rows > 0);
    let ja = lang == Lang::Ja;
    let nothing = verdict == Verdict::NothingFound;
    // Those of the roster come behind those of the file.
    let decides = collected.groups.keys().any(|(code, _)| matches!(code, 601 | 604 | 610 | 611));
    let file_only = collected.people.count == 0
        && !nothing
        && !code.is_empty()
        && collected.groups.keys().any(|(code, _)| code / 100 != 6);
    let steps = [
        (decides, DECIDE),
        (file_only, FILE),
        (attendees, ATTENDEES),
        (organisers, ORGANISERS),
        (nobody, SUGGESTIONS),
        (across, ACROSS),
        (true, last),
    ];
    let steps = steps.into_iter().filter(|(wanted, _)| *wanted).map(|(_, step)| step.template(lang));
    let mut out = String::from(if ja { "次にすること:\n" } else { "next:\n" });
    for (step, number) in steps.zip(1..) {
        out.push_str(&format!("  {number}. {step}\n"));
    }
    if !code.is_empty() {
        out.push_str(&match lang {
            Lang::Ja => format!("くわしい説明は kenshu explain {code} のように、番号を付けて読めます。\n"),
            Lang::En => format!("kenshu explain {code} tells more about a code.\n"),
        });
    }
    out
}

const FILE: Text = Text {
    ja: "上の指摘のとおりにファイルを直すか、提出者に作り直しを頼んでください。",
    en: "Mend the file as told above, or ask who sent it for another.",
};
const ATTENDEES: Text = Text {
    ja: "ご本人に確認することを、主催者を通じて、または直接、問い合わせてください。",
    en: "Ask the attendees, directly or through the organiser.",
};
const ORGANISERS: Text = Text {
    ja: "主催者（提出者）に確認することを、行を示して問い合わせてください。",
    en: "Ask the organiser about these rows.",
};
const SUGGESTIONS: Text = Text {
    ja: "直すだけのものは、kenshu fix でまとめて直せます（kenshu fix --diff で、変わるセルを先に見られます）。",
    en: "kenshu fix applies the suggestions (kenshu fix --diff shows them first).",
};
const ACROSS: Text = Text {
    ja: "最後の「ファイル間の指摘」を見て、どちらのファイルが正しいかを主催者に確かめてください。",
    en: "See what is shared with other files, at the end, and ask the organiser which file is right.",
};
const AGAIN: Text = Text {
    ja: "直したファイルを、もう一度 kenshu validate で確認してください。",
    en: "Check the mended file again with kenshu validate.",
};
const HOLD_AGAIN: Text = Text {
    ja: "直したファイルを、もう一度 kenshu reconcile で照合してください。",
    en: "Hold the mended file against the roster again with kenshu reconcile.",
};
const DECIDE: Text = Text {
    ja: "「人が決める行」を上から見て、同じ方かどうかを事務局で決めてください。名簿の内容は提出者に伝えないでください。",
    en: "Decide about the rows for a person to decide, from the top. Tell the submitter nothing from the roster.",
};
const NO_LIST: Text = Text {
    ja: "研修会の一覧がないため、番号・開催日・単位が研修会のとおりかは確認していません（--seminars 一覧.csv）。\n",
    en: "not checked, because there is no list of seminars (--seminars LIST): number, date and credits of the seminar\n",
};
const PARTIAL: Text = Text {
    ja: "（--select・--ignore の指定により、一部の規則だけで確認しました）\n",
    en: "(not every rule was asked, because of --select or --ignore)\n",
};
const ALL_RULES: Text = Text {
    ja: "--select・--ignore を付けずに、すべての規則で確認してください。",
    en: "Check with all rules, without --select and --ignore.",
};
const USE_LIST: Text = Text {
    ja: "受講者名簿を確認するとき、--seminars にこの一覧を指定してください。",
    en: "Give this list to --seminars when lists of attendees are checked.",
};
const OF_THE_OFFICE: Text = Text {
    ja: "この一覧を使うコマンド（reconcile・handbook・board など）に指定してください。",
    en: "Give this list to the command that uses it (reconcile, handbook, board).",
};
const UPLOAD: Text = Text {
    ja: "MAMIS にアップロードし、画面に表示される内容を確かめてください。",
    en: "Upload the file to MAMIS and check what it shows.",
};
const GO_ON: Text = Text {
    ja: "この名簿で準備を進め、研修会の後に受講実績の名簿をもう一度確認してください。",
    en: "Go on with this list, and check the list of attendance after the seminar.",
};
