//! Versions of packages: `shop.v1`, `shop.v1beta1`.

/// Whether clients may rely on a package.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Stability {
    /// `v1`
    Stable,
    /// `v1alpha1`, `v1p1beta`, `v1test`
    Unstable,
}

/// What the last part of `package` says of its stability, where that is a version: `v1`, `v1test…`, `v1alpha`, `v1beta2`, `v1p2beta3`, each
/// number from 1. A package that is nothing but a version has none.
pub(crate) fn stability(package: &str) -> Option<Stability> {
    let (_, version) = package.rsplit_once('.')?;
    let version = version.strip_prefix('v')?;
    if let Some((major, _)) = version.split_once("test") {
        return is_number(major).then_some(Stability::Unstable);
    }
    let (level, other) = if version.contains("alpha") { ("alpha", "beta") } else { ("beta", "alpha") };
    let Some((major, minor)) = version.split_once(level) else {
        return is_number(version).then_some(Stability::Stable);
    };
    let is_major = match major.split_once('p') {
        Some((major, patch)) => is_number(major) && is_number(patch),
        None => is_number(major),
    };
    let is_version = !version.contains(other) && is_major && (minor.is_empty() || is_number(minor));
    is_version.then_some(Stability::Unstable)
}

/// A number from 1, of 32 bits.
fn is_number(text: &str) -> bool {
    text.bytes().all(|it| it.is_ascii_digit()) && text.parse::<i32>().is_ok_and(|it| it > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_known_by_their_form() {
        let check = |package: &str, expected: Option<Stability>| assert_eq!(stability(package), expected);
        check("a.v1", Some(Stability::Stable));
        check("a.b.v12", Some(Stability::Stable));
        check("a.v1beta1", Some(Stability::Unstable));
        check("a.v1alpha", Some(Stability::Unstable));
        check("a.v2p1beta3", Some(Stability::Unstable));
        check("a.v1testfoo", Some(Stability::Unstable));
        for none in
            ["v1", "a", "a.v", "a.v0", "a.1", "a.v1beta0", "a.v1p1", "a.v1alphabeta", "a.vtest", "a.v1x", ""]
        {
            check(none, None);
        }
    }
}
