//! The operations of a contract by their paths, whatever the parameters in these are called.

use std::collections::HashMap;

use wirelint_model::{Contract, Interaction, Role};

/// Operations by path. Made once for a contract, in time linear in it.
pub(crate) struct Paths<'c> {
    contract: &'c Contract,
    by_shape: HashMap<String, Vec<&'c Interaction>>,
}

impl<'c> Paths<'c> {
    pub(crate) fn new(contract: &'c Contract) -> Self {
        let mut by_shape: HashMap<String, Vec<&Interaction>> = HashMap::new();
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
