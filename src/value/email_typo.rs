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
const TYPOS: [(&str, &str); 55] = [
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
    ("gmaii.com", "gmail.com"), ("gmaol.com", "gmail.com"), ("gmaik.com", "gmail.com"), ("gemail.com", "gmail.com"),
    ("gmail.om", "gmail.com"), ("gmailc.om", "gmail.com"), ("yahoo.co.jo", "yahoo.co.jp"), ("yaoo.co.jp", "yahoo.co.jp"),
    ("hotmail.cm", "hotmail.com"), ("iclould.com", "icloud.com"), ("icloud.co.jp", "icloud.com"), ("icloud.ne.jp", "icloud.com"),
    ("docmo.ne.jp", "docomo.ne.jp"), ("docom.ne.jp", "docomo.ne.jp"), ("dokomo.ne.jp", "docomo.ne.jp"),
    ("docomo.ne.jo", "docomo.ne.jp"), ("ezwed.ne.jp", "ezweb.ne.jp"), ("ezewb.ne.jp", "ezweb.ne.jp"), ("ezweb.ne.co", "ezweb.ne.jp"),
];

/// The domain that was meant by one that cannot exist: a top that is a slip (`.con`), or no dot in a well-known one. A guess.
pub(super) fn mended_domain(domain: &str) -> Option<String> {
    let domain = domain.to_ascii_lowercase();
    let known = MEANT.iter().find(|meant| meant.replace('.', "") == domain || meant.split('.').next() == Some(&domain));
    if let Some(known) = known {
        return Some((*known).to_owned());
    }
    let top = |(slip, meant): &(&str, &str)| Some(format!("{}.{meant}", domain.strip_suffix(slip)?.strip_suffix('.')?));
    let mended = TOPS.iter().find_map(top)?;
    Some(meant_domain(mended.as_bytes()).map_or(mended, str::to_owned))
}

/// Domains that are written without their dots, or without what stands behind the first.
const MEANT: [&str; 9] = [
    "gmail.com",
    "yahoo.co.jp",
    "docomo.ne.jp",
    "ezweb.ne.jp",
    "softbank.ne.jp",
    "icloud.com",
    "hotmail.com",
    "outlook.com",
    "au.com",
];

/// Tops that do not exist, and what they are a slip of.
const TOPS: [(&str, &str); 15] = [
    ("con", "com"),
    ("cpm", "com"),
    ("comm", "com"),
    ("vom", "com"),
    ("xom", "com"),
    ("ocm", "com"),
    ("cmo", "com"),
    ("coom", "com"),
    ("c", "com"),
    ("jpp", "jp"),
    ("j", "jp"),
    ("ip", "jp"),
    ("cojp", "co.jp"),
    ("nejp", "ne.jp"),
    ("orjp", "or.jp"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn domains_that_cannot_exist() {
        let cases = [
            ("gmailcom", Some("gmail.com")),
            ("gmail", Some("gmail.com")),
            ("Gmail.con", Some("gmail.com")),
            ("gmial.con", Some("gmail.com")),
            ("yahoo.cojp", Some("yahoo.co.jp")),
            ("yahoocojp", Some("yahoo.co.jp")),
            ("docomo.nejp", Some("docomo.ne.jp")),
            ("chiyoda-naika.jpp", Some("chiyoda-naika.jp")),
            ("chiyoda-naika", None),
            ("con", None),
            ("", None),
        ];
        for (domain, meant) in cases {
            assert_eq!(mended_domain(domain).as_deref(), meant, "{domain}");
        }
    }

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
