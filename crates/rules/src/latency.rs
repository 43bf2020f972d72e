//! The group `latency`.

use wirelint_lint::Rule;

use crate::Visit;

mod accepted_without_monitor;
mod long_operation_sync;
mod lro_missing_info;
mod lro_no_cancel;
mod monitor_not_terminal;
mod poll_without_hint;
mod respond_async_half;
mod webhook_only_completion;

pub(crate) static RULES: &[&Rule<Visit>] = &[
    &accepted_without_monitor::ACCEPTED_WITHOUT_MONITOR,
    &long_operation_sync::LONG_OPERATION_SYNC,
    &lro_missing_info::LRO_MISSING_INFO,
    &lro_no_cancel::LRO_NO_CANCEL,
    &monitor_not_terminal::MONITOR_NOT_TERMINAL,
    &poll_without_hint::POLL_WITHOUT_HINT,
    &respond_async_half::RESPOND_ASYNC_HALF,
    &webhook_only_completion::WEBHOOK_ONLY_COMPLETION,
];
