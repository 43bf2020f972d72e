//! The place of the cursor in a text.

/// `text` without its `$0`, and the byte offset at which that stood.
///
/// # Panics
/// Where there is not exactly one.
#[track_caller]
pub fn extract_cursor(text: &str) -> (String, usize) {
    let mut places = text.match_indices("$0").map(|(at, _)| at);
    let (Some(at), None) = (places.next(), places.next()) else {
        panic!("there must be exactly one `$0` in\n{text}")
    };
    ([&text[..at], &text[at + 2..]].concat(), at)
}
