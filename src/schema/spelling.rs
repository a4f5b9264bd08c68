use super::{Field, Reading, Vocabulary, fold};

impl Field {
    /// What a cell of this column can mean: its own values first, then the shared vocabulary.
    /// A value of a role without vocabulary reads as [`Reading::Unknown`]; see [`Field::own_value`].
    #[must_use]
    pub fn read(&self, text: &str, programme: Option<&str>) -> Reading<'static> {
        let vocabulary = Vocabulary::embedded();
        match self.own_value(text).and_then(|id| vocabulary.value(self.role, id)) {
            Some(value) => Reading::One(value),
            None => vocabulary.read_within(self.role, text, programme),
        }
    }

    /// The canonical value that the column's own `values` give to a cell.
    #[must_use]
    pub fn own_value(&self, text: &str) -> Option<&str> {
        if self.values.is_empty() || text.len() > fold::LONGEST {
            return None;
        }
        let wanted = fold::text(text);
        let spelt = |spelling: &String| fold::text(spelling) == wanted;
        self.values.iter().find(|value| value.spellings.iter().any(spelt)).map(|value| value.canonical.as_str())
    }

    /// How this column writes a canonical value: its own first spelling, else the name of the shared vocabulary.
    #[must_use]
    pub fn spelling_of(&self, canonical: &str) -> Option<&str> {
        let own =
            self.values.iter().find(|value| value.canonical == canonical).and_then(|value| value.spellings.first());
        match own {
            Some(spelling) => Some(spelling),
            None => Vocabulary::embedded().value(self.role, canonical).map(|value| value.ja.as_str()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Schema;

    #[test]
    fn own_values_go_before_the_vocabulary() {
        let text = "id = \"x\"\ntitle = { ja = \"x\", en = \"x\" }\nkind = \"attendance\"\nstatus = \"unconfirmed\"\nsource = \"x\"\n\
                    [[field]]\nrole = \"participation\"\nlabel = \"区分\"\n[field.values]\nlecturer = [\"2\", \"受講\"]\n";
        let schema = Schema::parse("x", text).unwrap();
        let field = &schema.fields[0];
        for (cell, expected) in [("２", "lecturer"), ("受 講", "lecturer"), ("受講者", "attendee"), ("9", "")] {
            let id = match field.read(cell, None) {
                Reading::One(value) => value.id.as_str(),
                _ => "",
            };
            assert_eq!(id, expected, "{cell}");
        }
        assert_eq!(field.spelling_of("lecturer"), Some("2"));
        assert_eq!(field.spelling_of("attendee"), Some("受講者"));
    }
}
