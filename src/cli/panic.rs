//! A fault in this program is one sentence and exit status 2, not a page of addresses.

use std::panic::{self, AssertUnwindSafe, Location};
use std::sync::Mutex;

use crate::finding::Lang;

use super::interrupt::leave_nothing_behind;
use super::output::say;

/// Where in the program panics happened, latest last.
static PLACES: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// Panics are noted and not shown: the workbook reader's are caught and become findings, and a panic's text may
/// carry what stands in a file. With `RUST_BACKTRACE` set they are shown as Rust shows them.
pub fn keep_quiet() {
    let shown = panic::take_hook();
    let backtrace = std::env::var_os("RUST_BACKTRACE").is_some_and(|value| value != "0");
    panic::set_hook(Box::new(move |info| {
        info.location().into_iter().for_each(note);
        if backtrace {
            shown(info);
        }
    }));
}

/// Runs the work; `None` when it panicked, which has then been said.
pub fn shielded<T>(lang: Lang, work: impl FnOnce() -> T) -> Option<T> {
    caught(work, || {
        leave_nothing_behind();
        say(&sentence(lang));
    })
}

fn caught<T>(work: impl FnOnce() -> T, afterwards: impl FnOnce()) -> Option<T> {
    let result = panic::catch_unwind(AssertUnwindSafe(work));
    if result.is_err() {
        afterwards();
    }
    result.ok()
}

fn note(place: &Location<'_>) {
    if let Ok(mut places) = PLACES.lock() {
        places.push(format!("{}:{}", place.file(), place.line()));
        let surplus = places.len().saturating_sub(3);
        places.drain(..surplus);
    }
}

fn sentence(lang: Lang) -> String {
    let places = PLACES.lock().map(|places| places.join(", ")).unwrap_or_default();
    let version = env!("CARGO_PKG_VERSION");
    match lang {
        Lang::Ja => format!(
            "kenshu の内部で誤りが起きたため、確認を終えられませんでした。書きかけのファイルは残していません。\n\
             開発元へ次の場所をお知らせください: {places}（kenshu {version}）"
        ),
        Lang::En => format!(
            "A fault inside kenshu ended the work. No unfinished file was left behind.\n\
             Please report this place to the developers: {places} (kenshu {version})"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_caught_and_its_place_is_named() {
        // Not `shielded`: what it does afterwards is for the last moment of a process, and other tests share this one.
        let mut cleared = false;
        assert_eq!(caught(|| 7, || cleared = true), Some(7));
        assert!(!cleared);
        let work = || -> u8 { std::panic::resume_unwind(Box::new("山田")) };
        assert_eq!(caught(work, || cleared = true), None);
        assert!(cleared);
        (0..9).for_each(|_| note(Location::caller()));
        for lang in [Lang::Ja, Lang::En] {
            assert_eq!(sentence(lang).matches("panic.rs:").count(), 3, "{}", sentence(lang));
        }
    }
}
