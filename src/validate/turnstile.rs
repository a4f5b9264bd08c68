use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// A place that blocks pass one at a time, in their order, whichever thread carries them.
pub(super) struct Turnstile<T> {
    inner: Mutex<Inner<T>>,
    moved: Condvar,
}

struct Inner<T> {
    /// Whose turn it is.
    turn: u64,
    /// Somebody will never come.
    closed: bool,
    inside: T,
}

impl<T> Turnstile<T> {
    /// A turnstile whose first visitor is number 0.
    pub(super) const fn new(inside: T) -> Self {
        Self { inner: Mutex::new(Inner { turn: 0, closed: false, inside }), moved: Condvar::new() }
    }

    /// Waits until all numbers below `turn` have passed, then goes in; `None` once it is closed.
    pub(super) fn pass<R>(&self, turn: u64, visit: impl FnOnce(&mut T) -> R) -> Option<R> {
        let mut guard = lock(&self.inner);
        while guard.turn != turn && !guard.closed {
            guard = self.moved.wait(guard).unwrap_or_else(PoisonError::into_inner);
        }
        if guard.closed {
            return None;
        }
        let result = visit(&mut guard.inside);
        guard.turn += 1;
        drop(guard);
        self.moved.notify_all();
        Some(result)
    }

    /// Lets nobody in any more: one of the visitors panicked, and the others would wait for it for ever.
    pub(super) fn close(&self) {
        lock(&self.inner).closed = true;
        self.moved.notify_all();
    }

    /// What was inside, after the last visitor.
    pub(super) fn into_inner(self) -> T {
        self.inner.into_inner().unwrap_or_else(PoisonError::into_inner).inside
    }
}

/// A poisoned lock is taken all the same: the panic that poisoned it is reported elsewhere.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
