//! Progress on the terminal, for a run that takes its time.

use crate::text::{Lang, lang::say};
use std::{
    io::{Write, stderr},
    sync::{
        Condvar, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

/// Nothing is told before.
const PATIENCE: Duration = Duration::from_secs(1);
/// Told so often after.
const EVERY: Duration = Duration::from_millis(200);

/// How far a run is. Told on the standard error, and taken away when the work is done; never where that is no
/// terminal.
#[derive(Clone, Copy, Debug)]
pub(super) struct Progress {
    /// Whether it is told.
    pub(super) told: bool,
    /// The language.
    pub(super) lang: Lang,
}

impl Progress {
    /// Runs `work`, which counts what it has done of `total`.
    pub(super) fn watch<T: Send>(self, total: usize, work: impl FnOnce(&AtomicUsize) -> T + Send) -> T {
        let done = AtomicUsize::new(0);
        if !self.told {
            return work(&done);
        }
        let (ended, end) = (Mutex::new(false), Condvar::new());
        std::thread::scope(|scope| {
            let working = scope.spawn(|| {
                let result = work(&done);
                *ended.lock().unwrap_or_else(PoisonError::into_inner) = true;
                end.notify_all();
                result
            });
            let mut shown = false;
            let mut wait = PATIENCE;
            let mut guard = ended.lock().unwrap_or_else(PoisonError::into_inner);
            while !*guard && !working.is_finished() {
                let (again, waited) = end.wait_timeout(guard, wait).unwrap_or_else(PoisonError::into_inner);
                guard = again;
                if waited.timed_out() {
                    shown = true;
                    tell(&line(done.load(Ordering::Relaxed), total, self.lang));
                    wait = EVERY;
                }
            }
            drop(guard);
            if shown {
                tell("");
            }
            match working.join() {
                Ok(result) => result,
                Err(panic) => std::panic::resume_unwind(panic),
            }
        })
    }
}

/// `3.200 / 10.600 đơn vị (30 %)`.
fn line(done: usize, total: usize, lang: Lang) -> String {
    let percent = done.saturating_mul(100).checked_div(total).unwrap_or(0);
    say!(lang, "đã tính {done}/{total} đơn vị ({percent} %)", "{done} of {total} units ({percent} %)")
}

/// Replaces the line on the terminal. That it cannot be told is no reason to stop.
fn tell(line: &str) {
    let mut terminal = stderr().lock();
    let _ = write!(terminal, "\r\u{1b}[K{line}");
    let _ = terminal.flush();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_result_is_that_of_the_work() {
        for told in [false, true] {
            let progress = Progress { told, lang: Lang::Vi };
            let sum =
                progress.watch(4, |done| (0..4).map(|_| done.fetch_add(1, Ordering::Relaxed)).sum::<usize>());
            assert_eq!(sum, 6);
        }
    }

    #[test]
    fn how_far() {
        assert_eq!(line(3200, 10_600, Lang::Vi), "đã tính 3200/10600 đơn vị (30 %)");
        assert_eq!(line(0, 0, Lang::En), "0 of 0 units (0 %)");
    }
}
