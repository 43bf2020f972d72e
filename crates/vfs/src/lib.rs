//! Paths ⇄ [`FileId`](wirelint_source::FileId), unsaved buffers over the disk, ignore-aware discovery, a file's kind by
//! its content, the workspace's boundary.
//!
//! The only library crate that reads files. Nothing outside the workspace and the named files is read; special files
//! (FIFOs, devices, what the kernel makes up) are never opened. Knows no syntax beyond what tells one kind of file from
//! another, and no rule.

mod argument;
mod decode;
mod discovery;
mod file;
mod kind;
mod load_error;
mod loader;
mod path;
mod patterns;
mod reference;
mod sniff;
mod vfs;
mod workspace;

pub use discovery::{Candidate, Discovery, Options, PassedOver, PathProblem, Reason, discover};
pub use file::{File, Files};
pub use kind::{Kind, KindPatterns};
pub use load_error::LoadError;
pub use loader::{Disk, Entry, EntryKind, Loader, Memory};
pub use path::{display_path, normalize, relative_path};
pub use patterns::{PatternError, Patterns};
pub use reference::ReferenceError;
pub use sniff::{is_introspection, resolves_fields};
pub use vfs::{Identified, MAX_FILE_LEN, Vfs};
pub use workspace::{BoundaryError, Workspace};
