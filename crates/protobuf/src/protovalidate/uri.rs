//! URIs, as RFC 3986 has them.

use super::formats;

/// `URI`: with a scheme.
pub(super) fn is_uri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    let is_inner = |it: u8| it.is_ascii_alphanumeric() || b"+-.".contains(&it);
    let is_scheme = scheme.starts_with(|it: char| it.is_ascii_alphabetic()) && scheme.bytes().all(is_inner);
    is_scheme && is_rest(rest)
}

/// `URI-reference`: with or without one.
pub(super) fn is_reference(text: &str) -> bool {
    let first = text.split(['/', '?', '#']).next().unwrap_or_default();
    is_uri(text) || !first.contains(':') && is_rest(text)
}

/// Authority, path, query and fragment.
fn is_rest(text: &str) -> bool {
    let (text, fragment) = text.split_once('#').unwrap_or((text, ""));
    let (hierarchy, query) = text.split_once('?').unwrap_or((text, ""));
    let is_path = |path: &str| is_made_of(path, b":@/");
    let is_hierarchy = match hierarchy.strip_prefix("//") {
        Some(rest) => {
            let end = rest.find('/').unwrap_or(rest.len());
            is_authority(&rest[..end]) && is_path(&rest[end..])
        }
        None => is_path(hierarchy),
    };
    is_hierarchy && is_made_of(query, b":@/?") && is_made_of(fragment, b":@/?")
}

fn is_authority(text: &str) -> bool {
    let (user, host) = text.rsplit_once('@').unwrap_or(("", text));
    let (host, port) = match host.rfind(']') {
        Some(end) => host.split_at(end + 1),
        None => host.split_at(host.rfind(':').unwrap_or(host.len())),
    };
    let is_port =
        port.is_empty() || port.strip_prefix(':').is_some_and(|it| it.bytes().all(|it| it.is_ascii_digit()));
    let is_host = match host.strip_prefix('[').and_then(|it| it.strip_suffix(']')) {
        Some(literal) => is_literal(literal),
        None => is_made_of(host, b"") && is_decodable(host),
    };
    is_made_of(user, b":") && is_host && is_port
}

/// `IP-literal`, its brackets apart; a zone as RFC 6874 has it.
fn is_literal(text: &str) -> bool {
    if let Some(future) = text.strip_prefix(['v', 'V']) {
        let Some((version, rest)) = future.split_once('.') else { return false };
        let is_version = !version.is_empty() && version.bytes().all(|it| it.is_ascii_hexdigit());
        return is_version && !rest.is_empty() && !rest.contains('%') && is_made_of(rest, b":");
    }
    match text.split_once("%25") {
        Some((address, zone)) => {
            !address.contains('%')
                && formats::is_ipv6(address)
                && !zone.is_empty()
                && zone.bytes().all(|it| is_unreserved(it) || it == b'%')
                && is_made_of(zone, b"")
                && is_decodable(zone)
        }
        None => !text.contains('%') && formats::is_ipv6(text),
    }
}

fn is_unreserved(it: u8) -> bool {
    it.is_ascii_alphanumeric() || b"-._~".contains(&it)
}

/// Whether it has only unreserved characters, `sub-delims`, escapes and what is in `more`.
fn is_made_of(text: &str, more: &[u8]) -> bool {
    let bytes = text.as_bytes();
    let is_escape = |at: usize| {
        let digits = bytes.get(at + 1..at + 3);
        digits.is_some_and(|it| it.iter().all(u8::is_ascii_hexdigit))
    };
    (0..bytes.len()).all(|at| match bytes[at] {
        b'%' => is_escape(at),
        it => is_unreserved(it) || b"!$&'()*+,;=".contains(&it) || more.contains(&it),
    })
}

/// Whether the escapes make UTF-8.
fn is_decodable(text: &str) -> bool {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, behind)) = rest.split_first() {
        let hex = (first == b'%').then(|| behind.get(..2)).flatten();
        let value =
            hex.and_then(|it| std::str::from_utf8(it).ok()).and_then(|it| u8::from_str_radix(it, 16).ok());
        out.push(value.unwrap_or(first));
        rest = &behind[if value.is_some() { 2 } else { 0 }..];
    }
    std::str::from_utf8(&out).is_ok()
}
