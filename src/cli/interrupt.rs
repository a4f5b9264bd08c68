//! Ctrl-C, a closed window and a polite kill: nothing half written stays behind, and the exit status is 2.

use crate::finding::Lang;

use super::lang::pick;
use super::output::say;

/// Ends the process cleanly when it is interrupted from now on.
pub fn listen(lang: Lang) {
    let handler = move || {
        leave_nothing_behind();
        say(pick(
            lang,
            "中断しました。書きかけのファイルは残していません。",
            "Interrupted. No unfinished file was left behind.",
        ));
        std::process::exit(2);
    };
    // Where no handler can be set, the system's own end of the process has to do.
    let _ = ctrlc::set_handler(handler);
}

/// Removes the temporary files of outputs that were not finished.
pub fn leave_nothing_behind() {
    crate::io::remove_unfinished();
}
