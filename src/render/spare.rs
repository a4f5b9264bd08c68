use std::sync::{Mutex, PoisonError};

/// Texts that have been written out and whose memory can serve again: fresh memory costs more than filling it.
#[derive(Default)]
pub(super) struct Spare(Mutex<Vec<String>>);

impl Spare {
    /// A blank text.
    pub(super) fn take(&self) -> String {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_default()
    }

    /// Takes a text back.
    pub(super) fn give(&self, mut text: String) {
        text.clear();
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(text);
    }
}
