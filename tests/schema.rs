//! The layouts as data: every embedded one is sound, and every fault of a written one points at its line.

#![allow(clippy::unwrap_used)]

use kenshu::schema::{
    Choice, Derive, Kind, NoFit, Role, Schema, Vocabulary, catalogue, find_header, find_header_of, read_titles,
};

#[test]
fn every_embedded_layout_is_sound_and_named_after_its_file() {
    for (path, text) in catalogue::EMBEDDED {
        let schema = Schema::parse(path, text).unwrap_or_else(|errors| panic!("{errors:#?}"));
        assert!(path.ends_with(&format!("/{}.toml", schema.id)), "{path}");
        assert!(path.contains(&format!("/{}/", schema.kind.id())), "{path}");
    }
    assert_eq!(catalogue::list().len(), catalogue::EMBEDDED.len());
}

#[test]
fn constants_of_embedded_layouts_are_known_values() {
    for schema in catalogue::list() {
        for (role, value) in &schema.constants {
            let vocabulary = Vocabulary::embedded();
            assert!(!vocabulary.has(*role) || vocabulary.canonical(*role, value).is_some(), "{} {value}", schema.id);
        }
    }
}

/// Five lines, so that what a case adds begins on line 6.
const HEAD: &str = "id = \"mine\"\ntitle = { ja = \"様式\", en = \"mine\" }\nkind = \"attendance\"\nstatus = \"unconfirmed\"\nsource = \"当会の様式\"\n";
const NAME: &str = "[[field]]\nrole = \"name\"\nlabel = \"氏名\"\n";

/// Line of the only fault expected, a part of its Japanese, a part of its English.
#[track_caller]
fn faulty(toml: &str, line: usize, ja: &str, en: &str) {
    let errors = Schema::parse("mine.toml", toml).expect_err(toml);
    let found = errors.iter().any(|e| e.line == line && e.message.ja.contains(ja) && e.message.en.contains(en));
    assert!(found && errors.len() == 1, "wanted {line} {ja} {en}\n{toml}\n{errors:#?}");
}

#[test]
fn faults_point_at_their_line() {
    let cases: &[(&str, usize, &str, &str)] = &[
        // The TOML itself and its closed vocabulary
        ("[[field]\nrole = \"name\"\n", 6, "TOMLとして読めません", ""),
        ("colour = \"red\"\n", 6, "「colour」という語は", "unknown field `colour`"),
        ("[[field]]\nrole = \"name\"\nlable = \"氏名\"\n", 8, "「label」ではありませんか", "did you mean `label`"),
        ("[[field]]\nrole = \"name\"\nlabel = 3\n", 8, "値の種類が違います", "invalid type"),
        ("[dialect]\nquote = \"'\"\n", 7, "「quote」", "`quote`"),
        ("[[field]]\nrole = \"name\"\nlabel = \"氏名\"\nrole = \"kana\"\n", 9, "二度", "duplicate key"),
        // Words with a closed list of values
        ("[dialect]\nencoding = \"sjis\"\n$NAME", 7, "「sjis」は使えません", "cp932"),
        ("[dialect]\nnewline = \"\\n\"\n$NAME", 7, "newline", "crlf"),
        ("[dialect]\ndelimiter = \"::\"\n$NAME", 7, "delimiter", "delimiter"),
        ("[severity]\nname-missing = \"fatal\"\n$NAME", 7, "「fatal」", "warning"),
        ("[severity]\nNameMissing = \"error\"\n$NAME", 7, "名前に使えません", "lower-case"),
        // Columns
        ("", 1, "[[field]] が一つもありません", "no [[field]]"),
        ("[[field]]\nlabel = \"氏名\"\n", 6, "role", "no `role`"),
        ("[[field]]\nrole = \"name\"\n", 6, "label", "no `label`"),
        ("[[field]]\nrole = \"emial\"\nlabel = \"メール\"\n", 7, "「email」ではありませんか", "did you mean `email`"),
        ("$NAME[[field]]\nrole = \"kana\"\nlabel = \"氏　名\"\n", 11, "8行目と同じ", "line 8"),
        (
            "$NAME[[field]]\nrole = \"kana\"\nlabel = \"カナ\"\naliases = [\n  \"ふりがな\",\n  \"【必須】氏名\",\n]\n",
            14,
            "8行目と同じ",
            "line 8",
        ),
        ("$NAME[[field]]\nrole = \"name\"\nlabel = \"名前\"\n", 11, "6行目にもあります", "line 6"),
        ("ignore = [\"No\", \"氏 名\"]\n$NAME", 6, "「氏 名」は [[field]]（name）", "`氏 名` in `ignore`"),
        (
            "[[field]]\nrole = \"credits\"\nlabel = \"単位\"\n[[field]]\nrole = \"credits\"\ncategory = \"renewal-update\"\nlabel = \"更新\"\n",
            12,
            "混ざっています",
            "with and without",
        ),
        (
            "[[field]]\nrole = \"credits\"\nlabel = \"実地\"\ncategory = \"renewal-practial\"\n",
            9,
            "「renewal-practical」ではありませんか",
            "did you mean `renewal-practical`",
        ),
        ("$NAMEcategory = \"renewal-update\"\n", 9, "credits の列にだけ", "`credits`"),
        ("$NAMEpad = 6\n", 9, "番号の列にだけ", "columns of numbers"),
        ("[[field]]\nrole = \"registration-number\"\nlabel = \"番号\"\npad = 99\n", 9, "1から20", "from 1 to 20"),
        ("$NAMEformat = \"YYYY/M/D\"\n", 9, "日付の列にだけ", "columns of dates"),
        (
            "[[field]]\nrole = \"birth-date\"\nlabel = \"生年月日\"\nformat = \"YY/MM/DD\"\n",
            9,
            "「YY/MM/DD」は使えません",
            "YYYY/M/D",
        ),
        ("$NAMEpattern = \"[ァ-ヶ\"\n", 9, "正規表現として読めません", "no regular expression"),
        ("$NAMEspace = \"yes\"\n", 9, "「yes」は使えません", "known is required"),
        (
            "[[field]]\nrole = \"email\"\nlabel = \"メール\"\nspace = \"required\"\n",
            9,
            "氏名と氏名カナの列にだけ",
            "`name` and `kana`",
        ),
        ("$NAMEmaxLength = -1\n", 9, "0以上", "from 0"),
        ("$NAMErequired = true\nrecommended = true\n", 10, "同時に", "exclude"),
        ("[[field]]\nrole = \"credits\"\nlabel = \"単位\"\nminimum = 0.3\n", 9, "0.5刻み", "steps of 0.5"),
        (
            "[[field]]\nrole = \"participation\"\nlabel = \"区分\"\n[field.values]\nattendee = [\"1\"]\nlecturer = [\"2\", \"１\"]\n",
            11,
            "「attendee」と「lecturer」の両方",
            "both `attendee` and `lecturer`",
        ),
        (
            "[[field]]\nrole = \"participation\"\nlabel = \"区分\"\n[field.values]\nteacher = [\"1\"]\n",
            10,
            "「teacher」は participation の値にありません",
            "no value of participation",
        ),
        // Rows
        (
            "$NAME[[derive]]\nrole = \"kana\"\njoin = [\"family-kana\", \"name\"]\n",
            11,
            "family-kana",
            "no column of the role `family-kana`",
        ),
        ("$NAME[[derive]]\nrole = \"kana\"\n", 10, "join か flags", "either `join` or `flags`"),
        ("$NAME[[derive]]\njoin = [\"name\", \"name\"]\n", 9, "role", "no `role`"),
        (
            "$NAME[[field]]\nrole = \"family-name\"\nlabel = \"姓\"\n[[field]]\nrole = \"given-name\"\nlabel = \"名\"\n\
             [[derive]]\nrole = \"name\"\njoin = [\"family-name\", \"given-name\"]\n",
            16,
            "join で作ることはできません",
            "cannot be joined",
        ),
        (
            "$NAME[[derive]]\nrole = \"participation\"\nflags = { lecturer = \"講師\" }\ntrue = [\"1\"]\n",
            11,
            "見出し「講師」",
            "has the label `講師`",
        ),
        (
            "[[field]]\nrole = \"participation\"\nlabel = \"講師\"\n[[derive]]\nrole = \"participation\"\nflags = { lecturer = \"講師\" }\n",
            10,
            "true = ",
            "`flags` needs",
        ),
        ("$NAME[constants]\nplace = \"会場\"\n", 10, "「place」はありません", "no role `place`"),
        ("$NAME[constants]\nname = \"山田\"\n", 10, "列または", "has a column"),
        ("$NAME[[when]]\nall = [{ role = \"name\", blank = false }]\nrequire = [\"email\"]\n", 11, "email", "`email`"),
        ("$NAME[[when]]\nrequire = [\"name\"]\n", 9, "all（条件）と require", "needs `all`"),
        ("$NAME[[when]]\nall = [{ role = \"name\" }]\nrequire = [\"name\"]\n", 10, "どれもありません", "none of"),
        (
            "$NAME[[when]]\nall = [{ role = \"name\", matches = \"x\" }]\nrequire = [\"name\"]\n",
            10,
            "「matches」",
            "`matches`",
        ),
    ];
    for (body, line, ja, en) in cases {
        faulty(&format!("{HEAD}{}", body.replace("$NAME", NAME)), *line, ja, en);
    }
    faulty(&format!("primaryKey = \"email\"\n{HEAD}{NAME}"), 1, "email", "`email`");
    faulty(
        &format!("{}{NAME}", HEAD.replace("\"attendance\"", "\"party\"")),
        3,
        "「party」は使えません",
        "attendance, roster",
    );
    faulty(&format!("{}{NAME}", HEAD.replace(", en = \"mine\"", "")), 2, "ja と en の両方", "both ja and en");
    faulty(
        &format!("{}{NAME}", HEAD.replace("id = \"mine\"\n", "id = \"私の様式\"\n")),
        1,
        "名前に使えません",
        "no name",
    );
}

#[test]
fn all_faults_of_a_layout_are_told_at_once() {
    let errors = Schema::parse("x.toml", "[[field]]\nrole = \"nmae\"\nlabel = \"氏名\"\n").unwrap_err();
    let english: Vec<_> = errors.iter().map(|error| error.message.en.as_str()).collect();
    for word in ["`id`", "`title", "`kind`", "`status`", "`source`", "`nmae`"] {
        assert!(english.iter().any(|message| message.contains(word)), "{word}: {english:?}");
    }
    assert_eq!(errors[0].to_string().split(':').next(), Some("x.toml"));
}

#[test]
fn the_whole_vocabulary_is_understood() {
    let text = format!(
        "primaryKey = [\"seminar-id\", \"registration-number\"]\nmissingValues = [\"-\"]\n\
         foreignKeys = [{{ fields = \"seminar-id\", reference = {{ resource = \"seminar-list\", fields = \"seminar-id\" }} }}]\n{HEAD}\
         [dialect]\nencoding = \"utf-16le\"\ndelimiter = \"\\t\"\nnewline = \"lf\"\nheader = false\n\
         [[field]]\nrole = \"registration-number\"\nlabel = \"番号\"\npad = 6\npattern = \"[0-9]{{6}}\"\nunique = true\nminLength = 5\nmaxLength = 6\n\
         [[field]]\nrole = \"seminar-id\"\nlabel = \"会\"\nenum = [\"1\", \"2\"]\n\
         [[field]]\nrole = \"participation\"\nlabel = \"役\"\n[field.values]\nlecturer = [\"2\"]\nattendee = [\"1\"]\n\
         [[field]]\nrole = \"credits\"\nlabel = \"単位\"\nminimum = 0.5\nmaximum = 20\n\
         [[field]]\nrole = \"seminar-date\"\nlabel = \"日\"\nminimum = 2025-04-01\n\
         [severity]\nemail-missing = \"warning\"\n\
         [[when]]\nall = [{{ role = \"participation\", in = [\"lecturer\"] }}, {{ role = \"credits\", minimum = 0.5 }}]\nrequire = [\"registration-number\"]\nseverity = \"info\"\n"
    );
    let schema = Schema::parse("all.toml", &text).unwrap_or_else(|errors| panic!("{errors:#?}"));
    assert_eq!(schema.missing_values, ["", "-"]);
    assert_eq!(schema.primary_key, [Role::SeminarId, Role::RegistrationNumber]);
    assert_eq!(schema.foreign_keys[0].resource, "seminar-list");
    assert_eq!(schema.fields[2].values[0].canonical, "lecturer");
    let pattern = schema.fields[0].pattern.as_ref().unwrap();
    assert!(pattern.regex.is_match("451234") && !pattern.regex.is_match("4512345"));
    assert_eq!(schema.whens[0].all.len(), 2);
    let Choice::One(fit) = find_header_of(&[vec!["451234", "12", "1"]], &schema) else { panic!("bound by order") };
    assert_eq!((fit.row, fit.binding.columns), (None, vec![Some(0), Some(1), Some(2)]));
}

fn header_of(rows: &[Vec<&str>]) -> (String, Option<usize>, Vec<&'static str>) {
    match find_header(rows, &catalogue::of_kind(Kind::Attendance)) {
        Choice::One(fit) => {
            let roles = fit.binding.columns.iter().flatten().map(|&field| fit.schema.fields[field].role.id()).collect();
            (fit.schema.id.clone(), fit.row, roles)
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn both_kinds_of_mamis_files_bind_without_a_missing_column() {
    let full = vec![
        "医籍登録番号",
        "氏名",
        "氏名カナ",
        "生年月日",
        "メールアドレス",
        "受講区分",
        "単位数",
        "制度",
        "単位区分",
        "項目",
        "研修会番号",
        "研修会名",
        "開催日",
        "開始時刻",
        "終了時刻",
        "主催者",
        "主催者区分",
        "開催形式",
        "職種",
        "備考",
    ];
    let people = vec!["医籍登録番号", "氏名", "メールアドレス"];
    for header in [full, people] {
        let rows = vec![header.clone(), vec!["451234"; header.len()]];
        let (id, row, roles) = header_of(&rows);
        assert_eq!((id.as_str(), row, roles.len()), ("mamis-attendance", Some(0), header.len()));
    }
}

#[test]
fn the_header_stands_under_title_rows_which_tell_the_seminar() {
    let rows = vec![
        vec!["令和7年度 みなと市医師会 産業医研修会 受講者名簿"],
        vec!["研修会番号：1234　開催日：令和7年11月9日（日）"],
        vec!["主催", "みなと市医師会"],
        vec!["医籍登録番号", "氏名", "メールアドレス", "受講区分"],
        vec!["451234", "山田 太郎", "yamada@clinic.example", "講師"],
    ];
    let (_, row, _) = header_of(&rows);
    assert_eq!(row, Some(3));
    let titles = read_titles(&rows[..3]);
    let facts: Vec<_> = titles.facts.iter().map(|fact| (fact.role, fact.value.as_str())).collect();
    let expected =
        [(Role::SeminarId, "1234"), (Role::SeminarDate, "令和7年11月9日"), (Role::SeminarHost, "みなと市医師会")];
    assert_eq!(facts, expected);
    assert_eq!(titles.title_candidate().map(|text| text.row), Some(0));
}

#[test]
fn data_is_not_taken_for_a_header() {
    let rows: Vec<Vec<&str>> =
        vec![
            vec!["451234", "山田 太郎", "ヤマダ タロウ", "1975-04-12", "yamada@clinic.example", "講師", "1.0"];
            5
        ];
    let found = find_header(&rows, &catalogue::of_kind(Kind::Attendance));
    assert!(matches!(found, Choice::None { reason: NoFit::NoHeader, nearest: None }), "{found:?}");
}

#[test]
fn the_second_layout_makes_names_roles_and_credits_from_columns() {
    let schema = catalogue::by_id("registry-flags").unwrap();
    let header = [
        "登録番号",
        "姓",
        "名",
        "セイ",
        "メイ",
        "生年月日",
        "電子メール",
        "講師",
        "受講",
        "生涯更新",
        "生涯実地",
        "生涯専門",
        "研修日",
    ];
    let (id, _, roles) = header_of(&[header.to_vec()]);
    assert_eq!((id.as_str(), roles.len()), ("registry-flags", header.len()));
    let categories: Vec<_> = schema.fields.iter().filter_map(|field| field.category.as_deref()).collect();
    assert_eq!(categories.len(), 6);
    let flags = schema.derives.iter().find_map(|derive| match derive {
        Derive::Flags { flags, .. } => {
            Some(flags.iter().map(|(v, at)| (v.as_str(), schema.fields[*at].label.as_str())).collect::<Vec<_>>())
        }
        Derive::Join { .. } => None,
    });
    assert_eq!(flags, Some(vec![("lecturer", "講師"), ("attendee", "受講")]));
    for role in [Role::Name, Role::Kana, Role::Participation, Role::SeminarHostKind] {
        assert!(schema.provides(role), "{}", role.id());
    }
}

#[test]
fn a_roster_fits_the_roster_layout() {
    let header = vec![
        "医籍登録番号",
        "氏名",
        "フリガナ",
        "旧姓",
        "生年月日",
        "性別",
        "メールアドレス",
        "所属医師会",
        "勤務先",
        "日医会員ID",
        "会員区分",
        "マイページ",
        "会員状態",
        "住所",
        "電話番号",
    ];
    let Choice::One(fit) = find_header(&[header], &catalogue::of_kind(Kind::Roster)) else { panic!("no roster") };
    assert!(fit.binding.unknown.is_empty() && fit.binding.missing_recommended.is_empty());
}
