//! What is known of packages: which of their values ask for data, which join what is asked, which only reckon.

pub(crate) mod go;
mod guess;
pub(crate) mod java;
mod methods;
mod packages;
mod prefixes;
pub(crate) mod python;
mod reckoning;
pub(crate) mod ruby;

use wirelint_source_code::Family;

pub(crate) use guess::{Guess, describes, guess, is_client, is_client_name, is_connection, sends};
pub(crate) use methods::{Effect, effect, is_relation_call};
pub(crate) use packages::{Use, of_external, of_type_name, package};
pub(crate) use reckoning::reckons;

/// The languages of the package that is imported as `module`: those of some have something before all of their names, so that what is known of a
/// package of another language does not hold for them.
pub(crate) fn family_of(module: &str) -> Family {
    match module.split_once(':') {
        Some(("py", _)) => Family::Python,
        Some(("java", _)) => Family::Java,
        Some(("rb", _)) => Family::Ruby,
        Some(("go", _)) => Family::Go,
        _ => Family::Ecma,
    }
}

/// What data is asked for with.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ClientKind {
    /// SQL, a mapper, a document store.
    Database,
    /// Prisma's client.
    Prisma,
    /// `MikroORM`, whose loading of references can be batched by its configuration.
    Mikro,
    /// A cache in another process.
    Cache,
    /// HTTP.
    Http,
    /// Another kind of call to another process.
    Rpc,
    /// A data loader.
    Loader,
}

impl ClientKind {
    /// What one access is called.
    pub fn noun(self) -> &'static str {
        match self {
            Self::Database | Self::Prisma | Self::Mikro => "query",
            Self::Cache => "call to the cache",
            Self::Http => "request",
            Self::Rpc => "remote call",
            Self::Loader => "load",
        }
    }
}
