//! What users see, word for word: the transcripts of the README and of `tests/transcripts`.
//!
//! `TRYCMD=overwrite cargo test --test transcripts` writes the latter anew; read every change before it is committed.

#![allow(clippy::unwrap_used, missing_docs)]

#[test]
fn transcripts_hold() {
    let cases = trycmd::TestCases::new();
    cases.insert_var("[VERSION]", env!("CARGO_PKG_VERSION")).unwrap();
    cases.case("tests/transcripts/*.md").case("tests/transcripts/*.toml");
    // Those of the README are shortened by hand, and writing them anew would lose that.
    if std::env::var_os("TRYCMD").is_none() {
        cases.case("README.md");
    }
}
