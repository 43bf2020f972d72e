//! The progress of the first scan, in the client's own display.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

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
    /// The percentage that is shown; `None` before anything is. Held while it is told, so that numbers only go up.
    shown: Mutex<Option<usize>>,
}

impl Scan {
    /// Asks the client for a display.
    pub(crate) fn new(inbox: Arc<Inbox>, outbox: Arc<Outbox>) -> Self {
        let params = json!({ "token": TOKEN });
        outbox.request(&own_id("progress"), "window/workDoneProgress/create", Some(params));
        Self { inbox, outbox, total: AtomicUsize::new(0), done: AtomicUsize::new(0), shown: Mutex::new(None) }
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
        let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        if shown.is_some_and(|it| it >= percentage) || !self.inbox.is_granted(&own_id("progress")) {
            return;
        }
        if shown.is_none() {
            self.tell(&json!({ "kind": "begin", "title": "Linting contracts", "percentage": 0 }));
        }
        *shown = Some(percentage);
        let message = format!("{done} of {total}");
        self.tell(&json!({ "kind": "report", "message": message, "percentage": percentage }));
    }
}

impl Drop for Scan {
    fn drop(&mut self) {
        if self.shown.get_mut().unwrap_or_else(PoisonError::into_inner).is_some() {
            self.tell(&json!({ "kind": "end" }));
        }
    }
}
