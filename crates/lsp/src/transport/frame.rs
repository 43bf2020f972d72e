//! Cuts a stream of bytes into messages: `Content-Length: N`, an empty line, `N` bytes.
//!
//! A client that counts wrong must not end the session, so whatever does not belong is passed over up to the next
//! `Content-Length`, and reported once.

use std::io::{self, BufRead, Read};

/// The longest message that is read: 1 GiB, as for files. Longer ones are passed over.
const MAX_LEN: u64 = 1 << 30;

/// The longest header line that is looked at as a whole; of a longer one only the end counts.
const MAX_LINE: usize = 1 << 12;

const CONTENT_LENGTH: &[u8] = b"content-length:";

/// What stands between two headers.
#[derive(Debug)]
pub(super) enum Frame {
    /// The bytes of a message.
    Body(Vec<u8>),
    /// Something that is no message, and what is wrong with it.
    Broken(&'static str),
}

impl Frame {
    /// How many bytes are held.
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Body(body) => body.len(),
            Self::Broken(_) => 0,
        }
    }
}

/// Reads frames.
pub(super) struct FrameReader<R> {
    input: R,
    /// The length of a body that was announced behind something that did not belong.
    announced: Option<u64>,
}

/// What the lines up to an empty one say.
#[derive(Default)]
struct Header {
    len: Option<u64>,
    is_broken: bool,
}

impl<R: BufRead> FrameReader<R> {
    pub(super) fn new(input: R) -> Self {
        Self { input, announced: None }
    }

    /// The next frame; `None` at the end of the input, also where it ends inside a message.
    pub(super) fn next(&mut self) -> io::Result<Option<Frame>> {
        let len = if let Some(len) = self.announced.take() {
            len
        } else {
            let Some(header) = self.header()? else { return Ok(None) };
            match header {
                Header { len: Some(len), is_broken: false } => len,
                Header { len, is_broken: _ } => {
                    self.announced = len;
                    return Ok(Some(Frame::Broken("a message has no `Content-Length` that can be read")));
                }
            }
        };
        self.body(len)
    }

    /// Reads up to the next empty line; `None` where the input ends before it.
    fn header(&mut self) -> io::Result<Option<Header>> {
        let mut header = Header::default();
        let mut is_first = true;
        loop {
            let Some(line) = self.line()? else { return Ok(None) };
            let line = line.trim_ascii_end();
            if line.is_empty() {
                // Empty lines between messages do no harm.
                if is_first {
                    continue;
                }
                return Ok(Some(header));
            }
            is_first = false;
            match find_ignoring_case(line, CONTENT_LENGTH) {
                Some(at) => {
                    let value = line[at + CONTENT_LENGTH.len()..].trim_ascii();
                    header.len = std::str::from_utf8(value).ok().and_then(|it| it.parse().ok());
                    header.is_broken |= at > 0 || header.len.is_none();
                }
                None => header.is_broken |= !is_field(line),
            }
        }
    }

    /// The next line with its end, or as much of its end as is looked at; `None` at the end of the input.
    fn line(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut line = Vec::new();
        loop {
            let buffer = match self.input.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                buffer => buffer?,
            };
            if buffer.is_empty() {
                return Ok(None);
            }
            let end = buffer.iter().position(|&it| it == b'\n').map(|at| at + 1);
            let taken = end.unwrap_or(buffer.len());
            line.extend_from_slice(&buffer[..taken]);
            self.input.consume(taken);
            if line.len() > MAX_LINE {
                line.drain(..line.len() - MAX_LINE);
            }
            if end.is_some() {
                return Ok(Some(line));
            }
        }
    }

    fn body(&mut self, len: u64) -> io::Result<Option<Frame>> {
        let mut part = (&mut self.input).take(len);
        if len > MAX_LEN {
            io::copy(&mut part, &mut io::sink())?;
            return Ok((part.limit() == 0).then_some(Frame::Broken("a message is longer than 1 GiB")));
        }
        // The memory grows with what arrives, not with what is announced.
        let mut body = Vec::with_capacity(len.min(1 << 20) as usize);
        part.read_to_end(&mut body)?;
        Ok((body.len() as u64 == len).then_some(Frame::Body(body)))
    }
}

/// Whether `line` is some header field: a name of letters and dashes, a colon, anything.
fn is_field(line: &[u8]) -> bool {
    let name = line.split(|&it| it == b':').next().unwrap_or_default();
    name.len() < line.len() && name.iter().all(|&it| it.is_ascii_alphabetic() || it == b'-')
}

fn find_ignoring_case(text: &[u8], word: &[u8]) -> Option<usize> {
    text.windows(word.len()).position(|it| it.eq_ignore_ascii_case(word))
}

/// `body` with its header.
pub(super) fn framed(body: &[u8]) -> Vec<u8> {
    let mut out = format!("Content-Length: {}\r\n\r\n", body.len()).into_bytes();
    out.extend_from_slice(body);
    out
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    /// The frames of `input`: the bodies as text, `!` for what is broken.
    #[track_caller]
    fn check(input: &str, expected: &[&str]) {
        let mut reader = FrameReader::new(input.as_bytes());
        let mut found = Vec::new();
        while let Some(frame) = reader.next().unwrap() {
            found.push(match frame {
                Frame::Body(body) => String::from_utf8(body).unwrap(),
                Frame::Broken(_) => "!".to_owned(),
            });
        }
        assert_eq!(found, expected, "{input:?}");
    }

    #[test]
    fn messages_are_as_long_as_they_say() {
        check("Content-Length: 2\r\n\r\n{}Content-Length: 1\r\n\r\n1", &["{}", "1"]);
        check("content-length:2\r\nContent-Type: a/b; charset=utf-8\r\n\r\n{}", &["{}"]);
        check("Content-Length: 2\n\n{}\r\n\r\nContent-Length: 1\n\n1", &["{}", "1"]);
        check("", &[]);
    }

    #[test]
    fn the_message_behind_a_wrong_count_is_found() {
        check("Content-Length: 1\r\n\r\n{}Content-Length: 2\r\n\r\n[]", &["{", "!", "[]"]);
        check("Content-Length: x\r\n\r\n{}Content-Length: 2\r\n\r\n[]", &["!", "!", "[]"]);
        check("Content-Type: a/b\r\n\r\n{}\r\nContent-Length: 2\r\n\r\n[]", &["!", "!", "[]"]);
        check("GET / HTTP/1.1\r\nHost: a\r\n\r\nContent-Length: 2\r\n\r\n[]", &["!", "[]"]);
        let long = "x".repeat(3 * MAX_LINE);
        check(&format!("{long}Content-Length: 2\r\n\r\n[]"), &["!", "[]"]);
    }

    #[test]
    fn half_a_message_is_none() {
        check("Content-Length: 9\r\n\r\n{}", &[]);
        check("Content-Length: 9\r\n", &[]);
        check("Content-Length: 99999999999999\r\n\r\n{}", &[]);
        check("Content-Length: 999999999999999999999\r\n\r\n", &["!"]);
    }
}
