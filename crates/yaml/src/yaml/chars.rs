//! What single bytes mean. The indicators of YAML are all ASCII, so bytes of longer characters never match.

/// A byte that ends the quick scan of an unquoted scalar: it may be part of it, but only with certain neighbours.
pub(super) const PLAIN: [bool; 256] = table(b":#\n\r");

/// The same within a flow collection.
pub(super) const FLOW_PLAIN: [bool; 256] = table(b":#\n\r,[]{}");

const fn table(stops: &[u8]) -> [bool; 256] {
    let mut table = [false; 256];
    let mut at = 0;
    while at < stops.len() {
        table[stops[at] as usize] = true;
        at += 1;
    }
    table
}

/// A distance in bytes as columns. No indentation is as wide as what does not fit.
pub(super) fn columns(bytes: usize) -> i32 {
    i32::try_from(bytes).unwrap_or(i32::MAX)
}

/// A space or a tab.
pub(super) const fn is_blank(byte: u8) -> bool {
    byte == b' ' || byte == b'\t'
}

/// A line feed or a carriage return (YAML 1.2.2 §5.4).
pub(super) const fn is_break(byte: u8) -> bool {
    byte == b'\n' || byte == b'\r'
}

/// A comma, bracket or brace.
pub(super) const fn is_flow(byte: u8) -> bool {
    matches!(byte, b',' | b'[' | b']' | b'{' | b'}')
}
