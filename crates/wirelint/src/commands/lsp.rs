//! `wirelint lsp`

use std::env;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::process::Command;
use std::sync::Arc;

use anyhow::{Context, Result};
use wirelint_analysis::{Disk, Options};
use wirelint_lsp::{Ended, Setup};

use crate::args::Lsp;
use crate::commands;
use crate::exit::Exit;
use crate::notes;

pub(crate) fn run(args: Lsp) -> Result<Exit> {
    take_little_memory();
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

/// Starts this program afresh, as the same process, with the allocator's options for what runs for days: pages of two megabytes make a short
/// run a fifth faster and a server larger, and so do places of their own for each thread, and much that each keeps for itself. They count
/// when memory is first taken, and are not taken from a user who gives some.
fn take_little_memory() {
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt;
        const VARIABLE: &str = "_RJEM_MALLOC_CONF";
        const OPTIONS: &str = "thp:never,narenas:1,tcache_nslots_small_max:4,tcache_max:256";
        if env::var_os(VARIABLE).is_some() {
            return;
        }
        let Ok(program) = env::current_exe() else { return };
        let mut arguments = env::args_os();
        let mut afresh = Command::new(program);
        if let Some(name) = arguments.next() {
            afresh.arg0(name);
        }
        let error = afresh.args(arguments).env(VARIABLE, OPTIONS).exec();
        // It works as well, and is larger.
        notes::say(format_args!("cannot start with little memory: {error}"));
    }
}
