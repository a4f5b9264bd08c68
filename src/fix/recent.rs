use std::cell::RefCell;

/// What was found for texts before: the values of a list repeat from row to row.
pub(super) struct Recent<V> {
    found: RefCell<Vec<Found<V>>>,
}

struct Found<V> {
    slot: usize,
    text: Box<str>,
    beside: Box<str>,
    value: V,
}

/// A list has fewer values; where they do not repeat, remembering more would only cost.
const MOST: usize = 48;

impl<V> Default for Recent<V> {
    fn default() -> Self {
        Self { found: RefCell::default() }
    }
}

impl<V: Clone> Recent<V> {
    /// What `find` gives for a text of a slot, beside another one on which it depends.
    pub(super) fn of(&self, slot: usize, [text, beside]: [&str; 2], find: impl FnOnce() -> V) -> V {
        let is_same = |one: &&Found<V>| one.slot == slot && *one.text == *text && *one.beside == *beside;
        if let Some(known) = self.found.borrow().iter().find(is_same) {
            return known.value.clone();
        }
        let value = find();
        let mut found = self.found.borrow_mut();
        if found.len() >= MOST {
            found.clear();
        }
        found.push(Found { slot, text: text.into(), beside: beside.into(), value: value.clone() });
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_found_is_not_looked_for_again_and_slots_are_apart() {
        let recent = Recent::default();
        let looked = std::cell::Cell::new(0);
        let of = |slot, texts: [&str; 2]| {
            recent.of(slot, texts, || {
                looked.set(looked.get() + 1);
                format!("{slot}{}{}", texts[0], texts[1])
            })
        };
        for _ in 0..3 {
            assert_eq!(
                [of(1, ["更新", ""]), of(2, ["更新", ""]), of(1, ["更新", "産業医"])],
                ["1更新", "2更新", "1更新産業医"]
            );
        }
        assert_eq!(looked.get(), 3);
        for number in 0..MOST * 3 {
            assert_eq!(of(1, [&number.to_string(), ""]), format!("1{number}"));
        }
    }
}
