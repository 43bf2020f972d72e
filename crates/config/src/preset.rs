//! The rule sets that come with wirelint and have a name.

use wirelint_lint::{Level, Meta};
use wirelint_source::Span;

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
}

impl Preset {
    /// All of them, the quietest first.
    pub const ALL: [Self; 3] = [Self::Recommended, Self::All, Self::Strict];

    /// The name in `extends`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Recommended => "recommended",
            Self::Strict => "strict",
            Self::All => "all",
        }
    }

    /// What it is, in one line without a full stop.
    pub const fn summary(self) -> &'static str {
        match self {
            Self::Recommended => "every rule at its default level",
            Self::Strict => "every rule, and no finding below a warning",
            Self::All => "every rule at its default level, those that are off by default at `info`",
        }
    }

    /// The preset of that name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == name)
    }

    /// What it says of `rule`, `origin` being where it was named.
    pub(crate) fn setting(self, rule: &Meta, origin: Option<Span>) -> LevelSetting {
        let (level, at_least) = match self {
            Self::All if rule.level == Level::Off => (Level::Info, None),
            Self::Recommended | Self::All => (rule.level, None),
            Self::Strict => (rule.level.max(Level::Warning), Level::Warning.severity()),
        };
        LevelSetting { level, explicit: false, at_least, origin }
    }
}
