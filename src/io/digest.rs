use std::fmt::Write;
use std::io::{self, Read};

use sha2::{Digest as _, Sha256};

/// The SHA-256 of an input, computed while something else reads it.
#[derive(Default)]
pub struct Digest(Sha256);

impl Digest {
    /// Nothing fed yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The next bytes, in chunks of any size.
    pub fn feed(&mut self, chunk: &[u8]) {
        self.0.update(chunk);
    }

    /// 64 hexadecimal digits in lower case.
    #[must_use]
    pub fn finish(self) -> String {
        let mut hex = String::with_capacity(64);
        for byte in self.0.finalize() {
            // Writing to a string cannot fail.
            let _ = write!(hex, "{byte:02x}");
        }
        hex
    }
}

/// The SHA-256 of everything a reader gives, for a thread of its own beside the work.
///
/// # Errors
/// Those of the reader.
pub fn sha256(mut reader: impl Read) -> io::Result<String> {
    let mut digest = Digest::new();
    let mut buffer = vec![0; 256 << 10];
    loop {
        match reader.read(&mut buffer) {
            Ok(0) => return Ok(digest.finish()),
            Ok(length) => digest.feed(buffer.get(..length).unwrap_or_default()),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_digests() {
        // FIPS 180-2, appendix B.
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(sha256(&b"abc"[..]).unwrap(), abc);
        assert_eq!(Digest::new().finish(), empty);
        let mut digest = Digest::new();
        b"abc".chunks(1).for_each(|chunk| digest.feed(chunk));
        assert_eq!(digest.finish(), abc);
    }
}
