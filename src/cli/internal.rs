//! A bug of ours: told in one line, with a status of its own, and never as a score.

use std::panic::{self, AssertUnwindSafe, PanicHookInfo};

/// The exit status of a bug of ours.
pub const INTERNAL: u8 = 70;

/// Runs `program`; where it breaks off, the status is [`INTERNAL`], and `tell` is given one line for the user.
pub fn guarded(program: impl FnOnce() -> u8, tell: impl Fn(&str) + Send + Sync + 'static) -> u8 {
    panic::set_hook(Box::new(move |bug| tell(&line(bug))));
    let status = panic::catch_unwind(AssertUnwindSafe(program)).unwrap_or(INTERNAL);
    let _ = panic::take_hook();
    status
}

/// The place is named where it is in our own source; other paths would tell about the machine.
fn line(bug: &PanicHookInfo<'_>) -> String {
    let place = bug.location().filter(|place| place.file().starts_with("src"));
    let place = place.map(|place| format!(" ({}:{})", place.file(), place.line())).unwrap_or_default();
    format!(
        "lỗi nội bộ của phuctra{place}: kết quả không dùng được, xin báo cho nhóm phát triển / \
         internal error of phuctra{place}: no result can be used, please report it\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::{Arc, Mutex};

    /// One test, since the hook is the process's own.
    #[test]
    fn a_bug_has_a_status_and_one_line() {
        let told = Arc::new(Mutex::new(String::new()));
        let keep = Arc::clone(&told);
        let status =
            guarded(|| panic!("a secret of the data"), move |line| keep.lock().unwrap().push_str(line));
        assert_eq!(status, INTERNAL);
        let told = told.lock().unwrap();
        assert_eq!(told.lines().count(), 1);
        assert!(told.contains("src/cli/internal.rs") && !told.contains("secret"), "{told}");
        assert_eq!(guarded(|| 3, |_| {}), 3);
    }
}
