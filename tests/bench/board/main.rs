//! Files for `tests/bench/board.sh` and `tests/board.sh`: `write SEED APPLICANTS DIRECTORY`.

#![allow(clippy::unwrap_used, missing_docs)]

use std::path::Path;

#[allow(dead_code, reason = "shared with other generators, which use other parts")]
#[path = "../people.rs"]
mod people;
#[allow(dead_code, reason = "shared with a test, which uses other parts")]
mod scene;

fn main() {
    let told: Vec<String> = std::env::args().skip(1).collect();
    let told: Vec<&str> = told.iter().map(String::as_str).collect();
    let ["write", seed, applicants, directory] = told[..] else { panic!("write SEED APPLICANTS DIRECTORY") };
    let scene = scene::scene(seed.parse().unwrap(), applicants.parse().unwrap());
    let directory = Path::new(directory);
    std::fs::create_dir_all(directory).unwrap();
    let files = [
        ("申請.csv", &scene.applications),
        ("認定証.csv", &scene.certificates),
        ("手帳.csv", &scene.handbook),
        ("MAMIS.csv", &scene.mamis),
        ("名簿.csv", &scene.roster),
    ];
    for (name, text) in files {
        std::fs::write(directory.join(name), text).unwrap();
    }
}
