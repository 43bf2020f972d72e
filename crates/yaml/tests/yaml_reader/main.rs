//! The YAML reader, seen from outside: text in, text out.

mod differential;
mod events;
mod mutations;
mod recovery;
mod render;
mod suite;
