//! Work on many units by several threads, with the same result whatever their number.

use std::{
    ops::Range,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

/// How many units a thread takes at a time: enough that the taking costs nothing, few enough that no thread
/// is left with the rest.
const AT_A_TIME: usize = 64;

/// What `work` gives for the ranges that make up `0..count`, in their order; `done` counts on.
///
/// Without `threads`, there are as many as the system has processors.
pub(super) fn by_parts<T: Send>(
    count: usize,
    threads: Option<usize>,
    done: &AtomicUsize,
    work: impl Fn(Range<usize>) -> T + Sync,
) -> Vec<T> {
    let parts = count.div_ceil(AT_A_TIME);
    let processors = || thread::available_parallelism().map_or(1, usize::from);
    let threads = threads.unwrap_or_else(processors).min(parts);
    let part = |index: usize| {
        let start = index.saturating_mul(AT_A_TIME);
        let end = start.saturating_add(AT_A_TIME).min(count);
        let result = work(start..end);
        done.fetch_add(end.saturating_sub(start), Ordering::Relaxed);
        result
    };
    if threads <= 1 {
        return (0..parts).map(part).collect();
    }
    let (next, results) = (AtomicUsize::new(0), Mutex::new(Vec::with_capacity(parts)));
    let worker = || {
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            if index >= parts {
                return;
            }
            let result = part(index);
            results.lock().unwrap_or_else(PoisonError::into_inner).push((index, result));
        }
    };
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(worker);
        }
    });
    let mut results = results.into_inner().unwrap_or_else(PoisonError::into_inner);
    results.sort_by_key(|(index, _)| *index);
    results.into_iter().map(|(_, result)| result).collect()
}

/// Both results, each made by its own thread.
pub(super) fn both<A: Send, B: Send>(left: impl FnOnce() -> A + Send, right: impl FnOnce() -> B) -> (A, B) {
    thread::scope(|scope| {
        let left = scope.spawn(left);
        let right = right();
        match left.join() {
            Ok(left) => (left, right),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_come_in_order_and_cover_everything() {
        for count in [0, 1, 63, 64, 65, 1000] {
            for threads in [None, Some(1), Some(2), Some(7)] {
                let done = AtomicUsize::new(0);
                let parts = by_parts(count, threads, &done, Vec::from_iter);
                assert_eq!(parts.concat(), (0..count).collect::<Vec<_>>());
                assert_eq!(done.into_inner(), count);
            }
        }
    }
}
