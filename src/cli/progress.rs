//! A bar on standard error for work that takes long enough to wonder about.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Shorter work shows no bar at all.
const PATIENCE: Duration = Duration::from_millis(500);

/// How far the work is, in bytes. Shared by reference between threads.
pub struct Progress {
    label: String,
    total: u64,
    done: AtomicU64,
    started: Instant,
    wanted: bool,
    bar: OnceLock<ProgressBar>,
}

impl Progress {
    /// Work on `total` bytes; 0 where the size is not known (standard input). With `quiet`, or where standard error
    /// is no terminal, nothing is ever drawn.
    #[must_use]
    pub fn new(total: u64, label: impl Into<String>, quiet: bool) -> Self {
        let wanted = !quiet && std::io::IsTerminal::is_terminal(&std::io::stderr());
        Self {
            label: label.into(),
            total,
            done: AtomicU64::new(0),
            started: Instant::now(),
            wanted,
            bar: OnceLock::new(),
        }
    }

    /// `bytes` more are done. Cheap enough for every block.
    pub fn advance(&self, bytes: u64) {
        let before = self.done.fetch_add(bytes, Ordering::Relaxed);
        if !self.wanted || self.started.elapsed() < PATIENCE {
            return;
        }
        let bar = self.bar.get_or_init(|| self.draw());
        bar.set_position(before.saturating_add(bytes));
    }

    /// Bytes done so far.
    #[must_use]
    pub fn done(&self) -> u64 {
        self.done.load(Ordering::Relaxed)
    }

    fn draw(&self) -> ProgressBar {
        // Box drawing and block elements are double width in Japanese consoles: ASCII only.
        let (bar, template) = if self.total > 0 {
            (ProgressBar::new(self.total), "{msg} [{bar:30}] {percent:>3}% {bytes}/{total_bytes} {elapsed_precise}")
        } else {
            (ProgressBar::no_length(), "{msg} {bytes} {elapsed_precise}")
        };
        let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
        bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(8));
        bar.set_style(style.progress_chars("#>-"));
        bar.with_message(self.label.clone()).with_elapsed(self.started.elapsed())
    }
}

impl Drop for Progress {
    /// The bar goes away, so that only the result stays on the screen.
    fn drop(&mut self) {
        if let Some(bar) = self.bar.get() {
            bar.finish_and_clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_from_several_threads_and_draws_nothing_when_quiet() {
        let progress = Progress::new(400, "受講者.csv", true);
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| (0..100).for_each(|_| progress.advance(1)));
            }
        });
        assert_eq!(progress.done(), 400);
        assert!(progress.bar.get().is_none());
    }

    #[test]
    fn templates_are_understood() {
        for total in [0, 10] {
            let bar = Progress::new(total, "受講者.csv", true).draw();
            assert_eq!(bar.message(), "受講者.csv");
            bar.finish_and_clear();
        }
    }
}
