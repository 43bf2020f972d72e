//! Names of packages and of families of packages, looked up by the name that code imports.

use rustc_hash::FxHashMap;

/// What is known of packages, by the starts of their names: `pg` stands for `pg` and `pg/lib`, `@aws-sdk/` and `d3-` for all that start so.
pub(super) struct Prefixes<T> {
    /// Up to a slash, or whole.
    whole: FxHashMap<&'static str, T>,
    /// What ends with another sign than a slash; few.
    families: Vec<(&'static str, T)>,
}

impl<T: Copy> Prefixes<T> {
    /// Of two of one name the first counts.
    pub(super) fn new(all: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        let mut found = Self { whole: FxHashMap::default(), families: Vec::new() };
        for (name, value) in all {
            if name.ends_with(['.', '-']) {
                found.families.push((name, value));
            } else {
                found.whole.entry(name).or_insert(value);
            }
        }
        found
    }

    /// What is known of the package that is imported as `module`: the most that is said of its name.
    pub(super) fn get(&self, module: &str) -> Option<T> {
        let slashes = module.rmatch_indices('/').flat_map(|(at, _)| [&module[..=at], &module[..at]]);
        let mut starts = std::iter::once(module).chain(slashes);
        starts.find_map(|it| self.whole.get(it)).copied().or_else(|| {
            let is_it = |it: &&(&str, T)| module.starts_with(it.0);
            self.families.iter().find(is_it).map(|it| it.1)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_start_counts() {
        let known = Prefixes::new([("pg", 1), ("@aws/", 2), ("@aws/s3", 3), ("d3-", 4)]);
        for (module, value) in [
            ("pg", Some(1)),
            ("pg/lib/client", Some(1)),
            ("pg-promise", None),
            ("@aws/dynamo", Some(2)),
            ("@aws/s3/client", Some(3)),
            ("@aws", None),
            ("d3-array", Some(4)),
            ("d3", None),
            ("", None),
        ] {
            assert_eq!(known.get(module), value, "{module}");
        }
    }
}
