//! One line for each panic. Those in a rule are caught by the engine and become problems of the report; a backtrace of them
//! would bury it.

use std::{env, panic};

use crate::notes;

/// From here on a panic is one line on standard error. With `RUST_BACKTRACE` set it stays what it was.
pub(crate) fn print_one_line() {
    if env::var_os("RUST_BACKTRACE").is_some() {
        return;
    }
    panic::set_hook(Box::new(|info| {
        let payload = info.payload();
        let message = payload.downcast_ref::<&str>().copied();
        let message = message.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
        let message = message.unwrap_or("a panic without a message");
        let place = info.location().map_or_else(String::new, |it| format!(" ({}:{})", it.file(), it.line()));
        notes::say(format_args!("internal error: {message}{place}"));
    }));
}
