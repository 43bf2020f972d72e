//! The rule sets that come with wirelint and have a name.

use std::borrow::Cow;
use std::sync::Arc;

use wirelint_lint::options::{Data, OptionSet, read_settings};
use wirelint_lint::{Level, Meta};
use wirelint_source::Span;
use wirelint_yaml::Format;

use crate::catalogue::Catalogue;
use crate::file::Said;
use crate::graphql_eslint::{
    Entry, OPERATIONS_ALL, OPERATIONS_RECOMMENDED, PREFIX, SCHEMA_ALL, SCHEMA_RECOMMENDED, SCHEMA_RELAY,
};
use crate::settings::{Layer, LevelSetting};
use crate::{buf, graphql_schema_linter, read};

/// A set of levels that `extends` can name.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Preset {
    /// Every rule at its default level: what holds without a configuration, too.
    Recommended,
    /// Every rule, and no finding below a warning.
    Strict,
    /// Every rule at its default level, those that are off by default at `info`.
    All,
    /// The rules that buf has in its category `MINIMAL`, as errors: with buf, too, whatever they find fails the run.
    BufMinimal,
    /// Those of `BASIC`.
    BufBasic,
    /// Those of `STANDARD`, which buf runs where nothing is said.
    BufStandard,
    /// Those of `COMMENTS`.
    BufComments,
    /// Those of `UNARY_RPC`.
    BufUnaryRpc,
    /// What graphql-eslint recommends for schemas, told the same, as errors: there, too, whatever they find fails the run.
    GraphqlEslintSchemaRecommended,
    /// All that it has for schemas.
    GraphqlEslintSchemaAll,
    /// What it has for Relay.
    GraphqlEslintSchemaRelay,
    /// What it recommends for operations.
    GraphqlEslintOperationsRecommended,
    /// All that it has for operations.
    GraphqlEslintOperationsAll,
    /// All that graphql-schema-linter has, which runs it where nothing is said.
    GraphqlSchemaLinterAll,
}

impl Preset {
    /// All of them: our own, the quietest first, then those of other tools.
    pub const ALL: [Self; 14] = [
        Self::Recommended,
        Self::All,
        Self::Strict,
        Self::BufMinimal,
        Self::BufBasic,
        Self::BufStandard,
        Self::BufComments,
        Self::BufUnaryRpc,
        Self::GraphqlEslintSchemaRecommended,
        Self::GraphqlEslintSchemaAll,
        Self::GraphqlEslintSchemaRelay,
        Self::GraphqlEslintOperationsRecommended,
        Self::GraphqlEslintOperationsAll,
        Self::GraphqlSchemaLinterAll,
    ];

    /// The name in `extends`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Recommended => "recommended",
            Self::Strict => "strict",
            Self::All => "all",
            Self::BufMinimal => "buf:MINIMAL",
            Self::BufBasic => "buf:BASIC",
            Self::BufStandard => "buf:STANDARD",
            Self::BufComments => "buf:COMMENTS",
            Self::BufUnaryRpc => "buf:UNARY_RPC",
            Self::GraphqlEslintSchemaRecommended => "graphql-eslint:schema-recommended",
            Self::GraphqlEslintSchemaAll => "graphql-eslint:schema-all",
            Self::GraphqlEslintSchemaRelay => "graphql-eslint:schema-relay",
            Self::GraphqlEslintOperationsRecommended => "graphql-eslint:operations-recommended",
            Self::GraphqlEslintOperationsAll => "graphql-eslint:operations-all",
            Self::GraphqlSchemaLinterAll => "graphql-schema-linter:all",
        }
    }

    /// What it is, in one line without a full stop.
    pub const fn summary(self) -> &'static str {
        match self {
            Self::Recommended => "every rule at its default level",
            Self::Strict => "every rule, and no finding below a warning",
            Self::All => "every rule at its default level, those that are off by default at `info`",
            Self::BufMinimal => {
                "what buf has in `MINIMAL`, as errors: files of one package are in the folder of its name"
            }
            Self::BufBasic => {
                "what buf has in `BASIC`, as errors: `MINIMAL`, and names and imports in the usual form"
            }
            Self::BufStandard => {
                "what buf has in `STANDARD`, as errors: `BASIC`, versions, requests and responses"
            }
            Self::BufComments => "what buf has in `COMMENTS`, as errors: every declaration has a comment",
            Self::BufUnaryRpc => "what buf has in `UNARY_RPC`, as errors: no method streams",
            Self::GraphqlEslintSchemaRecommended => {
                "what graphql-eslint has in `schema-recommended`, as errors: valid schemas, descriptions, names, ids"
            }
            Self::GraphqlEslintSchemaAll => {
                "what graphql-eslint has in `schema-all`, as errors: `schema-recommended`, order, inputs, results"
            }
            Self::GraphqlEslintSchemaRelay => {
                "what graphql-eslint has in `schema-relay`, as errors: connections, edges and pages as Relay has them"
            }
            Self::GraphqlEslintOperationsRecommended => {
                "what graphql-eslint has in `operations-recommended`, as errors: valid operations, names, depth"
            }
            Self::GraphqlEslintOperationsAll => {
                "what graphql-eslint has in `operations-all`, as errors: `operations-recommended`, order, files"
            }
            Self::GraphqlSchemaLinterAll => {
                "all rules of graphql-schema-linter, as errors: descriptions, names, order, Relay"
            }
        }
    }

    /// The rules that it consists of, by the names of the tool that it is from; `None` where it is our own.
    pub(crate) fn peers(self) -> Option<Vec<Cow<'static, str>>> {
        if let Some(category) = self.as_str().strip_prefix("buf:") {
            return Some(buf::category(category).map(Cow::Borrowed).collect());
        }
        let names = self.entries().into_iter().flatten();
        let names: Vec<_> = match self {
            Self::GraphqlSchemaLinterAll => {
                graphql_schema_linter::ALL.iter().copied().map(Cow::Borrowed).collect()
            }
            _ => names.map(|(name, _)| Cow::Owned(format!("{PREFIX}{name}"))).collect(),
        };
        Some(names).filter(|it| !it.is_empty())
    }

    /// What graphql-eslint has in it.
    fn entries(self) -> [&'static [Entry]; 2] {
        match self {
            Self::GraphqlEslintSchemaRecommended => [SCHEMA_RECOMMENDED, &[]],
            Self::GraphqlEslintSchemaAll => [SCHEMA_RECOMMENDED, SCHEMA_ALL],
            Self::GraphqlEslintSchemaRelay => [SCHEMA_RELAY, &[]],
            Self::GraphqlEslintOperationsRecommended => [OPERATIONS_RECOMMENDED, &[]],
            Self::GraphqlEslintOperationsAll => [OPERATIONS_RECOMMENDED, OPERATIONS_ALL],
            _ => [&[], &[]],
        }
    }

    /// The preset of that name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == name)
    }

    /// What it says of the rules of `catalogue`, `origin` being where it was named.
    pub(crate) fn layer(self, catalogue: &Catalogue, origin: Span) -> Layer {
        let origin = Some(origin);
        let Some(peers) = self.peers() else {
            let setting = |(index, rule): (u32, &&'static Meta)| (index, self.setting(rule, origin));
            let says = (0..).zip(catalogue.rules()).map(setting).collect();
            return Layer { files: None, says, tells: Arc::from([]) };
        };
        let targets = |name: &str| catalogue.target(name).map_or(&[][..], |it| it.rules).iter().copied();
        let setting = LevelSetting { level: Level::Error, explicit: true, at_least: None, origin };
        let says = peers.iter().flat_map(|it| targets(it)).map(|rule| (rule, setting)).collect();
        let told = self.entries().into_iter().flatten().filter(|(_, options)| !options.is_empty());
        let tells = told.flat_map(|&(name, options)| {
            let rules = targets(&format!("{PREFIX}{name}"));
            rules.filter_map(move |rule| {
                Some((rule, said(catalogue.rules()[rule as usize].options?, options)?))
            })
        });
        Layer { files: None, says, tells: tells.collect() }
    }

    /// What one of our own says of `rule`.
    fn setting(self, rule: &Meta, origin: Option<Span>) -> LevelSetting {
        let (level, at_least) = match self {
            Self::All if rule.level == Level::Off => (Level::Info, None),
            Self::Strict => (rule.level.max(Level::Warning), Level::Warning.severity()),
            _ => (rule.level, None),
        };
        LevelSetting { level, explicit: false, at_least, origin }
    }
}

/// What `options`, a mapping in YAML, says of those of `set`.
fn said(set: &OptionSet, options: &str) -> Option<Said> {
    let tree = wirelint_yaml::parse(options, Format::Yaml);
    let value = read::plain(tree.root()?)?;
    let Data::Map(pairs) = &value.data else { return None };
    let mut faults = Vec::new();
    let said = read_settings(set, pairs, "a preset", &[], &mut faults);
    debug_assert!(faults.is_empty(), "{} takes what a preset tells: {faults:?}", set.name);
    Some(said.into())
}
