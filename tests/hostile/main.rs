//! Bad input through the real program: whatever arrives, one clear sentence or findings, exit 0, 1 or 2, nothing half
//! written, no input touched, no panic. One theme a file; [`scene`] holds what every run is held to.

#![allow(missing_docs, clippy::unwrap_used, unreachable_pub)]

mod bytes;
mod foreign;
mod quotes;
mod scene;
mod schemas;
mod screen;
mod shapes;
mod status;
#[path = "../support/mod.rs"]
mod support;
mod workbooks;

use support::book;

#[cfg(unix)]
mod commands;
#[cfg(unix)]
mod files;
#[cfg(unix)]
mod interrupt;
mod mutation;
#[cfg(unix)]
mod names;
#[cfg(unix)]
mod outputs;
mod properties;
