//! A rule as a value.

use std::fmt;

use wirelint_diagnostics::Applicability;

use crate::Level;
use crate::options::OptionSet;

/// A rule: what is known of it, and how it looks at what it judges. `V` is the kind of visit, which the crate that runs
/// the rule defines: facts of every protocol, or the native tree of one.
#[derive(Debug)]
pub struct Rule<V> {
    /// What is known of it.
    pub meta: Meta,
    /// How it judges.
    pub visit: V,
}

/// What is known of a rule. The manual, `explain`, the configuration's schema and the editor's hover come from here.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Meta {
    /// `group/kebab-name`; the name is the wrong pattern.
    pub id: &'static str,
    /// What holds where the rule is content, in one line without a full stop.
    pub summary: &'static str,
    /// The page, in Markdown, below its title.
    pub docs: &'static str,
    /// The level where no configuration says otherwise.
    pub level: Level,
    /// The version that brought it.
    pub since: &'static str,
    /// What it can be applied to.
    pub kinds: &'static [Kind],
    /// The best fix that it can offer, if it has one.
    pub fix: Option<Applicability>,
    /// What it can be told beside its level, if anything.
    pub options: Option<&'static OptionSet>,
    /// What other tools call it; these names work wherever a rule's name does.
    pub peers: &'static [&'static str],
}

impl Meta {
    /// The part of the id before the slash.
    pub fn group(&self) -> &'static str {
        self.id.split('/').next().unwrap_or(self.id)
    }

    /// The part of the id behind the slash.
    pub fn name(&self) -> &'static str {
        self.id.split('/').next_back().unwrap_or(self.id)
    }

    /// The address of the rule's page.
    pub fn url(&self) -> String {
        format!("https://wirelint.dev/rules/{}", self.id)
    }
}

/// A kind of document that a rule can be applied to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Kind {
    /// OpenAPI 3.0, 3.1, 3.2.
    OpenApi,
    /// Protocol Buffers: proto2, proto3, editions.
    Protobuf,
    /// GraphQL: schemas and operations.
    GraphQl,
    /// What configures retries and timeouts around contracts: gRPC service configs, Envoy, Istio, the Gateway API, Linkerd.
    Traffic,
    /// `wirelint.yaml`.
    Config,
}

impl Kind {
    /// The name in reports and on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::OpenApi => "openapi",
            Self::Protobuf => "protobuf",
            Self::GraphQl => "graphql",
            Self::Traffic => "traffic",
            Self::Config => "config",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Declares a rule as a `static`, its documentation being the doc comment:
///
/// ```
/// # use wirelint_lint::{Context, Kind, Level, declare_rule};
/// # type Visit = fn(&mut Context<'_>);
/// declare_rule! {
///     /// ## What it checks
///     /// …
///     pub(crate) static EXAMPLE: Visit = {
///         id: "group/example",
///         summary: "what holds where the rule is content",
///         level: Level::Warning,
///         since: "0.1.0",
///         kinds: [Kind::OpenApi],
///         visit: check,
///     }
/// }
///
/// fn check(ctx: &mut Context<'_>) {}
/// # fn main() { assert_eq!(EXAMPLE.meta.name(), "example"); }
/// ```
///
/// `fix: Applicability::Safe`, `options: ExampleOptions` (see [`options!`](crate::options!)) and `peers: ["name"]` may stand before `visit`,
/// in this order.
#[macro_export]
macro_rules! declare_rule {
    (
        $(#[doc = $doc:expr])+
        $vis:vis static $name:ident: $visit_type:ty = {
            id: $id:expr,
            summary: $summary:expr,
            level: $level:expr,
            since: $since:expr,
            kinds: [$($kind:expr),+ $(,)?],
            $(fix: $fix:expr,)?
            $(options: $options:ty,)?
            $(peers: [$($peer:expr),* $(,)?],)?
            visit: $visit:expr $(,)?
        }
    ) => {
        $(#[doc = $doc])+
        $vis static $name: $crate::Rule<$visit_type> = $crate::Rule {
            meta: $crate::Meta {
                id: $id,
                summary: $summary,
                docs: concat!($($doc, "\n"),+),
                level: $level,
                since: $since,
                kinds: &[$($kind),+],
                fix: $crate::declare_rule!(@option $($fix)?),
                options: $crate::declare_rule!(@option $(<$options as $crate::options::Settings>::SET)?),
                peers: &[$($($peer),*)?],
            },
            visit: $visit,
        };
    };
    (@option) => { None };
    (@option $value:expr) => { Some($value) };
}
