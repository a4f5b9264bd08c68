//! Text of XML: entities and line ends.

use std::io::Result;

use memchr::memchr2;

use super::invalid::invalid;

/// Appends text as it is.
pub(super) fn push_verbatim(text: &[u8], out: &mut String) -> Result<()> {
    out.push_str(std::str::from_utf8(text).map_err(|_| invalid("not UTF-8"))?);
    Ok(())
}

/// Appends text with its entities resolved and its line ends as XML reads them; an unknown entity stays as written.
pub(super) fn push_resolved(text: &[u8], out: &mut String) -> Result<()> {
    let mut rest = std::str::from_utf8(text).map_err(|_| invalid("not UTF-8"))?;
    while let Some(at) = memchr2(b'&', b'\r', rest.as_bytes()) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(after) = rest.strip_prefix('\r') {
            out.push('\n');
            rest = after.strip_prefix('\n').unwrap_or(after);
            continue;
        }
        let name = rest[1..].split(';').next().filter(|name| name.len() < 12 && name.len() + 1 < rest.len());
        match name.and_then(|name| Some((name.len() + 2, entity(name)?))) {
            Some((length, c)) => {
                out.push(c);
                rest = &rest[length..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    Ok(())
}

fn entity(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix('x') {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)?
        }
    })
}
