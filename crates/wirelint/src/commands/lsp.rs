//! `wirelint lsp`

use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;

use anyhow::{Context, Result};
use wirelint_analysis::{Disk, Options};
use wirelint_lsp::{Ended, Setup};

use crate::args::Lsp;
use crate::commands;
use crate::exit::Exit;
use crate::notes;

pub(crate) fn run(args: Lsp) -> Result<Exit> {
    small_pages();
    let setup = Setup {
        loader: Arc::new(Disk),
        cwd: commands::cwd()?,
        options: Options { today: Some(commands::today()?), ..Options::default() },
        version: env!("CARGO_PKG_VERSION"),
    };
    let ended = match args.port {
        None => wirelint_lsp::serve(setup, io::stdin(), io::stdout()),
        Some(port) => {
            // Nobody but this machine is listened to.
            let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).context("--port")?;
            notes::say(format_args!("waiting for an editor on {}", listener.local_addr()?));
            let (stream, _) = listener.accept().context("--port")?;
            // Messages are written whole, so waiting to fill a packet only delays them.
            stream.set_nodelay(true)?;
            wirelint_lsp::serve(setup, stream.try_clone()?, stream)
        }
    };
    // The protocol: 0 after `shutdown`, else 1.
    Ok(match ended {
        Ended::InOrder => Exit::Clean,
        Ended::Abruptly => Exit::Findings,
    })
}

/// Keeps the allocator from taking memory in pieces of two megabytes, which make a short run a fifth faster and a server twice as large.
fn small_pages() {
    #[cfg(target_os = "linux")]
    if let Err(error) = nix::sys::prctl::set_thp_disable(true) {
        // It works as well, and is larger.
        notes::say(format_args!("the system does not say how memory is to be taken: {error}"));
    }
}
