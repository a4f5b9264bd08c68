//! Standard output that survives a closed pipe and a full disk, and standard error that never matters.

use std::io::{self, BufWriter, IsTerminal, Stdout, Write};
use std::path::Path;

use crate::finding::Lang;
use crate::render::visible;

use super::exit::Fault;
use super::lang::pick;

/// Buffered standard output. Nothing here panics: `println!` would, on a closed pipe.
pub struct Output<W: Write = Stdout> {
    inner: BufWriter<W>,
    closed: bool,
}

impl Output {
    /// Standard output.
    #[must_use]
    pub fn stdout() -> Self {
        Self::new(io::stdout())
    }
}

impl<W: Write> Output<W> {
    /// Output to `inner`.
    pub fn new(inner: W) -> Self {
        Self { inner: BufWriter::with_capacity(64 * 1024, inner), closed: false }
    }

    /// `true` once the reader went away (`kenshu … | head`): no reason to complain, and none to go on.
    #[must_use]
    pub const fn is_closed(&self) -> bool {
        self.closed
    }

    /// Writes what is still held.
    ///
    /// # Errors
    /// What kept `written`, the result of the work so far, from being written in full, in the user's language. A
    /// closed pipe is not an error.
    pub fn finish(mut self, written: io::Result<()>, lang: Lang) -> Result<(), Fault> {
        let result = written.and_then(|()| self.flush());
        match result {
            Err(_) if self.closed => Ok(()),
            Err(error) => Err(Fault::at(pick(lang, "標準出力", "standard output"), &error, lang)),
            Ok(()) => Ok(()),
        }
    }

    fn note<T>(&mut self, result: io::Result<T>) -> io::Result<T> {
        if let Err(error) = &result {
            self.closed |= error.kind() == io::ErrorKind::BrokenPipe;
        }
        result
    }
}

impl<W: Write> Write for Output<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let result = self.inner.write(bytes);
        self.note(result)
    }

    fn flush(&mut self) -> io::Result<()> {
        let result = self.inner.flush();
        self.note(result)
    }
}

/// Writes a whole text to standard output.
///
/// # Errors
/// Why it could not be written, in the user's language.
pub fn print(text: &str, lang: Lang) -> Result<(), Fault> {
    let mut output = Output::stdout();
    let written = output.write_all(text.as_bytes());
    output.finish(written, lang)
}

/// Shows a text on standard output; a reader who went away is nobody's fault.
///
/// # Errors
/// What kept it from being written, in the user's language.
pub fn show(text: &str, lang: Lang) -> Result<(), Fault> {
    let mut output = Output::stdout();
    let written = output.write_all(text.as_bytes());
    output.finish(written, lang)
}

/// Says something on standard error, one line or several. A standard error that cannot be written to is nobody's loss.
pub fn say(text: &str) {
    let mut line = harmless(text);
    line.push('\n');
    let mut stderr = io::stderr().lock();
    let _ = stderr.write_all(line.as_bytes());
    let _ = stderr.flush();
}

/// `true` when a person reads standard output.
#[must_use]
pub fn is_read_by_a_person() -> bool {
    io::stdout().is_terminal()
}

/// A path as people read it, on one line whatever its name holds.
#[must_use]
pub fn on_one_line(path: &Path) -> String {
    visible(&path.to_string_lossy())
}

/// A path as it is typed in a command that is shown, in quotes where a shell would part it.
#[must_use]
pub fn as_argument(path: &Path) -> String {
    let shown = on_one_line(path);
    let parts = |c: char| c.is_whitespace() || "\"'&()[]{};$|<>*?!`~#^%=,".contains(c);
    let dashed = shown.starts_with('-');
    let shown = if dashed { format!("./{shown}") } else { shown };
    match shown {
        plain if !plain.chars().any(parts) => plain,
        // Only a shell that knows single quotes allows these characters in a name.
        odd if odd.contains(['"', '$', '`']) => format!("'{}'", odd.replace('\'', r"'\''")),
        spaced => format!("\"{spaced}\""),
    }
}

/// `text` without characters that steer a terminal or turn the reading direction: file names may hold them.
fn harmless(text: &str) -> String {
    let steers = |c: char| {
        c.is_control() && c != '\n'
            || matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().map(|c| if steers(c) { '\u{FFFD}' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_can_be_typed_as_it_is_shown() {
        let cases = [
            ("受講者.csv", "受講者.csv"),
            ("登録 準備/登録用.csv", "\"登録 準備/登録用.csv\""),
            ("第1回　名簿.xlsx", "\"第1回　名簿.xlsx\""),
            ("名簿(2).csv", "\"名簿(2).csv\""),
            (r"C:\Users\田中 恵\名簿.csv", "\"C:\\Users\\田中 恵\\名簿.csv\""),
            ("-o.csv", "./-o.csv"),
            ("it's.csv", "\"it's.csv\""),
            ("a\"b'.csv", r#"'a"b'\''.csv'"#),
        ];
        for (path, shown) in cases {
            assert_eq!(as_argument(Path::new(path)), shown);
        }
    }

    struct Refusing(io::ErrorKind);

    impl Write for Refusing {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(self.0.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_closed_pipe_is_quiet_and_a_full_disk_is_not() {
        for (kind, quiet) in [(io::ErrorKind::BrokenPipe, true), (io::ErrorKind::StorageFull, false)] {
            for size in [10, 1 << 20] {
                let mut output = Output::new(Refusing(kind));
                let written = output.write_all(&vec![b'a'; size]);
                assert_eq!(written.is_err() && output.is_closed(), quiet && size > 10);
                assert_eq!(output.finish(written, Lang::Ja).is_ok(), quiet, "{kind:?} {size}");
            }
        }
    }

    #[test]
    fn what_is_said_cannot_steer_a_terminal() {
        assert_eq!(harmless("受講者\u{1b}[2J\u{202e}.csv\n次"), "受講者\u{fffd}[2J\u{fffd}.csv\n次");
    }
}
