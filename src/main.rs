//! Đối chiếu điểm thẩm định với số liệu thô.

use phuctra::cli::{self, Screen};
use std::{
    io::{self, IsTerminal},
    process::ExitCode,
};

/// Exits as `docs/exit-codes.md` lists: 0 all agree, 1 some differ, 2 a problem, 3 something is left open,
/// 4 an output could not be written.
fn main() -> ExitCode {
    let screen = Screen {
        width: terminal_size::terminal_size().map(|(width, _)| usize::from(width.0)),
        out_is_terminal: io::stdout().is_terminal(),
        err_is_terminal: io::stderr().is_terminal(),
        no_colour: std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()),
    };
    let status = cli::run(std::env::args_os(), &screen, &mut io::stdout().lock(), &mut io::stderr().lock());
    ExitCode::from(status)
}
