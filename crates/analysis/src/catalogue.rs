//! Every rule there is.

use std::sync::{Arc, LazyLock};

use wirelint_config::Catalogue;
use wirelint_lint::Meta;

use crate::meta;

/// Every rule there is, in the order of the ids.
pub fn rules() -> Vec<&'static Meta> {
    catalogue().rules().to_vec()
}

/// Every rule there is, to be looked up by id, group or peer's name.
pub fn catalogue() -> &'static Arc<Catalogue> {
    static CATALOGUE: LazyLock<Arc<Catalogue>> = LazyLock::new(|| {
        let mut all: Vec<&'static Meta> = Vec::new();
        all.extend(wirelint_rules::rules());
        all.extend(wirelint_rules_openapi::rules());
        all.extend(wirelint_rules_protobuf::rules());
        all.extend(wirelint_rules_graphql::rules());
        all.extend(wirelint_config::rules());
        all.extend(meta::RULES);
        Arc::new(Catalogue::new(all))
    });
    &CATALOGUE
}
