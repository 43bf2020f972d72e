//! A path's identity and its looks: absolute and lexically normalised inside, relative with `/` for users.
//!
//! Touches no disk. Where symbolic links matter, [`Workspace`](crate::Workspace) follows them.

use std::path::{Component, Path, PathBuf};

/// `path`, made absolute against `base` (itself absolute), without `.` and `..`. A `..` takes back the component before
/// it whether or not that is a link, as in URLs (RFC 3986 §5.2.4), which is what `$ref` is made of.
pub fn normalize(base: &Path, path: &Path) -> PathBuf {
    let joined = base.join(path);
    let mut out = PathBuf::new();
    for component in joined.components() {
        match component {
            Component::CurDir => {}
            // At the root there is nothing to take back, and `pop` does nothing.
            Component::ParentDir => {
                out.pop();
            }
            it => out.push(it),
        }
    }
    out
}

/// `path` as users see it: relative to the working directory `cwd`, with `/`. Bytes that are no UTF-8 show as U+FFFD.
pub fn display_path(cwd: &Path, path: &Path) -> String {
    relative_path(cwd, path)
}

/// The way from `folder` to `path` with `/` between its parts, `.` where they are equal. Where the two share nothing but
/// the root of the file system, `path` itself. Both are absolute and normalised.
pub fn relative_path(folder: &Path, path: &Path) -> String {
    let from: Vec<Component<'_>> = folder.components().collect();
    let to: Vec<Component<'_>> = path.components().collect();
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let shares_a_name = to[..shared].iter().any(|it| matches!(it, Component::Normal(_)));
    if !shares_a_name && shared < from.len() {
        return slashes(path);
    }
    let up = from.len() - shared;
    let mut parts: Vec<String> = vec!["..".to_owned(); up];
    parts.extend(to[shared..].iter().map(|it| it.as_os_str().to_string_lossy().into_owned()));
    if parts.is_empty() { ".".to_owned() } else { parts.join("/") }
}

/// `path` with `/`, whatever the system's separator is.
pub(crate) fn slashes(path: &Path) -> String {
    let text = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' { text.into_owned() } else { text.replace('\\', "/") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_are_resolved_without_looking_at_the_disk() {
        for (path, normal) in [
            ("a/./b//c.yaml", "/w/a/b/c.yaml"),
            ("../x/../y.yaml", "/y.yaml"),
            ("../../../../etc", "/etc"),
            ("/abs/../other", "/other"),
            ("", "/w"),
        ] {
            assert_eq!(normalize(Path::new("/w"), Path::new(path)), Path::new(normal), "{path:?}");
        }
    }

    #[test]
    fn users_see_paths_from_where_they_stand() {
        for (path, shown) in [
            ("/home/me/w/api/a.yaml", "api/a.yaml"),
            ("/home/me/other/a.yaml", "../other/a.yaml"),
            ("/home/me/w", "."),
            ("/tmp/a.yaml", "/tmp/a.yaml"),
        ] {
            assert_eq!(display_path(Path::new("/home/me/w"), Path::new(path)), shown);
        }
        assert_eq!(display_path(Path::new("/"), Path::new("/tmp/a.yaml")), "tmp/a.yaml");
    }
}
