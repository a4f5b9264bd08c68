//! Member or not, from the prefecture or not: only where a column says it.

use crate::record::row::Record;
use crate::schema::Role;
use crate::schema::fold::text as fold;
use crate::value::{prefecture_in, read_locality};

/// Words for people outside the association.
const NON_MEMBER: [&str; 6] = ["非会員", "会員外", "未入会", "会員以外", "会員でない", "非加入"];

/// What a row says of where a person belongs, in bits, so that rows of one person can be put together.
pub(super) const MEMBER: u8 = 1;
pub(super) const NON_MEMBER_BIT: u8 = 2;
pub(super) const INSIDE: u8 = 4;
pub(super) const OUTSIDE: u8 = 8;

/// The bits of one row. `home` is the prefecture of the host, where its name tells one.
pub(super) fn belonging(record: &Record<'_>, home: Option<&str>) -> u8 {
    membership(record) | locality(record, home)
}

fn membership(record: &Record<'_>) -> u8 {
    for role in [Role::MemberClass, Role::MemberStatus, Role::Association] {
        let Some(text) = record.value(role) else { continue };
        match record.code(role).as_deref() {
            Some("non-member") => return NON_MEMBER_BIT,
            Some("member" | "a1" | "a2b" | "a2c" | "b" | "c") => return MEMBER,
            _ => {}
        }
        let text = fold(&text);
        if NON_MEMBER.iter().any(|word| text.contains(word)) {
            return NON_MEMBER_BIT;
        }
        let says = match role {
            Role::MemberClass => text.contains("会員"),
            // Who names an association belongs to it.
            Role::Association => text.contains("医師会"),
            _ => false,
        };
        if says {
            return MEMBER;
        }
    }
    0
}

fn locality(record: &Record<'_>, home: Option<&str>) -> u8 {
    let bit = |inside: bool| if inside { INSIDE } else { OUTSIDE };
    let said = [Role::MemberClass, Role::Association, Role::Note].into_iter().filter_map(|role| record.value(role));
    if let Some(inside) = said.into_iter().find_map(|text| read_locality(&text)) {
        return bit(inside);
    }
    // An address may be that of the home: only one of the workplace counts.
    let address = is_of_workplace(record).then_some(Role::Address);
    let mut named = std::iter::once(Role::Association).chain(address).filter_map(|role| record.value(role));
    let named = named.find_map(|text| prefecture_in(&text));
    home.zip(named).map_or(0, |(home, named)| bit(home == named))
}

fn is_of_workplace(record: &Record<'_>) -> bool {
    record.plan.column_of(Role::Address).is_some_and(|column| record.plan.columns[column].label.contains("勤務"))
}
