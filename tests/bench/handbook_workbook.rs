//! Makes 単位管理.xlsx of invented doctors: `cargo run --release --example handbook_workbook -- OUT.xlsx [DOCTORS] [ENTRIES EACH] [OLD.xlsx]`.

#![allow(missing_docs, clippy::unwrap_used, dead_code, unreachable_pub, clippy::print_stdout)]

#[path = "../handbook/world.rs"]
mod world;

use kenshu::typed::Kept;

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let of = |at: usize, default: u64| args.get(at).and_then(|text| text.parse().ok()).unwrap_or(default);
    let kept = args.get(4).map(|old| Kept::read(std::fs::File::open(old).unwrap()).unwrap());
    let started = std::time::Instant::now();
    let world = world::world(7, of(2, 60) as usize, of(3, 6));
    println!("world {:?}", started.elapsed());
    let started = std::time::Instant::now();
    let bytes = world.book(kept.unwrap_or_default());
    println!("made in {:?}, {} bytes", started.elapsed(), bytes.len());
    std::fs::write(&args[1], bytes).unwrap();
}
