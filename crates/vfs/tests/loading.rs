//! Reading files: the disk and its oddities, buffers, threads.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};
use std::sync::Arc;

use wirelint_source::{Sources, TextRange};
use wirelint_vfs::{
    Candidate, Disk, Entry, EntryKind, Identified, Kind, KindPatterns, LoadError, Loader, MAX_FILE_LEN,
    Memory, Vfs, Workspace,
};

fn vfs(loader: impl Loader + 'static, cwd: &Path) -> Vfs {
    let workspace = Workspace::of(&loader, cwd, &["."]);
    Vfs::new(Arc::new(loader), cwd.to_owned(), workspace)
}

fn memory(disk: Memory) -> Vfs {
    vfs(disk, Path::new("/w"))
}

#[test]
fn a_file_is_read_once_under_all_spellings_of_its_path() {
    let vfs = memory(Memory::new().file("/w/api/a.yaml", "a: 1\nb: 2\n"));
    let id = vfs.load(Path::new("api/a.yaml")).unwrap();
    assert_eq!(vfs.load(Path::new("./x/../api/a.yaml")), Ok(id));
    assert_eq!(vfs.load(Path::new("/w/api/a.yaml")), Ok(id));
    let files = vfs.files();
    assert_eq!(files.len(), 1);
    assert_eq!(files.path(id), "api/a.yaml");
    assert_eq!(files.text(id), "a: 1\nb: 2\n");
    assert_eq!(files.lines(id).line_count(), 3);
}

#[test]
fn a_buffer_takes_the_place_of_the_disk_and_the_number_stays() {
    let mut vfs = memory(Memory::new().file("/w/a.yaml", "disk"));
    let id = vfs.load(Path::new("a.yaml")).unwrap();
    let before = vfs.files();
    assert_eq!(vfs.set_buffer(Path::new("a.yaml"), "typed"), Ok(id));
    assert_eq!(vfs.load(Path::new("a.yaml")), Ok(id));
    assert_eq!((before.text(id), vfs.files().text(id)), ("disk", "typed"));
    vfs.forget(Path::new("a.yaml"));
    assert_eq!(vfs.id_of(Path::new("a.yaml")), None);
    assert_eq!(vfs.load(Path::new("a.yaml")), Ok(id));
    assert_eq!(vfs.files().text(id), "disk");
}

#[test]
fn a_buffer_needs_no_file() {
    let mut vfs = memory(Memory::new().file("/w/b.yaml", "x"));
    assert_eq!(vfs.load(Path::new("new.yaml")), Err(LoadError::NotFound));
    let id = vfs.set_buffer(Path::new("new.yaml"), "typed").unwrap();
    assert_eq!(vfs.load(Path::new("new.yaml")), Ok(id));
    vfs.forget(Path::new("new.yaml"));
    assert_eq!(vfs.load(Path::new("new.yaml")), Err(LoadError::NotFound));
    assert_eq!(vfs.set_buffer(Path::new("new.yaml"), b"\xff\xfea\0"), Err(LoadError::Encoding("UTF-16")));
}

#[test]
fn opening_what_is_on_the_disk_changes_nothing() {
    let disk = Memory::new().file("/w/a.yaml", "a: 1").file("/w/b.yaml", b"b: ?\xe9");
    let mut vfs = memory(disk);
    let (a, b) = (vfs.load(Path::new("a.yaml")).unwrap(), vfs.load(Path::new("b.yaml")).unwrap());
    assert_eq!(vfs.open(Path::new("a.yaml"), "a: 1".into()), Ok((a, false)));
    assert_eq!(vfs.open(Path::new("a.yaml"), "a: 2".into()), Ok((a, true)));
    // This is how the other one is read, but not what it says.
    assert_eq!(vfs.open(Path::new("b.yaml"), "b: ??".into()), Ok((b, true)));
    assert_eq!(vfs.open(Path::new("b.yaml"), "b: ??".into()), Ok((b, false)));
    assert_eq!(&**vfs.file(b).text(), "b: ??");
}

#[test]
fn invalid_bytes_are_told_and_move_nothing() {
    let vfs = memory(Memory::new().file("/w/a.yaml", b"a: \xe9!\nb: \xff\xff\n"));
    let file = vfs.file(vfs.load(Path::new("a.yaml")).unwrap());
    assert_eq!(file.text(), "a: ?!\nb: ??\n");
    assert_eq!(file.invalid_utf8(), [TextRange::new(3, 4), TextRange::new(9, 11)]);
    assert!(!file.has_more_invalid_utf8());
}

#[test]
fn many_threads_get_one_number() {
    let vfs = memory(
        (0..50).fold(Memory::new(), |disk, it| disk.file(format!("/w/{it}.yaml"), format!("n: {it}"))),
    );
    let ids: Vec<Vec<_>> = std::thread::scope(|scope| {
        let load = || (0..50).map(|it| vfs.load(Path::new(&format!("{it}.yaml"))).unwrap()).collect();
        let threads: Vec<_> = (0..8).map(|_| scope.spawn(load)).collect();
        threads.into_iter().map(|it| it.join().unwrap()).collect()
    });
    assert!(ids.iter().all(|it| *it == ids[0]));
    let files = vfs.files();
    assert_eq!(files.len(), 50);
    for (number, id) in ids[0].iter().enumerate() {
        assert_eq!(files.text(*id), format!("n: {number}"));
    }
}

#[test]
fn what_is_no_regular_file_is_refused() {
    let vfs =
        memory(Memory::new().special("/w/fifo.yaml").denied("/w/secret.yaml").file("/w/dir/a.yaml", ""));
    let message = |path: &str| vfs.load(Path::new(path)).unwrap_err().to_string();
    assert_eq!(message("fifo.yaml"), "is not a regular file");
    assert_eq!(message("secret.yaml"), "permission denied");
    assert_eq!(message("dir"), "is a directory, not a file");
    assert_eq!(message("missing.yaml"), "no such file or directory");
    assert_eq!(message("dir/a.yaml/b"), "no such file or directory");
}

#[cfg(unix)]
#[test]
fn special_files_on_the_disk_are_never_opened() {
    let folder = tempfile::tempdir().unwrap();
    let fifo = folder.path().join("fifo.yaml");
    // Opening it would wait for a writer for ever.
    assert!(std::process::Command::new("mkfifo").arg(&fifo).status().unwrap().success());
    let _socket = std::os::unix::net::UnixListener::bind(folder.path().join("socket.yaml")).unwrap();
    std::os::unix::fs::symlink("/dev/zero", folder.path().join("zero.yaml")).unwrap();
    let vfs = vfs(Disk, folder.path());
    for path in ["fifo.yaml", "socket.yaml", "zero.yaml", "/dev/null"] {
        assert_eq!(vfs.load(Path::new(path)), Err(LoadError::NotAFile), "{path}");
        assert!(Disk.read(&folder.path().join(path), 10).is_err(), "{path}");
    }
    std::os::unix::fs::symlink("loop.yaml", folder.path().join("loop.yaml")).unwrap();
    assert!(
        vfs.load(Path::new("loop.yaml"))
            .unwrap_err()
            .to_string()
            .starts_with("too many levels of symbolic links")
    );
}

#[cfg(target_os = "linux")]
#[test]
fn what_the_kernel_makes_up_is_no_file() {
    let folder = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink("/proc/self/environ", folder.path().join("a.yaml")).unwrap();
    let vfs = vfs(Disk, folder.path());
    assert_eq!(vfs.load(Path::new("a.yaml")), Err(LoadError::NotAFile));
    assert_eq!(vfs.load(Path::new("/proc/self/status")), Err(LoadError::NotAFile));
    std::fs::write(folder.path().join("empty.yaml"), "").unwrap();
    assert!(vfs.load(Path::new("empty.yaml")).is_ok());
}

#[test]
fn a_file_whose_offsets_do_not_fit_is_refused_unread() {
    let folder = tempfile::tempdir().unwrap();
    let file = std::fs::File::create(folder.path().join("big.yaml")).unwrap();
    // Sparse: it takes no room.
    file.set_len(MAX_FILE_LEN + 1).unwrap();
    let error = vfs(Disk, folder.path()).load(Path::new("big.yaml")).unwrap_err();
    assert_eq!(error, LoadError::TooLarge(MAX_FILE_LEN + 1));
    assert_eq!(error.to_string(), "is too large: 1025 MiB, the limit is 1024 MiB");
}

/// A file that grows between the look at it and its reading.
struct Growing;

impl Loader for Growing {
    fn entry(&self, _: &Path) -> std::io::Result<Entry> {
        Ok(Entry { kind: EntryKind::File, len: 1 })
    }

    fn read_link(&self, _: &Path) -> std::io::Result<PathBuf> {
        Err(std::io::ErrorKind::InvalidInput.into())
    }

    fn canonicalize(&self, path: &Path) -> std::io::Result<PathBuf> {
        Ok(path.to_owned())
    }

    fn list(&self, _: &Path) -> std::io::Result<Vec<(std::ffi::OsString, EntryKind)>> {
        Ok(Vec::new())
    }

    fn read(&self, _: &Path, limit: u64) -> std::io::Result<Vec<u8>> {
        assert_eq!(limit, MAX_FILE_LEN + 1, "the reader stops by itself");
        Ok(b"a: 1".to_vec())
    }
}

#[test]
fn reading_is_bounded_even_if_the_file_grows() {
    let vfs = Vfs::new(Arc::new(Growing), "/w".into(), Workspace::default());
    assert!(vfs.load(Path::new("a.yaml")).is_ok());
}

#[track_caller]
fn identify(vfs: &Vfs, path: &str, named: bool, kinds: &[&str]) -> Result<Identified, LoadError> {
    let kinds = KindPatterns::parse(vfs.cwd(), kinds.iter().copied()).unwrap();
    vfs.identify(&Candidate { path: path.into(), named }, &kinds)
}

#[test]
fn only_contracts_and_configurations_stay_in_memory() {
    let vfs = memory(
        Memory::new()
            .file("/w/api.yaml", "openapi: 3.0.0")
            .file("/w/old.json", r#"{"swagger": "2.0"}"#)
            .file("/w/other.yaml", "a: b")
            .file("/w/wirelint.yaml", "rules: {}"),
    );
    for (path, kind) in [
        ("/w/api.yaml", Kind::OpenApi),
        ("/w/old.json", Kind::Swagger),
        ("/w/other.yaml", Kind::Unrelated),
        ("/w/wirelint.yaml", Kind::Config),
    ] {
        let found = identify(&vfs, path, false, &[]).unwrap();
        assert_eq!((found.kind, found.file.is_some()), (kind, kind != Kind::Unrelated), "{path}");
        assert_eq!(identify(&vfs, path, false, &[]), Ok(found), "asking again gives the same");
    }
    assert_eq!(vfs.files().len(), 3);
}

#[test]
fn what_the_user_says_of_a_file_counts_more_than_its_text() {
    let vfs = memory(Memory::new().file("/w/a.yaml", "x: 1").file("/w/b.yaml", "openapi: 3.0.0"));
    assert_eq!(identify(&vfs, "/w/a.yaml", false, &["a.*=openapi"]).unwrap().kind, Kind::OpenApi);
    let passed = identify(&vfs, "/w/b.yaml", false, &["*=openapi", "b.*=unrelated"]).unwrap();
    assert_eq!(passed, Identified { kind: Kind::Unrelated, file: None });
}

#[test]
fn files_that_are_no_text_are_unrelated_unless_named() {
    let utf16 = |text: &str| [vec![0xff, 0xfe], text.bytes().flat_map(|it| [it, 0]).collect()].concat();
    let vfs = memory(
        Memory::new()
            .file("/w/binary.json", b"\0\0")
            .file("/w/utf16.json", utf16("{\"a\": 1}"))
            .file("/w/contract.json", utf16("{\"openapi\": \"3.0.0\"}")),
    );
    let unrelated = Ok(Identified { kind: Kind::Unrelated, file: None });
    assert_eq!(identify(&vfs, "/w/binary.json", false, &[]), unrelated);
    assert_eq!(identify(&vfs, "/w/utf16.json", false, &[]), unrelated);
    assert_eq!(identify(&vfs, "/w/binary.json", true, &[]), Err(LoadError::Binary));
    assert_eq!(identify(&vfs, "/w/utf16.json", true, &[]), Err(LoadError::Encoding("UTF-16")));
    // This one the author takes for a contract.
    assert_eq!(identify(&vfs, "/w/contract.json", false, &[]), Err(LoadError::Encoding("UTF-16")));
    let message = LoadError::Encoding("UTF-16").to_string();
    assert_eq!(message, "is encoded in UTF-16: save it as UTF-8");
}

#[test]
fn everything_in_a_charts_templates_is_a_template() {
    let vfs = memory(
        Memory::new()
            .file("/w/chart/Chart.yaml", "name: x")
            .file("/w/chart/templates/deep/api.yaml", "openapi: 3.0.0")
            .file("/w/chart/files/api.yaml", "openapi: 3.0.0")
            .file("/w/templates/api.yaml", "openapi: 3.0.0"),
    );
    assert_eq!(identify(&vfs, "/w/chart/templates/deep/api.yaml", false, &[]).unwrap().kind, Kind::Templated);
    assert_eq!(identify(&vfs, "/w/chart/files/api.yaml", false, &[]).unwrap().kind, Kind::OpenApi);
    assert_eq!(identify(&vfs, "/w/templates/api.yaml", false, &[]).unwrap().kind, Kind::OpenApi);
}
