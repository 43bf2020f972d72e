//! A contract that is kept while others are read, whatever it is written in.

use std::sync::Arc;

use wirelint_model::Contract;

use crate::modules::Package;
use crate::projects::Answers;

/// A contract, whoever has it.
pub(crate) enum Kept {
    /// What a description says.
    Described(Box<Contract>),
    /// The methods of a package.
    Methods(Arc<Package>),
    /// The root fields of a schema.
    Answers(Arc<Answers>),
}

impl Kept {
    /// The contract.
    pub(crate) fn get(&self) -> &Contract {
        match self {
            Self::Described(contract) => contract,
            Self::Methods(package) => &package.contract,
            Self::Answers(answers) => &answers.contract,
        }
    }
}
