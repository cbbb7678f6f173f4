//! Đối chiếu điểm thẩm định với số liệu thô.

use phuctra::cli::{self, Screen, internal};
use std::{
    io::{self, IsTerminal, Write},
    process::ExitCode,
};

/// Exits as `docs/exit-codes.md` lists: 0 all agree, 1 some differ, 2 a problem, 3 something is left open,
/// 4 an output could not be written, 70 a bug of ours.
fn main() -> ExitCode {
    let screen = Screen {
        width: terminal_size::terminal_size().map(|(width, _)| usize::from(width.0)),
        out_is_terminal: io::stdout().is_terminal(),
        err_is_terminal: io::stderr().is_terminal(),
        in_is_terminal: io::stdin().is_terminal(),
        no_colour: std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()),
    };
    let program = || cli::run(std::env::args_os(), &screen, &mut io::stdout().lock(), &mut io::stderr());
    // Where even this cannot be told, the exit status still tells it.
    let tell = |line: &str| drop(io::stderr().write_all(line.as_bytes()));
    ExitCode::from(internal::guarded(program, tell))
}
