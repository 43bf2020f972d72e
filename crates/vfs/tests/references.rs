//! From the file part of a `$ref` to a file.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use wirelint_vfs::{Disk, Entry, EntryKind, Loader, Memory, Vfs, Workspace};

/// References from `/w/api/a.yaml`; gives the path of the file, or what is wrong.
#[track_caller]
fn check(disk: &Memory, reference: &str, outcome: &str) {
    let disk = disk.clone().file("/w/.git/HEAD", "").file("/w/api/a.yaml", "openapi: 3.0.0");
    let workspace = Workspace::of(&disk, Path::new("/w"), &["."]);
    let vfs = Vfs::new(Arc::new(disk), "/w".into(), workspace);
    let from = vfs.load(Path::new("api/a.yaml")).unwrap();
    for _ in 0..2 {
        let shown = match vfs.load_reference(from, reference) {
            Ok(id) => vfs.file(id).shown_path().to_owned(),
            Err(error) => error.to_string(),
        };
        assert_eq!(shown, outcome, "{reference}");
    }
}

fn disk() -> Memory {
    Memory::new()
        .file("/w/common/schemas/order-item.yaml", "")
        .file("/w/api/b.yaml", "")
        .file("/w/api/with space.yaml", "")
        .file("/w/api/Order.yaml", "")
        .file("/w/api/data.json", "{}")
        .file("/out/secret.yaml", "")
}

#[test]
fn references_are_relative_to_the_file_they_stand_in() {
    check(&disk(), "", "api/a.yaml");
    check(&disk(), "b.yaml", "api/b.yaml");
    check(&disk(), "./b.yaml", "api/b.yaml");
    check(&disk(), "./a.yaml", "api/a.yaml");
    check(&disk(), "with space.yaml", "api/with space.yaml");
    check(&disk(), "../common/schemas/order-item.yaml", "common/schemas/order-item.yaml");
    check(&disk(), "/w/api/b.yaml", "api/b.yaml");
    check(&disk(), "file:///w/api/b.yaml", "api/b.yaml");
    check(&disk(), "FILE://localhost/w/api/b.yaml", "api/b.yaml");
    check(&disk(), "file:b.yaml", "api/b.yaml");
}

#[test]
fn what_is_read_through_a_link_is_known_by_both_places() {
    let disk = disk().file("/w/.git/HEAD", "").file("/w/api/a.yaml", "").link("/w/api/l", "../common");
    let workspace = Workspace::of(&disk, Path::new("/w"), &["."]);
    let vfs = Vfs::new(Arc::new(disk), "/w".into(), workspace);
    let from = vfs.load(Path::new("api/a.yaml")).unwrap();
    let file = vfs.load_reference(from, "l/schemas/order-item.yaml").unwrap();
    let linked = (PathBuf::from("/w/api/l/schemas/order-item.yaml"), Some(file));
    for place in ["/w/common", "/w/api/l", "/w/common/schemas/order-item.yaml"] {
        assert_eq!(
            vfs.known_below(&[PathBuf::from(place)].into_iter().collect()),
            std::slice::from_ref(&linked),
            "{place}"
        );
    }
}

#[test]
fn nothing_is_fetched() {
    for reference in [
        "https://example.com/b.yaml",
        "HTTP://x",
        "urn:uuid:1",
        "//host/b.yaml",
        "file://host/w/api/b.yaml",
        "file://x",
    ] {
        check(&disk(), reference, "is remote, and nothing is fetched");
    }
}

#[test]
fn references_that_lead_out_are_not_followed() {
    let outside = "lies outside the workspace, where nothing is read";
    let disk = disk()
        .link("/w/api/link.yaml", "../../out/secret.yaml")
        .link("/w/api/folder", "/out")
        .link("/w/api/inner.yaml", "b.yaml")
        .link("/w/api/loop.yaml", "loop.yaml");
    for reference in [
        "../../out/secret.yaml",
        "/out/secret.yaml",
        "file:///out/secret.yaml",
        "link.yaml",
        "folder/secret.yaml",
        "../..",
    ] {
        check(&disk, reference, outside);
    }
    check(&disk, "inner.yaml", "api/inner.yaml");
    check(&disk, "loop.yaml", "cannot be read: too many levels of symbolic links");
    // Not even whether it exists is told.
    check(&disk, "../../out/missing.yaml", outside);
    check(&disk, "folder/missing.yaml", outside);
}

#[test]
fn a_slip_gets_a_suggestion() {
    check(&disk(), "bb.yaml", "does not exist; `b.yaml` does");
    check(&disk(), "./order.yaml", "does not exist; `./Order.yaml` does");
    check(&disk(), "data.yaml", "does not exist; `data.json` does");
    check(&disk(), "data", "does not exist; `data.json` does");
    check(
        &disk(),
        "../common/schema/order-item.yaml",
        "does not exist; `../common/schemas/order-item.yaml` does",
    );
    check(
        &disk(),
        "../comon/schemas/order-item.yaml",
        "does not exist; `../common/schemas/order-item.yaml` does",
    );
    check(&disk(), "/w/api/bb.yaml", "does not exist; `/w/api/b.yaml` does");
    check(&disk(), "entirely-different.yaml", "does not exist");
    check(&disk(), "b.yaml/x", "does not exist");
    check(&disk(), "no/such/folder.yaml", "does not exist");
}

#[test]
fn what_cannot_be_read_is_told_why() {
    let disk = disk()
        .special("/w/api/fifo.yaml")
        .denied("/w/api/denied.yaml")
        .file("/w/api/logo.png", b"\0")
        .file("/w/api/dir/x", "");
    check(&disk, "fifo.yaml", "is not a regular file");
    check(&disk, "dir", "is not a regular file");
    check(&disk, ".", "is not a regular file");
    check(&disk, "denied.yaml", "cannot be read: permission denied");
    check(&disk, "logo.png", "cannot be read: is a binary file");
}

/// Writes down what it is asked for.
struct Watched(Memory, Arc<Mutex<Vec<PathBuf>>>);

impl Watched {
    fn note(&self, path: &Path) -> &Memory {
        self.1.lock().unwrap().push(path.to_owned());
        &self.0
    }
}

impl Loader for Watched {
    fn entry(&self, path: &Path) -> io::Result<Entry> {
        self.note(path).entry(path)
    }

    fn read_link(&self, path: &Path) -> io::Result<PathBuf> {
        self.note(path).read_link(path)
    }

    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf> {
        self.note(path).canonicalize(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<(OsString, EntryKind)>> {
        self.note(folder).list(folder)
    }

    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        self.note(path).read(path, limit)
    }
}

#[test]
fn nothing_outside_is_even_looked_at() {
    let disk = disk()
        .file("/w/.git/HEAD", "")
        .file("/w/api/a.yaml", "")
        .link("/w/api/out", "/out")
        .link("/w/up", "../out");
    let seen = Arc::new(Mutex::new(Vec::new()));
    let disk = Watched(disk, Arc::clone(&seen));
    let workspace = Workspace::of(&disk, Path::new("/w"), &["."]);
    let vfs = Vfs::new(Arc::new(disk), "/w".into(), workspace);
    let from = vfs.load(Path::new("api/a.yaml")).unwrap();
    seen.lock().unwrap().clear();
    for reference in
        ["../../out/secret.yaml", "/etc/passwd", "out/secret.yaml", "../up/secrets.yaml", "b.yaml", "c.yaml"]
    {
        let _ = vfs.load_reference(from, reference);
    }
    let seen = seen.lock().unwrap();
    assert!(seen.contains(&"/w/api/b.yaml".into()));
    assert!(seen.iter().all(|it| it.starts_with("/w/api") || it.starts_with("/w/up")), "{seen:?}");
    // The links themselves are looked at, and what would be behind them is not.
    assert!(seen.iter().all(|it| !it.starts_with("/w/up/") || it == Path::new("/w/up")), "{seen:?}");
}

#[cfg(unix)]
#[test]
fn links_on_the_disk_are_seen_through() {
    let outside = tempfile::tempdir().unwrap();
    std::fs::write(outside.path().join("secret.yaml"), "x").unwrap();
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.yaml"), "a").unwrap();
    std::os::unix::fs::symlink(outside.path(), folder.path().join("out")).unwrap();
    std::os::unix::fs::symlink("a.yaml", folder.path().join("in.yaml")).unwrap();
    let workspace = Workspace::of(&Disk, folder.path(), &["."]);
    let vfs = Vfs::new(Arc::new(Disk), folder.path().to_owned(), workspace);
    let from = vfs.load(Path::new("a.yaml")).unwrap();
    assert!(vfs.load_reference(from, "in.yaml").is_ok());
    let error = vfs.load_reference(from, "out/secret.yaml").unwrap_err();
    assert_eq!(error.to_string(), "lies outside the workspace, where nothing is read");
}

#[test]
fn thousands_of_broken_references_are_no_work() {
    let many = (0..20_000)
        .fold(Memory::new().file("/w/a.yaml", ""), |disk, it| disk.file(format!("/w/x/{it:05}.yaml"), ""));
    let workspace = Workspace::from_roots(&many, ["/w".into()]);
    let vfs = Vfs::new(Arc::new(many), "/w".into(), workspace);
    let from = vfs.load(Path::new("a.yaml")).unwrap();
    let start = std::time::Instant::now();
    for it in 0..5_000 {
        assert!(vfs.load_reference(from, &format!("x/y{it:05}.yaml")).is_err());
    }
    assert!(start.elapsed().as_secs() < 5, "{:?}", start.elapsed());
}
