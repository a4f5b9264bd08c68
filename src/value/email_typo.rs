/// The domain that was meant, where this one is a known slip of the pen. Only domains that no mail provider and no
/// clinic uses stand here (our judgement); a top that does not exist (`.con`) is a fault of its own.
pub(super) fn meant_domain(domain: &[u8]) -> Option<&'static str> {
    if !(7..=14).contains(&domain.len()) || !matches!(domain[0] | 0x20, b'd' | b'e' | b'g' | b'h' | b'i' | b'o' | b'y')
    {
        return None;
    }
    TYPOS.iter().find(|(typo, _)| domain.eq_ignore_ascii_case(typo.as_bytes())).map(|(_, meant)| *meant)
}

#[rustfmt::skip]
const TYPOS: [(&str, &str); 36] = [
    ("gmial.com", "gmail.com"), ("gmai.com", "gmail.com"), ("gamil.com", "gmail.com"), ("gmil.com", "gmail.com"),
    ("gmal.com", "gmail.com"), ("gmaill.com", "gmail.com"), ("gmali.com", "gmail.com"), ("gnail.com", "gmail.com"),
    ("gimail.com", "gmail.com"), ("gmeil.com", "gmail.com"), ("gmail.co", "gmail.com"), ("gmail.cm", "gmail.com"),
    ("gmail.jp", "gmail.com"), ("gmail.co.jp", "gmail.com"), ("gmail.ne.jp", "gmail.com"),
    ("yaho.co.jp", "yahoo.co.jp"), ("yahooo.co.jp", "yahoo.co.jp"), ("yhaoo.co.jp", "yahoo.co.jp"),
    ("yahoo.ne.jp", "yahoo.co.jp"), ("yafoo.co.jp", "yahoo.co.jp"), ("yahho.co.jp", "yahoo.co.jp"),
    ("hotmial.com", "hotmail.com"), ("hotmai.com", "hotmail.com"), ("hotmal.com", "hotmail.com"), ("hotmeil.com", "hotmail.com"),
    ("outlok.com", "outlook.com"), ("outlook.co", "outlook.com"), ("outloook.com", "outlook.com"), ("otlook.com", "outlook.com"),
    ("icoud.com", "icloud.com"), ("iclod.com", "icloud.com"), ("icloud.co", "icloud.com"), ("icloud.jp", "icloud.com"),
    ("docomo.co.jp", "docomo.ne.jp"), ("docomo.ne.co", "docomo.ne.jp"), ("ezweb.co.jp", "ezweb.ne.jp"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_known_and_what_is_meant_is_none() {
        for (typo, meant) in TYPOS {
            assert_eq!(meant_domain(typo.to_ascii_uppercase().as_bytes()), Some(meant), "{typo}");
            assert_eq!(meant_domain(meant.as_bytes()), None, "{meant}");
        }
        for domain in [
            "",
            "gmail.com",
            "gmx.com",
            "ymail.com",
            "yahoo.com",
            "email.com",
            "outlook.jp",
            "hotmail.co.jp",
            "ocn.ne.jp",
        ] {
            assert_eq!(meant_domain(domain.as_bytes()), None, "{domain}");
        }
    }
}
