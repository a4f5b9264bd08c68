/// `true` for an address nobody reads: `dummy@…`, `aaa@…`, `…@example.com`. That a domain ends in `.example` says
/// nothing: sample files consist of them.
pub(super) fn is_dummy(address: &[u8]) -> bool {
    let Some(at) = memchr::memrchr(b'@', address) else { return false };
    let (local, domain) = (&address[..at], &address[at + 1..]);
    let top = domain.rsplit(|b| *b == b'.').next().unwrap_or_default();
    is_dummy_local(local) || is_dummy_domain(domain, top)
}

/// Local parts that stand for none; digits behind them count for nothing.
const LOCALS: [&[u8]; 15] = [
    b"dummy",
    b"test",
    b"noreply",
    b"no-reply",
    b"no_reply",
    b"donotreply",
    b"do-not-reply",
    b"mamis",
    b"none",
    b"nomail",
    b"no-mail",
    b"noemail",
    b"sample",
    b"example",
    b"abc",
];

fn is_dummy_local(local: &[u8]) -> bool {
    let digits = local.iter().rev().take_while(|b| b.is_ascii_digit()).count();
    let word = &local[..local.len() - digits];
    let repeated = |part: &[u8]| part.len() >= 3 && part.iter().all(|b| b.eq_ignore_ascii_case(&part[0]));
    LOCALS.iter().any(|dummy| word.eq_ignore_ascii_case(dummy)) || repeated(word) || repeated(local)
}

/// What stands between a registered name and `.jp`, where anything does.
const JP_KINDS: [&[u8]; 9] = [b"co", b"or", b"ne", b"ac", b"ad", b"ed", b"go", b"gr", b"lg"];

/// `dummy.…`, `test.…`, `sample.…`, `example.…` of any kind (RFC 2606 and what people write instead), and the reserved tops.
fn is_dummy_domain(domain: &[u8], top: &[u8]) -> bool {
    const TOPS: [&[u8]; 3] = [b"test", b"invalid", b"localhost"];
    const NAMES: [&[u8]; 4] = [b"dummy", b"test", b"sample", b"example"];
    // Below .jp and .com only the registered name itself counts: test.co.jp, not test.chiyoda-hospital.jp.
    let mut labels = domain.split(|b| *b == b'.');
    let (first, second, third) = (labels.next().unwrap_or_default(), labels.next(), labels.next());
    let is_kind = |label: &[u8]| JP_KINDS.iter().any(|kind| label.eq_ignore_ascii_case(kind));
    let registered = match third {
        None => true,
        Some(last) => labels.next().is_none() && last.eq_ignore_ascii_case(b"jp") && second.is_some_and(is_kind),
    };
    TOPS.iter().any(|dummy| top.eq_ignore_ascii_case(dummy))
        || registered && NAMES.iter().any(|dummy| first.eq_ignore_ascii_case(dummy))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_nobody_reads() {
        let dummies = [
            "dummy@chiyoda.jp",
            "test@chiyoda.jp",
            "TEST01@chiyoda.jp",
            "aaa@chiyoda.jp",
            "xxx@chiyoda.jp",
            "noreply@chiyoda.jp",
            "no-reply@chiyoda.jp",
            "mamis@chiyoda.jp",
            "000@chiyoda.jp",
            "yamada@example.com",
            "yamada@example.co.jp",
            "yamada@clinic.test",
            "yamada@clinic.invalid",
            "yamada@a.localhost",
            "yamada@sample.com",
            "yamada@dummy.jp",
            "yamada@test.ne.jp",
            "dummy@chiyoda.example",
            "yamada@dummy.example",
        ];
        for address in dummies {
            assert!(is_dummy(address.as_bytes()), "{address}");
        }
        let real = [
            "yamada@chiyoda.jp",
            "yamada@foo.example",
            "testuya@chiyoda.jp",
            "aa@chiyoda.jp",
            "info@chiyoda.jp",
            "yamada@test-center.jp",
            "yamada@sample.chiyoda-hospital.or.jp",
            "yamada@example.chiyoda.example",
            "@",
            "yamada",
        ];
        for address in real {
            assert!(!is_dummy(address.as_bytes()), "{address}");
        }
    }
}
