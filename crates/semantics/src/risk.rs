//! What makes an operation risky, and how much each danger weighs.

/// A danger of an operation.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Danger {
    /// A repeated call does its work twice.
    DuplicateEffect,
    /// Nothing tells what a repeated call does.
    UnknownEffect,
    /// Clients repeat calls by themselves that do their work twice.
    AutomaticRetry,
    /// A list has no end.
    WholeList,
    /// Nothing says how long a call may take, in a contract that says so of others.
    NoDeadline,
    /// It sends callers away and does not say for how long, or says nothing of failure at all.
    NoErrorHint,
}

/// What each danger adds to the risk of an operation, which is at most [10](Weights::MOST).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Weights([u8; Danger::ALL.len()]);

impl Danger {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::DuplicateEffect,
        Self::UnknownEffect,
        Self::AutomaticRetry,
        Self::WholeList,
        Self::NoDeadline,
        Self::NoErrorHint,
    ];

    /// The danger that a configuration calls so.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    /// What a configuration calls it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::DuplicateEffect => "duplicate_effect",
            Self::UnknownEffect => "unknown_effect",
            Self::AutomaticRetry => "automatic_retry",
            Self::WholeList => "whole_list",
            Self::NoDeadline => "no_deadline",
            Self::NoErrorHint => "no_error_hint",
        }
    }

    /// What it is, in a line without a full stop.
    pub const fn about(self) -> &'static str {
        match self {
            Self::DuplicateEffect => "a repeated call does its work twice",
            Self::UnknownEffect => "nothing tells what a repeated call does",
            Self::AutomaticRetry => "clients repeat by themselves what does its work twice",
            Self::WholeList => "a list has no end",
            Self::NoDeadline => {
                "nothing says how long the caller waits, in a contract that says so of other calls"
            }
            Self::NoErrorHint => {
                "it sends callers away and does not say for how long, or describes no failure at all"
            }
        }
    }

    /// What it weighs where nobody says otherwise.
    pub const fn usual(self) -> u8 {
        match self {
            Self::DuplicateEffect => 4,
            Self::UnknownEffect | Self::AutomaticRetry | Self::WholeList => 2,
            Self::NoDeadline | Self::NoErrorHint => 1,
        }
    }
}

impl Weights {
    /// The highest risk, and so the heaviest weight.
    pub const MOST: u8 = 10;

    /// What `danger` weighs.
    pub const fn of(self, danger: Danger) -> u8 {
        self.0[danger as usize]
    }

    /// Lets `danger` weigh `weight`, or [`MOST`](Self::MOST) where that is less.
    pub fn set(&mut self, danger: Danger, weight: u8) {
        self.0[danger as usize] = weight.min(Self::MOST);
    }
}

impl Default for Weights {
    fn default() -> Self {
        Self(Danger::ALL.map(Danger::usual))
    }
}
