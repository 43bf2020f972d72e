//! What rules have found out about a contract, so that after an edit only what it has changed is judged again.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use wirelint_lint::Context;
use wirelint_model::{Interaction, OperationId};

use crate::paths::Index;

/// What rules have found out about a contract. Worth something as long as the same rules are on.
#[derive(Default)]
pub struct Memo {
    pub(crate) index: OnceCell<Index>,
    pub(crate) clean: Clean,
}

/// Where rules that look at single operations have found nothing.
#[derive(Default)]
pub(crate) struct Clean {
    /// By rule, for each operation.
    by_rule: BTreeMap<&'static str, Vec<bool>>,
    /// Nobody will ask again.
    once: bool,
}

impl Memo {
    /// For one run only: remembers nothing.
    pub fn for_once() -> Self {
        Self { clean: Clean { once: true, ..Clean::default() }, ..Self::default() }
    }

    /// Forgets what was found out about `operations`, which, or parts of which, are others now. Their paths are not.
    pub fn changed(&mut self, operations: &[OperationId]) {
        for clean in self.clean.by_rule.values_mut() {
            for operation in operations {
                // Where a rule has not run to its end, nothing is known of the last ones.
                if let Some(clean) = clean.get_mut(operation.0 as usize) {
                    *clean = false;
                }
            }
        }
    }
}

impl Clean {
    /// Gives those of `calls` to `check` in which `rule` may find something.
    pub(crate) fn each(
        &mut self,
        ctx: &mut Context<'_>,
        rule: &'static str,
        calls: &[Interaction],
        mut check: impl FnMut(&mut Context<'_>, &Interaction),
    ) {
        if self.once {
            for call in calls {
                check(ctx, call);
            }
            return;
        }
        let clean = self.by_rule.entry(rule).or_default();
        clean.resize(calls.len(), false);
        for (clean, call) in clean.iter_mut().zip(calls).filter(|(clean, _)| !**clean) {
            // What has findings is judged every time: their places may have moved.
            *clean = ctx.finds_nothing(|ctx| check(ctx, call));
        }
    }
}
