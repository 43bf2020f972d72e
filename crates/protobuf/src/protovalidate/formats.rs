//! Strings in well-known formats, as protovalidate defines them.

use std::net::{Ipv4Addr, Ipv6Addr};

/// What HTML takes for an address (the WHATWG's living standard, "Valid e-mail address").
pub(super) fn is_email(text: &str) -> bool {
    let Some((user, host)) = text.split_once('@') else { return false };
    let is_user = |it: u8| it.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&it);
    !user.is_empty() && user.bytes().all(is_user) && host.split('.').all(is_label)
}

fn is_label(label: &str) -> bool {
    let is_inner = |it: u8| it.is_ascii_alphanumeric() || it == b'-';
    (1..=63).contains(&label.len())
        && label.bytes().all(is_inner)
        && !label.starts_with('-')
        && !label.ends_with('-')
}

/// RFC 1123: labels, of which the last is no number; a dot may end it.
pub(super) fn is_hostname(text: &str) -> bool {
    let name = text.strip_suffix('.').unwrap_or(text);
    let last = name.rsplit('.').next().unwrap_or_default();
    text.len() <= 253 && name.split('.').all(is_label) && !last.bytes().all(|it| it.is_ascii_digit())
}

/// Four numbers, without leading zeros.
pub(super) fn is_ipv4(text: &str) -> bool {
    text.parse::<Ipv4Addr>().is_ok()
}

/// RFC 4291, perhaps with a zone (RFC 4007).
pub(super) fn is_ipv6(text: &str) -> bool {
    let (address, zone) = text.split_once('%').unwrap_or((text, "zone"));
    address.parse::<Ipv6Addr>().is_ok() && !zone.is_empty() && !zone.contains('\0')
}

/// An address, `/` and how many of its bits count. A strict one has no other bits.
pub(super) fn is_prefix(text: &str, version: Option<u8>, is_strict: bool) -> bool {
    let Some((address, length)) = text.rsplit_once('/') else { return false };
    let is_number =
        length.bytes().all(|it| it.is_ascii_digit()) && !(length.len() > 1 && length.starts_with('0'));
    let Some(length) = length.parse::<u32>().ok().filter(|_| is_number) else { return false };
    let is_4 = version != Some(6)
        && address.parse::<Ipv4Addr>().is_ok_and(|it| {
            length <= 32 && (!is_strict || it.to_bits().checked_shl(length).unwrap_or_default() == 0)
        });
    let is_6 = version != Some(4)
        && address.parse::<Ipv6Addr>().is_ok_and(|it| {
            length <= 128 && (!is_strict || it.to_bits().checked_shl(length).unwrap_or_default() == 0)
        });
    is_4 || is_6
}

/// A host name or an address, `:` and a port.
pub(super) fn is_host_and_port(text: &str) -> bool {
    let Some((host, port)) = text.rsplit_once(':') else { return false };
    let is_number = port.bytes().all(|it| it.is_ascii_digit()) && !(port.len() > 1 && port.starts_with('0'));
    let is_host = match host.strip_prefix('[') {
        Some(inner) => inner.strip_suffix(']').is_some_and(is_ipv6),
        None => is_hostname(host) || is_ipv4(host),
    };
    is_host && is_number && port.parse::<u16>().is_ok()
}

/// RFC 9562, in letters of any case.
pub(super) fn is_uuid(text: &str) -> bool {
    let lengths = text.split('-').map(str::len);
    lengths.eq([8, 4, 4, 4, 12]) && text.bytes().all(|it| it.is_ascii_hexdigit() || it == b'-')
}

/// A UUID without its hyphens.
pub(super) fn is_tuuid(text: &str) -> bool {
    text.len() == 32 && text.bytes().all(|it| it.is_ascii_hexdigit())
}

/// 26 characters of Crockford's base 32, the first of which leaves 128 bits.
pub(super) fn is_ulid(text: &str) -> bool {
    let is_digit = |it: u8| it.is_ascii_alphanumeric() && !b"ILOUilou".contains(&it);
    text.len() == 26 && text.as_bytes()[0] <= b'7' && text.bytes().all(is_digit)
}

/// RFC 9110 §5.1, and the names of HTTP/2 that begin with a colon.
pub(super) fn is_header_name(text: &str, is_strict: bool) -> bool {
    if !is_strict {
        return !text.is_empty() && is_header_value(text, false);
    }
    let name = text.strip_prefix(':').unwrap_or(text);
    let is_token = |it: u8| it.is_ascii_alphanumeric() || b"!#$%&'*+,-.^_|~`".contains(&it);
    !name.is_empty() && name.bytes().all(is_token)
}

/// RFC 9110 §5.5.
pub(super) fn is_header_value(text: &str, is_strict: bool) -> bool {
    let is_out = |it: u8| match it {
        0 | b'\n' | b'\r' => true,
        b'\t' => false,
        _ => is_strict && it.is_ascii_control(),
    };
    !text.bytes().any(is_out)
}
