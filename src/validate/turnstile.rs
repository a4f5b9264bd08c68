use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// A place that blocks pass one at a time, in their order, whichever thread carries them.
pub struct Turnstile<T> {
    inner: Mutex<(u64, T)>,
    moved: Condvar,
}

impl<T> Turnstile<T> {
    /// A turnstile whose first visitor is number 0.
    pub const fn new(inside: T) -> Self {
        Self { inner: Mutex::new((0, inside)), moved: Condvar::new() }
    }

    /// Waits until all numbers below `turn` have passed, then goes in.
    pub fn pass<R>(&self, turn: u64, visit: impl FnOnce(&mut T) -> R) -> R {
        let mut guard = lock(&self.inner);
        while guard.0 != turn {
            guard = self.moved.wait(guard).unwrap_or_else(PoisonError::into_inner);
        }
        // The turn is given on even when the visit panics, or the others would wait for ever.
        let mut give_on = GiveOn { guard, moved: &self.moved };
        visit(&mut give_on.guard.1)
    }

    /// What was inside, after the last visitor.
    pub fn into_inner(self) -> T {
        self.inner.into_inner().unwrap_or_else(PoisonError::into_inner).1
    }
}

struct GiveOn<'a, T> {
    guard: MutexGuard<'a, (u64, T)>,
    moved: &'a Condvar,
}

impl<T> Drop for GiveOn<'_, T> {
    fn drop(&mut self) {
        self.guard.0 += 1;
        self.moved.notify_all();
    }
}

/// A poisoned lock is taken all the same: the panic that poisoned it is reported elsewhere.
pub fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
