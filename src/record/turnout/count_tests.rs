use super::*;
use crate::value::HalfUnits;

fn facts(id: &str, title: &str, day: Option<&str>) -> SeminarFacts {
    let day = day.map(|day| day.parse().unwrap());
    SeminarFacts {
        id: id.to_owned(),
        title: title.to_owned(),
        days: day.map(|day| (day, day)),
        ..SeminarFacts::default()
    }
}

fn row(seminar: u32, who: Who, part: Part, belonging: u8) -> Counted {
    Counted { seminar, who, part, belonging, credits: (0, 0) }
}

fn piece(seminars: Vec<SeminarFacts>, rows: Vec<Counted>) -> TurnoutPiece {
    let mut piece = TurnoutPiece::default();
    (piece.rows, piece.seminars, piece.strangers) = (rows, seminars, vec!["田中\u{1F}".to_owned()]);
    piece
}

#[test]
fn a_person_counts_once_for_each_seminar() {
    let mut turnout = Turnout::default();
    let seminars =
        || vec![facts("K1", "", Some("2025-10-11")), facts("K1", "甲", Some("2025-10-12")), facts("", "乙", None)];
    let rows = vec![
        row(0, Who::Number(453_182), Part::Attendee, MEMBER),
        row(1, Who::Number(453_182), Part::Attendee, MEMBER | INSIDE),
        row(1, Who::Number(453_182), Part::Lecturer, 0),
        row(2, Who::Number(453_182), Part::Attendee, NON_MEMBER_BIT),
        row(0, Who::Stranger(0), Part::Attendee, MEMBER),
        row(0, Who::Stranger(0), Part::Attendee, NON_MEMBER_BIT),
        row(0, Who::Nobody, Part::Attendee, 0),
        row(0, Who::Number(1), Part::Absent, 0),
        row(0, Who::Number(2), Part::NotPhysician, 0),
    ];
    turnout.add(&piece(seminars(), rows), "a.csv");
    // The same people again in the next stretch are nobody new.
    turnout.add(&piece(seminars(), vec![row(0, Who::Stranger(0), Part::Attendee, 0)]), "a.csv");
    let (counted, beyond) = turnout.finish();
    assert_eq!((counted.len(), beyond), (2, 0));
    let first = &counted[0];
    assert_eq!((first.attendees, first.lecturers, first.members, first.locals), (2, 1, (1, 0), (1, 0)));
    assert_eq!((first.absent_rows, first.other_professions, first.unreadable_rows), (1, 1, 1));
    assert_eq!(first.facts.title, "甲");
    assert_eq!(first.facts.days.map(|days| (days.0.day(), days.1.day())), Some((11, 12)));
    assert_eq!((counted[1].attendees, counted[1].members), (1, (0, 1)));
}

#[test]
fn credits_are_summed_by_category_and_people_counted() {
    let mut piece = piece(vec![facts("", "", None)], Vec::new());
    piece.categories = (0..100).map(|number| format!("区分{number}")).collect();
    for (at, (who, category, halves)) in
        (0_u32..).zip([(1, 0, 3), (1, 0, 1), (2, 0, 2), (1, 1, 1), (1, 99, 2), (2, 98, 2)])
    {
        piece.credits.push((category, HalfUnits(halves)));
        piece.rows.push(Counted { credits: (at, 1), ..row(0, Who::Number(who), Part::Attendee, 0) });
    }
    let mut turnout = Turnout::default();
    turnout.add(&piece, "a.csv");
    let sums: Vec<_> =
        turnout.seminars()[0].credits.iter().map(|sum| (sum.category.clone(), sum.units(), sum.people)).collect();
    let of = |category: &str, units: &str, people| (category.to_owned(), units.to_owned(), people);
    assert_eq!(sums, [of("区分0", "3.0", 2), of("区分1", "0.5", 1), of("区分99", "1.0", 1), of("区分98", "1.0", 1)]);
    // Beyond the categories that are told apart all is one.
    let mut many = Turnout::default();
    for category in 0..100 {
        piece.credits = vec![(category, HalfUnits(2))];
        piece.rows = vec![Counted { credits: (0, 1), ..row(0, Who::Number(category), Part::Attendee, 0) }];
        many.add(&piece, "a.csv");
    }
    let credits = &many.seminars()[0].credits;
    assert_eq!(credits.len(), MOST_CATEGORIES + 1);
    assert_eq!((credits[MOST_CATEGORIES].category.as_str(), credits[MOST_CATEGORIES].people), ("その他の区分", 40));
}
