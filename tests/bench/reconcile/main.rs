//! Holds attendance with known truth against rosters: nobody wrong, nearly everybody found, little left to people.
//!
//! The default sizes run with the other tests. `RECONCILE_ROWS=100000 RECONCILE_MEMBERS=350000 RECONCILE_ROUNDS=16` and
//! `--release` give the figures; see `tests/bench/reconcile.sh`.

#![allow(missing_docs, clippy::print_stdout, clippy::unwrap_used)]

mod command;
mod office;
#[allow(dead_code, reason = "shared with other generators, which use other parts")]
#[path = "../people.rs"]
mod people;
mod registry;
#[allow(dead_code, reason = "shared with the yardstick, which uses other parts")]
mod scene;
#[allow(dead_code, reason = "shared with other generators, which use other parts")]
#[path = "../spelling.rs"]
mod spelling;

use scene::{Figures, Scene};

fn told(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

/// Rounds of one generator, each with a seed of its own.
fn measure(title: &str, make: impl Fn(u64, usize, u32) -> Scene) {
    let (rows, members) = (told("RECONCILE_ROWS", 20_000) as usize, told("RECONCILE_MEMBERS", 70_000) as u32);
    let mut figures = Figures::default();
    for seed in 0..told("RECONCILE_ROUNDS", 1) {
        figures.add(make(seed + told("RECONCILE_SEED", 1), rows, members).reconcile(2).1);
    }
    figures.print(title);
    figures.hold(figures.rows() * 2 / 1_000_000);
}

#[test]
fn the_people_of_an_office_are_found_and_nobody_else() {
    measure("office", |seed, rows, members| office::scene(seed, rows, members, 14));
}

#[test]
fn the_people_of_a_registry_are_found_and_nobody_else() {
    measure("registry", |seed, rows, members| registry::scene(seed, rows, members, 14));
}

/// Without birth dates, and without addresses: fewer are found, and still nobody wrong.
#[test]
fn fewer_columns_make_nobody_wrong() {
    let rounds = told("RECONCILE_ROUNDS", 1);
    let (rows, members) = (told("RECONCILE_ROWS", 5_000) as usize, told("RECONCILE_MEMBERS", 20_000) as u32);
    for hidden in [
        &["生年月日"][..],
        &["メールアドレス", "勤務先"],
        &["生年月日", "メールアドレス", "勤務先"],
        &["医籍登録番号"],
        &["氏名"],
    ] {
        let mut figures = Figures::default();
        for seed in 0..rounds {
            figures.add(office::scene(100 + seed, rows, members, 14).without(hidden).reconcile(2).1);
            figures.add(registry::scene(100 + seed, rows, members, 14).without(hidden).reconcile(2).1);
        }
        figures.print(&format!("without {hidden:?}"));
        let wrong = figures.on.wrong + figures.off.wrong;
        assert!(wrong <= figures.rows() * 2 / 1_000_000, "{:#?}", figures.wrong);
    }
}

#[test]
fn answers_are_the_same_for_any_number_of_threads_and_any_order_of_the_roster() {
    let mut scene = office::scene(3, 6_000, 20_000, 50);
    let (one, _) = scene.reconcile(1);
    for threads in [2, 8] {
        assert!(scene.reconcile(threads).0 == one, "{threads} threads");
    }
    let number_of = |scene: &Scene| -> Vec<String> {
        scene.roster.lines().skip(1).map(|line| line.split(',').next().unwrap().to_owned()).collect()
    };
    let numbers = number_of(&scene);
    let mut lines: Vec<String> = scene.roster.lines().skip(1).map(str::to_owned).collect();
    lines.sort_by_key(|line| line.chars().rev().collect::<String>());
    scene.roster = format!("{}{}\r\n", scene::ROSTER, lines.join("\r\n"));
    let shuffled = number_of(&scene);
    assert!(shuffled != numbers);
    let (other, _) = scene.reconcile(2);
    let by_number = |answers: &[kenshu::reconcile::Answer], numbers: &[String]| -> Vec<String> {
        let told = |row: u32| numbers[row as usize].clone();
        let each = answers.iter().map(|answer| {
            let candidates: Vec<_> =
                answer.candidates.iter().map(|one| (told(one.person), one.grade, one.evidence)).collect();
            let accepted = (answer.outcome, answer.person.map(told), answer.number_holder.map(told));
            format!("{accepted:?} {:?} {candidates:?}", answer.differences)
        });
        each.collect()
    };
    assert!(by_number(&other, &shuffled) == by_number(&one, &numbers));
}
