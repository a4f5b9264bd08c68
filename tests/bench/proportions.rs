//! The invented population is as realistic as the benchmarks claim.

use std::collections::{HashMap, HashSet};

#[allow(dead_code, reason = "shared with the generators, which use other parts")]
mod people;

use people::{CARRIER_MAIL, Carrier, DOUBLE_DOT_ONE_IN, LATIN, ONE_CHARACTER, POPULATION, People, SHARED_MAIL};

const SAMPLE: u32 = 100_000;

/// `count` is `per_mille` of the sample, give or take a tenth.
fn about(what: &str, count: u32, per_mille: u32) {
    let wanted = f64::from(SAMPLE) * f64::from(per_mille) / 1000.0;
    assert!((f64::from(count) - wanted).abs() < wanted * 0.1, "{what}: {count}, wanted about {wanted}");
}

#[test]
fn proportions_are_as_stated() {
    let people = People::new(1, Carrier::Real);
    let (mut one, mut latin, mut shared, mut carrier, mut dots, mut rare) = (0, 0, 0, 0, 0, HashMap::new());
    for k in 0..SAMPLE {
        let person = people.person(u64::from(k));
        one += u32::from(person.family.chars().count() == 1);
        latin += u32::from(person.family.is_ascii());
        shared += u32::from(person.email.starts_with("info@") || person.email.starts_with("jimu@"));
        carrier += u32::from(person.email.ends_with(".jp"));
        dots += u32::from(person.email.contains(".."));
        let age = 2025 - person.birth.year();
        assert!((24..=95).contains(&age), "{age}");
        assert_eq!(person.number.to_string().len(), 6);
        *rare.entry(person.family).or_insert(0u32) += 1;
    }
    about("one character", one, ONE_CHARACTER);
    about("Latin letters", latin, LATIN);
    about("shared mailboxes", shared, SHARED_MAIL);
    about("carrier mail", carrier, CARRIER_MAIL);
    let wanted = carrier / DOUBLE_DOT_ONE_IN;
    assert!((wanted / 2..=wanted * 2).contains(&dots), "{dots} addresses with two dots, wanted about {wanted}");
    assert!(rare["佐藤"] > SAMPLE / 100 && rare.contains_key("東海林"));
}

#[test]
fn a_number_is_one_person() {
    let people = People::new(7, Carrier::Example);
    let numbers: HashSet<u32> = (0..POPULATION).map(|k| people.person(u64::from(k)).number).collect();
    assert_eq!(numbers.len(), POPULATION as usize);
    let (a, b) = (people.person(12_345), people.person(12_345 + u64::from(POPULATION)));
    assert_eq!((a.number, a.name(), a.birth, &a.email), (b.number, b.name(), b.birth, &b.email));
    assert!(a.email.ends_with(".example"));
}
