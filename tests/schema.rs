//! The layouts as data: every embedded one is sound, and every fault of a written one points at its line.

use kenshu::schema::{Schema, catalogue};

#[test]
fn every_embedded_layout_is_sound_and_named_after_its_file() {
    for (path, text) in catalogue::EMBEDDED {
        let schema = Schema::parse(path, text).unwrap_or_else(|errors| panic!("{errors:#?}"));
        assert!(path.ends_with(&format!("/{}.toml", schema.id)), "{path}");
        assert!(path.contains(&format!("/{}/", schema.kind.id())), "{path}");
    }
    assert_eq!(catalogue::list().len(), catalogue::EMBEDDED.len());
}
