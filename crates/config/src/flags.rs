//! What the command line says of rules: `--select`, `--ignore`, `--level`.
//!
//! With `--select` only what is selected runs; a rule that is off then runs at its default level, or as a warning where it
//! is off by default. `--ignore` switches off, `--level` gives a level. Of two that contradict each other the one that
//! names the rule beats the one that names its group, and that one `all`; where they are equally precise, `--level` beats
//! `--ignore`, and that one `--select`. A rule that `--level` names by itself runs even where it is not selected; a group
//! or `all` there adjusts what runs and selects nothing.

use wirelint_lint::{Level, Meta};

use crate::catalogue::{Catalogue, Rank};
use crate::nearest::nearest;
use crate::settings::LevelSetting;

/// The flags as they are written.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Flags {
    /// The values of `--select`: ids, peers' names, groups, `all`.
    pub select: Vec<String>,
    /// The values of `--ignore`, the same.
    pub ignore: Vec<String>,
    /// The values of `--level`, the same with a level each. Of two for the same name the later counts.
    pub level: Vec<(String, Level)>,
}

/// Flags that were checked, as what they do to each rule of a catalogue.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Adjustments {
    /// By the rule's index; those beyond the end are left as they are.
    rules: Vec<Adjustment>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Adjustment {
    /// What configuration says.
    Keep,
    /// What configuration says, or the default where it says `off`.
    Select,
    Level(Level),
}

impl Flags {
    /// Splits a value of `--level`, `RULE=LEVEL`. The error is one line for the user.
    pub fn parse_level(value: &str) -> Result<(String, Level), String> {
        let Some((rule, level)) = value.rsplit_once('=') else {
            return Err(format!(
                "`{value}` has no level; write `RULE=LEVEL`, for example `pagination=error`"
            ));
        };
        let names = Level::ALL.map(Level::as_str);
        let parsed = level.trim().parse().map_err(|()| {
            let meant = nearest(level, names).map_or(String::new(), |it| format!("; did you mean `{it}`?"));
            format!("`{level}` is no level (one of {}){meant}", names.join(", "))
        })?;
        Ok((rule.trim().into(), parsed))
    }

    /// What the flags do to the rules of `catalogue`. The error is one line for the user: a name that stands for nothing,
    /// and the flag that it was given to.
    pub fn check(&self, catalogue: &Catalogue) -> Result<Adjustments, String> {
        let count = catalogue.rules().len();
        let mut selected = vec![None; count];
        let mut ignored = vec![None; count];
        let mut levelled: Vec<Option<(Rank, Level)>> = vec![None; count];
        for (flag, names, ranks) in
            [("--select", &self.select, &mut selected), ("--ignore", &self.ignore, &mut ignored)]
        {
            for name in names {
                let target = catalogue.target(name).ok_or_else(|| unknown(flag, name, catalogue))?;
                for &rule in target.rules {
                    let rank = &mut ranks[rule as usize];
                    *rank = (*rank).max(Some(target.rank));
                }
            }
        }
        for (name, level) in &self.level {
            let target = catalogue.target(name).ok_or_else(|| unknown("--level", name, catalogue))?;
            for &rule in target.rules {
                let known = &mut levelled[rule as usize];
                if known.is_none_or(|(rank, _)| rank <= target.rank) {
                    *known = Some((target.rank, *level));
                }
            }
        }
        let selecting = !self.select.is_empty();
        let judged = selected.into_iter().zip(ignored).zip(levelled);
        let rules = judged.map(|((selected, ignored), levelled)| {
            let level = levelled.map(|(_, level)| level);
            let level_rank = levelled.map(|(rank, _)| rank);
            let named = level_rank == Some(Rank::Rule);
            let passed_over = selecting && selected.is_none() && !named;
            let switched_off = ignored.is_some() && ignored >= selected && ignored > level_rank;
            match level {
                _ if passed_over || switched_off => Adjustment::Level(Level::Off),
                Some(level) => Adjustment::Level(level),
                None if selecting => Adjustment::Select,
                None => Adjustment::Keep,
            }
        });
        Ok(Adjustments { rules: rules.collect() })
    }
}

impl Adjustments {
    pub(crate) fn apply(&self, settings: &mut [LevelSetting], rules: &[&'static Meta]) {
        for ((setting, rule), adjustment) in settings.iter_mut().zip(rules).zip(&self.rules) {
            let (level, explicit) = match *adjustment {
                Adjustment::Keep => continue,
                Adjustment::Select if setting.level != Level::Off => continue,
                Adjustment::Select if rule.level == Level::Off => (Level::Warning, true),
                Adjustment::Select => (rule.level, false),
                Adjustment::Level(level) => (level, true),
            };
            *setting = LevelSetting { level, explicit, at_least: None, origin: None };
        }
    }
}

fn unknown(flag: &str, name: &str, catalogue: &Catalogue) -> String {
    let help = catalogue
        .nearest(name)
        .map_or_else(|| "`wirelint rules` lists them all".into(), |near| format!("did you mean `{near}`?"));
    format!("{flag}: `{name}` is no rule and no group of rules; {help}")
}
