//! `file:` URIs ⇄ paths (RFC 8089). Clients spell them in many ways; the path is what two spellings have in common.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, percent_encode};

/// What stands for itself in our own spelling: unreserved characters (RFC 3986 §2.3) and the slash.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// The path of a `file:` URI, without `.` and `..`; `None` for other schemes and for other machines' files.
pub(crate) fn to_path(uri: &str) -> Option<PathBuf> {
    let (scheme, rest) = uri.split_once(':')?;
    if !scheme.eq_ignore_ascii_case("file") {
        return None;
    }
    let path = match rest.strip_prefix("//") {
        Some(rest) => {
            let (host, path) = rest.split_at(rest.find('/')?);
            if !host.is_empty() && !host.eq_ignore_ascii_case("localhost") {
                return None;
            }
            path
        }
        None => rest,
    };
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let path = native(percent_decode_str(path).collect())?;
    path.is_absolute().then(|| wirelint_vfs::normalize(&path, Path::new("")))
}

/// Our spelling of a path's URI.
pub(crate) fn of_path(path: &Path) -> String {
    let bytes = path.as_os_str().as_encoded_bytes();
    if cfg!(windows) {
        let slashes: Vec<u8> = bytes.iter().map(|&it| if it == b'\\' { b'/' } else { it }).collect();
        return format!("file:///{}", percent_encode(&slashes, ENCODED));
    }
    format!("file://{}", percent_encode(bytes, ENCODED))
}

/// The bytes of a URI's path as a path of this system.
#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "elsewhere not every sequence of bytes is a path")]
fn native(bytes: Vec<u8>) -> Option<PathBuf> {
    use std::os::unix::ffi::OsStringExt;
    Some(OsString::from_vec(bytes).into())
}

/// `/c:/a` is `c:\a`.
#[cfg(not(unix))]
fn native(bytes: Vec<u8>) -> Option<PathBuf> {
    let text = String::from_utf8(bytes).ok()?;
    Some(OsString::from(text.strip_prefix('/').unwrap_or(&text)).into())
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_of_a_uri_leads_to_the_path() {
        for (uri, path) in [
            ("file:///a/b.yaml", Some("/a/b.yaml")),
            ("FILE://localhost/a%20b/%C3%A9.yaml", Some("/a b/é.yaml")),
            ("file:/a", Some("/a")),
            ("file:///a b/é.yaml", Some("/a b/é.yaml")),
            ("file:///a%2Fb", Some("/a/b")),
            ("file:///a/../b/./c", Some("/b/c")),
            ("file:///a%23b#c", Some("/a#b")),
            ("file:///100%", Some("/100%")),
            ("file://host/share/a", None),
            ("file:", None),
            ("file://", None),
            ("file:a", None),
            ("untitled:a", None),
            ("git:/a", None),
            ("/a", None),
            ("", None),
        ] {
            assert_eq!(to_path(uri).as_deref(), path.map(Path::new), "{uri}");
        }
    }

    #[test]
    fn a_path_comes_back_from_its_uri() {
        for (path, uri) in [
            ("/a/b-c_d~e.yaml", "file:///a/b-c_d~e.yaml"),
            ("/a b/é#?%.yaml", "file:///a%20b/%C3%A9%23%3F%25.yaml"),
        ] {
            assert_eq!(of_path(Path::new(path)), uri);
            assert_eq!(to_path(uri).as_deref(), Some(Path::new(path)));
        }
    }
}
