//! Somebody at an editor, made up, and what a host must say to them: after any sequence of edits the same as a fresh host that
//! is given the same files and buffers.
//!
//! A [`World`] is what the disk and the open buffers have; a [`Person`] decides what happens next ([`Action`]s), by chance but
//! the same for the same seed; a [`Live`] is a host that goes through all of it; [`said()`] is everything that a run says, to be
//! compared; [`shrink()`] makes what failed small enough to read. For tests only: it panics where something is wrong.

mod action;
mod bases;
mod live;
mod person;
mod random;
mod said;
mod session;
mod shrink;
mod steps;
mod world;

pub use action::Action;
pub use bases::files_below;
pub use live::{Live, SharedDisk};
pub use person::{Hint, Person, Step};
pub use random::Random;
pub use said::{Said, said};
pub use session::{Session, difference};
pub use shrink::{Failure, shrink};
pub use world::{Buffer, World};
