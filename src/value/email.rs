use compact_str::CompactString;

use super::email_dummy::is_dummy;
use super::email_typo::{meant_domain, mended_domain};
use super::text::{fold_width, is_space, strip_invisible, trim_wide};

/// A cell of an e-mail column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmailReading {
    /// Half-width, without spaces at the ends and invisible characters.
    pub folded: CompactString,
    /// Folding changed the text; the folded address is what was meant.
    pub changed: bool,
    /// Why nothing can be sent to it.
    pub fault: Option<EmailFault>,
    /// Well-formed, but made up: `dummy@…`, `…@example.com`.
    pub dummy: bool,
    /// Well-formed, but the domain is a known slip of the pen: the one that was meant.
    pub meant_domain: Option<&'static str>,
    /// Well-formed, but with dots before the `@` that only mobile carriers once allowed (RFC 5321 does not).
    pub carrier_dots: bool,
}

/// Why an address cannot be right. Blank text is [`EmailFault::MissingAt`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmailFault {
    /// No `@`.
    MissingAt,
    /// Two `@`, but no two addresses.
    TwoAts,
    /// Nothing behind the `@`.
    NoDomain,
    /// Nothing before the `@`.
    NoLocalPart,
    /// No dot behind the `@`.
    NoDot,
    /// A character no address has; after folding.
    BadCharacter(char),
    /// A dot at the start or the end of a part, or two in a row. Mobile carriers once gave out such local parts.
    DotsInPlace,
    /// No such domain can exist: a hyphen at an end, an underscore, `.con`.
    BadDomain,
    /// Several addresses in one cell.
    SeveralAddresses,
    /// Longer than 254 characters, or 64 before the `@`.
    TooLong,
}

/// Reads a cell of an e-mail column.
#[must_use]
pub fn read_email(text: &str) -> EmailReading {
    let visible = strip_invisible(text);
    let folded = CompactString::from(fold_width(trim_wide(&visible)));
    let fault = fault_of(&folded);
    let dummy = fault.is_none() && is_dummy(folded.as_bytes());
    let (local, domain) = folded.split_once('@').filter(|_| fault.is_none()).unwrap_or_default();
    let meant_domain = meant_domain(domain.as_bytes());
    let carrier_dots = dots_in_place(local.as_bytes());
    EmailReading { changed: folded != text, fault, dummy, meant_domain, carrier_dots, folded }
}

/// The address that was probably meant by one with a fault, where a single slip explains it: `,` for a dot, a space inside, a
/// domain without its dot or with a top that does not exist. A guess that is an address.
#[must_use]
pub fn guess_email(reading: &EmailReading) -> Option<String> {
    let folded = &reading.folded;
    let guess = match reading.fault? {
        EmailFault::BadCharacter(c @ (',' | '。' | '、' | '・')) => folded.replace(c, "."),
        EmailFault::BadCharacter(c) if c.is_whitespace() => folded.replace(char::is_whitespace, ""),
        EmailFault::NoDot | EmailFault::BadDomain => {
            let (local, domain) = folded.split_once('@')?;
            format!("{local}@{}", mended_domain(domain)?)
        }
        _ => return None,
    };
    read_email(&guess).fault.is_none().then_some(guess)
}

/// The hot path: no fault, no dummy, no known slip in the domain, nothing to fold.
#[must_use]
pub fn is_clean_email(bytes: &[u8]) -> bool {
    let Some(at) = bytes.iter().position(|b| SIGNS[usize::from(*b)] & LOCAL == 0) else { return false };
    let (local, domain) = (&bytes[..at], bytes.get(at + 1..).unwrap_or_default());
    if bytes[at] != b'@' || local.is_empty() || domain.is_empty() {
        return false;
    }
    if dots_in_place(local) || meant_domain(domain).is_some() {
        return false;
    }
    (is_plain(domain) && bytes.len() <= 63 || parts_fault(local, domain).is_none()) && !is_dummy(bytes)
}

/// A domain of letters, digits, hyphens inside labels and dots between them, in which nothing can be wrong; `false` where a closer look is needed.
fn is_plain(domain: &[u8]) -> bool {
    let mut before = b'.';
    let mut top = None;
    for (at, &byte) in domain.iter().enumerate() {
        if SIGNS[usize::from(byte)] & WORD == 0 {
            if (byte != b'.' && byte != b'-') || before == b'.' || (byte == b'.' && before == b'-') {
                return false;
            }
            if byte == b'.' {
                top = Some(at + 1);
            }
        }
        before = byte;
    }
    before != b'-' && top.and_then(|top| domain.get(top..)).is_some_and(top_exists)
}

/// Sign of a local part; of a label without hyphens.
const LOCAL: u8 = 1;
const WORD: u8 = 2;

/// What each byte may be, so that an address is looked at once.
static SIGNS: [u8; 256] = {
    let mut signs = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let sign = byte as u8;
        signs[byte] = if is_local(sign) { LOCAL } else { 0 } | if sign.is_ascii_alphanumeric() { WORD } else { 0 };
        byte += 1;
    }
    signs
};

fn top_exists(top: &[u8]) -> bool {
    top.len() >= 2 && !top[0].is_ascii_digit() && !NO_TOP.iter().any(|no| top.eq_ignore_ascii_case(no))
}

/// What people write between two addresses in one cell.
#[must_use]
pub fn is_between_addresses(c: char) -> bool {
    is_space(c) || ",;/|&:()<>[]、・，；，。（）「」【】→※".contains(c)
}

fn fault_of(text: &str) -> Option<EmailFault> {
    use EmailFault::{BadCharacter, MissingAt, NoDomain, NoLocalPart, SeveralAddresses, TwoAts};
    let Some((local, domain)) = text.split_once('@') else { return Some(MissingAt) };
    if domain.contains('@') {
        let addresses = text.split(is_between_addresses).filter(|part| part.contains('@')).count();
        return Some(if addresses > 1 { SeveralAddresses } else { TwoAts });
    }
    if local.is_empty() {
        return Some(NoLocalPart);
    }
    if domain.is_empty() {
        return Some(NoDomain);
    }
    let allowed = |c: char| u8::try_from(c).is_ok_and(is_local);
    match text.chars().find(|&c| c != '@' && !allowed(c)) {
        Some(stray) => Some(BadCharacter(stray)),
        None => parts_fault(local.as_bytes(), domain.as_bytes()),
    }
}

/// Letters, digits and the signs of RFC 5322 for a local part without quotes.
const fn is_local(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(byte, b'.' | b'!' | b'#'..=b'\'' | b'*' | b'+' | b'-' | b'/' | b'=' | b'?' | b'^'..=b'`' | b'{'..=b'~')
}

/// Both parts are not empty, and the local part has no character that is not allowed.
fn parts_fault(local: &[u8], domain: &[u8]) -> Option<EmailFault> {
    if local.len() > 64 || local.len() + domain.len() + 1 > 254 {
        return Some(EmailFault::TooLong);
    }
    if memchr::memchr(b'.', domain).is_none() {
        return Some(EmailFault::NoDot);
    }
    if dots_in_place(domain) || dots_in_place(local) && !is_carrier(domain) {
        return Some(EmailFault::DotsInPlace);
    }
    let good = |label: &[u8]| {
        let ends = label.first() != Some(&b'-') && label.last() != Some(&b'-');
        ends && label.len() <= 63 && label.iter().all(|b| b.is_ascii_alphanumeric() || *b == b'-')
    };
    let top = domain.rsplit(|b| *b == b'.').next().unwrap_or_default();
    if top_exists(top) && domain.split(|b| *b == b'.').all(good) { None } else { Some(EmailFault::BadDomain) }
}

/// Slips of the pen for which the root zone has no domain.
const NO_TOP: [&[u8]; 13] =
    [b"con", b"cpm", b"comm", b"vom", b"xom", b"ocm", b"cmo", b"coom", b"ip", b"jpp", b"cojp", b"nejp", b"orjp"];

fn dots_in_place(part: &[u8]) -> bool {
    part.first() == Some(&b'.') || part.last() == Some(&b'.') || part.windows(2).any(|pair| pair == b"..")
}

/// Carriers that gave out addresses with two dots in a row, or one before the `@`.
fn is_carrier(domain: &[u8]) -> bool {
    const DOMAINS: [&[u8]; 9] = [
        b"docomo.ne.jp",
        b"ezweb.ne.jp",
        b"au.com",
        b"softbank.ne.jp",
        b"vodafone.ne.jp",
        b"i.softbank.jp",
        b"ymobile.ne.jp",
        b"ymobile1.ne.jp",
        b"y-mobile.ne.jp",
    ];
    // The old vodafone domains name a region: t.vodafone.ne.jp.
    let whole = |name: &[u8]| domain.len() > name.len() && domain[domain.len() - name.len() - 1] == b'.';
    DOMAINS.iter().any(|name| {
        domain.eq_ignore_ascii_case(name)
            || whole(name) && domain[domain.len() - name.len()..].eq_ignore_ascii_case(name)
    })
}

#[cfg(test)]
mod tests {
    use super::EmailFault::{
        BadCharacter, BadDomain, DotsInPlace, MissingAt, NoDomain, NoDot, NoLocalPart, SeveralAddresses, TooLong,
        TwoAts,
    };
    use super::*;

    #[test]
    fn faults() {
        let cases = [
            ("yamada@chiyoda-clinic.example", None),
            ("taro.yamada+mamis@sub.chiyoda.example", None),
            ("なし", Some(MissingAt)),
            ("", Some(MissingAt)),
            ("yamada.chiyoda.example", Some(MissingAt)),
            ("a@@chiyoda.example", Some(TwoAts)),
            ("a@b@chiyoda.example", Some(TwoAts)),
            ("yamada@", Some(NoDomain)),
            ("@chiyoda.example", Some(NoLocalPart)),
            ("yamada@chiyoda", Some(NoDot)),
            ("yama da@chiyoda.example", Some(BadCharacter(' '))),
            ("yamada@chiyoda。example", Some(BadCharacter('。'))),
            ("yamadaー@chiyoda.example", Some(BadCharacter('ー'))),
            ("<yamada@chiyoda.example>", Some(BadCharacter('<'))),
            ("yamada@chiyoda,example", Some(BadCharacter(','))),
            ("yamada.@chiyoda.example", Some(DotsInPlace)),
            (".yamada@chiyoda.example", Some(DotsInPlace)),
            ("ya..mada@chiyoda.example", Some(DotsInPlace)),
            ("yamada@chiyoda..example", Some(DotsInPlace)),
            ("yamada.@docomo.ne.jp", None),
            ("ya..mada@ezweb.ne.jp", None),
            ("ya..mada.@t.vodafone.ne.jp", None),
            ("ya..mada@notdocomo.ne.jp", Some(DotsInPlace)),
            ("yamada@-chiyoda.example", Some(BadDomain)),
            ("yamada@chi_yoda.example", Some(BadDomain)),
            ("yamada@chiyoda.con", Some(BadDomain)),
            ("yamada@192.168.0.1", Some(BadDomain)),
            ("a@chiyoda.example, b@chiyoda.example", Some(SeveralAddresses)),
            ("a@chiyoda.example\nb@chiyoda.example", Some(SeveralAddresses)),
        ];
        for (text, fault) in cases {
            assert_eq!(read_email(text).fault, fault, "{text}");
            let carrier = read_email(text).carrier_dots;
            assert_eq!(carrier, fault.is_none() && (text.contains("..") || text.contains(".@")), "{text}");
            assert_eq!(is_clean_email(text.as_bytes()), fault.is_none() && !carrier, "{text}");
        }
        assert_eq!(read_email(&format!("{}@chiyoda.example", "a".repeat(65))).fault, Some(TooLong));
    }

    #[test]
    fn folding() {
        for (text, changed) in [
            ("ｙａｍａｄａ＠ｃｈｉｙｏｄａ．ｅｘａｍｐｌｅ", true),
            (" yamada@chiyoda.example　", true),
            ("yamada@chiyoda.example", false),
        ] {
            let read = read_email(text);
            assert_eq!(
                (read.folded.as_str(), read.changed, read.fault),
                ("yamada@chiyoda.example", changed, None),
                "{text}"
            );
            assert_eq!(is_clean_email(text.as_bytes()), !changed, "{text}");
        }
    }
}
