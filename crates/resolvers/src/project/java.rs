//! What names of Java's types mean: a package is what files say at their top, and a file is called like the type in it, most often.

use rustc_hash::FxHashMap;

use super::UnitId;

/// The types of a project that are in no other type.
#[derive(Default, Debug)]
pub(super) struct Types {
    /// By their simple names the files that have one of that name.
    named: FxHashMap<Box<str>, Vec<UnitId>>,
    packages: FxHashMap<UnitId, Box<str>>,
}

impl Types {
    /// Of these files: each with its path and text.
    pub(super) fn read<'t>(files: impl Iterator<Item = (UnitId, &'t str, std::sync::Arc<str>)>) -> Self {
        let mut it = Self::default();
        for (unit, path, text) in files {
            let name = path.rsplit('/').next().unwrap_or(path);
            let stem = name.strip_suffix(".java").unwrap_or(name);
            it.add(stem, unit);
            for line in text.lines() {
                if let Some(rest) = line.strip_prefix("package ") {
                    let package = rest.split(';').next().unwrap_or(rest).trim();
                    it.packages.entry(unit).or_insert_with(|| package.into());
                } else if let Some(name) = declared(line).filter(|it| *it != stem) {
                    it.add(name, unit);
                }
            }
        }
        it
    }

    fn add(&mut self, name: &str, unit: UnitId) {
        self.named.entry(name.into()).or_default().push(unit);
    }

    fn package(&self, unit: UnitId) -> &str {
        self.packages.get(&unit).map_or("", |it| it)
    }

    /// The file that has the type of the package; of several that which is nearest to the path `from`.
    fn of_package<'p>(
        &self,
        package: &str,
        name: &str,
        from: &str,
        path: impl Fn(UnitId) -> &'p str,
    ) -> Option<UnitId> {
        let all = self.named.get(name)?.iter().filter(|it| self.package(**it) == package);
        let common = |it: &UnitId| path(*it).bytes().zip(from.bytes()).take_while(|(a, b)| a == b).count();
        all.max_by_key(|it| (common(it), std::cmp::Reverse(**it))).copied()
    }

    /// The file with the type that is called so with its package, or with the type around it.
    pub(super) fn qualified<'p>(
        &self,
        qualified: &str,
        from: &str,
        path: impl Fn(UnitId) -> &'p str + Copy,
    ) -> Option<UnitId> {
        let mut rest = qualified;
        for _ in 0..3 {
            let (package, name) = rest.rsplit_once('.')?;
            if let Some(found) = self.of_package(package, name, from, path) {
                return Some(found);
            }
            rest = package;
        }
        None
    }

    /// The file with the type that is called so in the package of the file `unit`.
    pub(super) fn beside<'p>(
        &self,
        unit: UnitId,
        name: &str,
        path: impl Fn(UnitId) -> &'p str + Copy,
    ) -> Option<UnitId> {
        self.of_package(self.package(unit), name, path(unit), path)
    }
}

/// The name of the type that a line declares which is in no other.
fn declared(line: &str) -> Option<&str> {
    if !line.starts_with(|it: char| it.is_ascii_alphabetic() || it == '@') {
        return None;
    }
    let mut words = line.split_whitespace();
    // What annotates it may stand before it.
    for _ in 0..40 {
        if matches!(words.next()?, "class" | "interface" | "record" | "enum") {
            let name = words.next()?;
            let end = name.find(|it: char| !it.is_alphanumeric() && it != '_').unwrap_or(name.len());
            return Some(&name[..end]).filter(|it| !it.is_empty());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_found_by_their_packages() {
        let files = [
            ("api/src/main/java/a/b/Users.java", "package a.b;\npublic class Users {}\nclass Row {}\n"),
            ("api/src/main/java/a/c/Users.java", "package a.c;\nfinal record Users(int id) {}\n"),
            ("core/src/main/java/a/b/Users.java", "package a.b;\ninterface Users { class Inner {} }\n"),
        ];
        let read = files.iter().enumerate().map(|(at, it)| (UnitId(at as u32), it.0, it.1.into()));
        let types = Types::read(read);
        let path = |it: UnitId| files[it.0 as usize].0;
        let find = |qualified: &str, from: &str| types.qualified(qualified, from, path).map(|it| it.0);
        assert_eq!(find("a.b.Users", "api/src/main/java/a/X.java"), Some(0));
        assert_eq!(find("a.b.Users", "core/src/main/java/a/X.java"), Some(2));
        assert_eq!(find("a.b.Users.Inner", "core/src/main/java/a/X.java"), Some(2));
        assert_eq!(find("a.c.Users", "core/X.java"), Some(1));
        assert_eq!(find("a.c.Row", "core/X.java"), None);
        assert_eq!(types.beside(UnitId(2), "Row", path), Some(UnitId(0)));
        assert_eq!(types.beside(UnitId(1), "Row", path), None);
    }
}
