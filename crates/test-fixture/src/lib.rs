//! Contracts for tests, written inline with markers under the places that matter.
//!
//! ```text
//! //- api/openapi.yaml
//! openapi: 3.1.0
//! #<<<<<<< the key, from the sign's own column on
//! info:
//!   title: ""
//!   #      ^^ what is under the carets
//!   #         | the empty range, here after the line break
//! //- api/data.json
//! { "a": 1 }
//! // ^^^ a message
//! //     ^ another one for the same line
//! ```
//!
//! Knows nothing of wirelint, so that every crate can test with it. Everything here panics on a fixture that is wrong:
//! it is for tests only.
//!
//! # Files
//! A line `//- PATH` or `#- PATH` begins a file. Without any there is one file with an empty path. One line break at the
//! very start of the fixture is dropped, so that a raw string may begin on its own line.
//!
//! # Markers
//! A marker is a line of its own with a comment sign (`#` or `//`, whatever the file's language), a mark and a message.
//! Marker lines are taken out of the text, so JSON stays JSON. All of them refer to the nearest line above that is none.
//! Columns count characters, a wide one as one; the line break is the last one of its line.
//!
//! | mark | range |
//! |---|---|
//! | `^^^` | the columns under the carets |
//! | `<<<`, right behind the sign | as many columns, from the one where the sign begins |
//! | <code>&#124;</code> | the empty range at its column; right behind the sign, where the sign begins |
//! | `^^^>2:5` | from the first caret to the line two further down, column 5 (from 0); also behind the others |

mod compare;
mod cursor;
mod fixture;
mod mark;

pub use compare::assert_annotations;
pub use cursor::extract_cursor;
pub use fixture::{Annotation, Fixture, FixtureFile, render};
