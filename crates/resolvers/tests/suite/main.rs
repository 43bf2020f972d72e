//! What is found in source code: in services that are labelled, in a few lines, in a folder of somebody's.

mod folder;
mod labelled;

mod misuses;
mod ready_loaders;
mod shapes;
mod support;
