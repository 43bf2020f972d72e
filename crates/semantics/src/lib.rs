//! From observations to facts: the one place that infers, for all protocols.
//!
//! Words are judged in [`Vocabulary`], prose in `prose`; [`infer()`] puts them together. What each list and pattern is
//! worth was measured on 2,639 published descriptions; the numbers stand with the rules that use the facts.
//! Knows no syntax and no rule.

#[macro_use]
mod pattern;

mod around;
mod axis;
mod batch;
mod body;
mod collection;
mod effect;
mod errors;
mod exchange;
mod feed;
mod infer;
mod key;
mod monitor;
mod naming;
mod output;
mod page;
mod prose;
mod repeat;
mod rest;
mod retire;
mod risk;
mod root;
mod rpc;
mod said;
mod target;
mod toil;
mod unfounded;
mod verb;
mod verdict;
mod version;
mod vocabulary;
mod words;

pub use around::{Layer, TimeLimit, layers, time_limits};
pub use axis::{Cell, Row, Said, axis, time, waits};
pub use infer::{infer, infer_again, infer_anew, infer_kept, infer_like, infer_shared};
pub use risk::{Danger, Weights};
pub use said::says_the_same;
pub use vocabulary::{Vocabulary, WordList, is_one_word, normal};
