//! Whatever the bytes, a run ends, and says something of them.

#![no_main]

use kenshu::finding::Lang;
use kenshu::io::Input;
use kenshu::render::{TextOutput, TextStyle};
use kenshu::report::ExcerptPrepare;
use kenshu::rules::Stage;
use kenshu::validate::{Options, RunInput, run};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let options = Options::on(jiff::civil::date(2026, 2, 10));
    let style = TextStyle {
        lang: Lang::Ja,
        show_values: true,
        per_rule: 3,
        stage: Stage::Result,
        is_partial: false,
        quiet: false,
        held: false,
    };
    let mut text = Vec::new();
    let mut output = TextOutput::new(&mut text, style);
    let input = Input::hold("a.csv".to_owned(), bytes, u64::MAX - 1);
    let inputs = [RunInput { name: "a.csv".to_owned(), input }];
    let totals = run(&inputs, &options, &ExcerptPrepare { per_rule: 3 }, &mut output);
    output.finish(&totals);
    assert_eq!(totals.opened, 1);
    assert!(totals.totals.records > 0 || totals.totals.by_severity.iter().sum::<u64>() > 0);
});
