//! The operations of a contract by their paths, whatever the parameters in these are called.

use std::cell::OnceCell;

use rustc_hash::FxHashMap;
use wirelint_model::{Contract, Interaction, Role};

/// [`Paths`] that are made when the first rule asks for them, and are the same for all.
pub(crate) struct LazyPaths<'c> {
    contract: &'c Contract,
    made: OnceCell<Paths<'c>>,
}

impl<'c> LazyPaths<'c> {
    pub(crate) const fn new(contract: &'c Contract) -> Self {
        Self { contract, made: OnceCell::new() }
    }

    pub(crate) fn made(&self) -> &Paths<'c> {
        self.made.get_or_init(|| Paths::new(self.contract))
    }
}

/// Operations by path. Made in time linear in the contract.
pub(crate) struct Paths<'c> {
    contract: &'c Contract,
    by_shape: FxHashMap<String, Vec<&'c Interaction>>,
}

impl<'c> Paths<'c> {
    fn new(contract: &'c Contract) -> Self {
        let mut by_shape: FxHashMap<String, Vec<&Interaction>> = FxHashMap::default();
        for call in &contract.interactions {
            let operation = contract.operation(call);
            if operation.role == Role::Served {
                by_shape.entry(shape(&operation.path)).or_default().push(call);
            }
        }
        Self { contract, by_shape }
    }

    /// The operation with this method on a path of this [shape].
    pub(crate) fn get(&self, method: &str, shape: &str) -> Option<&'c Interaction> {
        let calls = self.by_shape.get(shape)?;
        calls.iter().copied().find(|call| &*self.contract.operation(call).method == method)
    }
}

/// A path without the names of its parameters: `/orders/{}` of `/orders/{order_id}/`.
pub(crate) fn shape(path: &str) -> String {
    let mut shape = String::with_capacity(path.len());
    let mut depth = 0_u32;
    for character in path.trim_end_matches('/').chars() {
        match character {
            '{' => {
                depth += 1;
                shape.push('{');
            }
            '}' => {
                depth = depth.saturating_sub(1);
                shape.push('}');
            }
            _ if depth > 0 => {}
            _ => shape.push(character),
        }
    }
    shape
}

/// The shape of the path that `shape` is below.
pub(crate) fn parent(shape: &str) -> Option<&str> {
    shape.rsplit_once('/').map(|(parent, _)| parent).filter(|it| !it.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_have_no_names() {
        assert_eq!(shape("/orders/{order_id}/lines/"), "/orders/{}/lines");
        assert_eq!(parent("/orders/{}/lines"), Some("/orders/{}"));
        assert_eq!(parent("/orders"), None);
    }
}
