//! The rule sets that come with wirelint and have a name.

use wirelint_lint::{Level, Meta};
use wirelint_source::Span;

use crate::buf;
use crate::settings::LevelSetting;

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
}

impl Preset {
    /// All of them: our own, the quietest first, then those of other tools.
    pub const ALL: [Self; 8] = [
        Self::Recommended,
        Self::All,
        Self::Strict,
        Self::BufMinimal,
        Self::BufBasic,
        Self::BufStandard,
        Self::BufComments,
        Self::BufUnaryRpc,
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
        }
    }

    /// The category of buf's that it is, by buf's name.
    pub(crate) fn buf_category(self) -> Option<&'static str> {
        self.as_str().strip_prefix("buf:")
    }

    /// The preset of that name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == name)
    }

    /// What it says of `rule`, `origin` being where it was named; `None` where it says nothing.
    pub(crate) fn setting(self, rule: &Meta, origin: Option<Span>) -> Option<LevelSetting> {
        if let Some(category) = self.buf_category() {
            let is_in = buf::category(category).any(|it| rule.peers.contains(&it));
            return is_in.then_some(LevelSetting {
                level: Level::Error,
                explicit: true,
                at_least: None,
                origin,
            });
        }
        let (level, at_least) = match self {
            Self::All if rule.level == Level::Off => (Level::Info, None),
            Self::Strict => (rule.level.max(Level::Warning), Level::Warning.severity()),
            _ => (rule.level, None),
        };
        Some(LevelSetting { level, explicit: false, at_least, origin })
    }
}
