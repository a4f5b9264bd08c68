//! `schema adopt`: a layout that is made is valid, and the same every time.

#![no_main]

use kenshu::adopt::{About, adopt, read};
use kenshu::finding::Lang;
use kenshu::io::Input;
use kenshu::schema::check;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(input) = Input::hold("a.csv".to_owned(), bytes, u64::MAX - 1) else { return };
    let Ok(samples) = read(&input) else { return };
    let as_of = jiff::civil::date(2026, 2, 10);
    for lang in [Lang::Ja, Lang::En] {
        let about = About { id: "own", name: "a.csv", output: "own.toml", as_of, lang };
        if let Ok(adopted) = adopt(&samples, &about) {
            let checked = check("own.toml", adopted.text.as_bytes(), None);
            assert!(checked.schema.is_some(), "{:?}\n{}", checked.errors, adopted.text);
            assert_eq!(adopt(&samples, &about), Ok(adopted));
        }
    }
});
