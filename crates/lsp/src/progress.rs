//! The progress of the first scan, in the client's own display.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Value, json};
use wirelint_analysis::Progress;

use crate::server::own_id;
use crate::transport::{Inbox, Outbox};

const TOKEN: &str = "wirelint/scan";

/// The display of one scan, from when the client has agreed to show it.
pub(crate) struct Scan {
    inbox: Arc<Inbox>,
    outbox: Arc<Outbox>,
    total: AtomicUsize,
    done: AtomicUsize,
    /// The last percentage that was shown, and one more; 0 where nothing is shown yet.
    shown: AtomicUsize,
}

impl Scan {
    /// Asks the client for a display.
    pub(crate) fn new(inbox: Arc<Inbox>, outbox: Arc<Outbox>) -> Self {
        let params = json!({ "token": TOKEN });
        outbox.request(&own_id("progress"), "window/workDoneProgress/create", Some(params));
        let zero = || AtomicUsize::new(0);
        Self { inbox, outbox, total: zero(), done: zero(), shown: zero() }
    }

    fn tell(&self, value: &Value) {
        self.outbox.notify("$/progress", json!({ "token": TOKEN, "value": value }));
    }
}

impl Progress for Scan {
    fn total(&self, contracts: usize) {
        self.total.store(contracts, Ordering::Relaxed);
        // A scan that gave way to a message begins again.
        self.done.store(0, Ordering::Relaxed);
    }

    fn done(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        let total = self.total.load(Ordering::Relaxed).max(1);
        let percentage = (done * 100 / total).min(100);
        let before = self.shown.fetch_max(percentage + 1, Ordering::Relaxed);
        if before > percentage || !self.inbox.is_granted(&own_id("progress")) {
            if before <= percentage {
                // Not shown after all. Whoever raised it meanwhile has not shown it either.
                self.shown.store(0, Ordering::Relaxed);
            }
            return;
        }
        if before == 0 {
            self.tell(&json!({ "kind": "begin", "title": "Linting contracts", "percentage": 0 }));
        }
        let message = format!("{done} of {total}");
        self.tell(&json!({ "kind": "report", "message": message, "percentage": percentage }));
    }
}

impl Drop for Scan {
    fn drop(&mut self) {
        if self.shown.load(Ordering::Relaxed) > 0 {
            self.tell(&json!({ "kind": "end" }));
        }
    }
}
