//! Enums.

use rustc_hash::FxHashMap;

use super::Check;
use crate::link::{EnumType, FeatureSet};
use crate::syntax::{Enum, EnumValue, Node, OptionDecl, SyntaxLevel, Value};

impl<'l> Check<'l> {
    pub(super) fn enumeration(&mut self, node: Node<'l>, features: FeatureSet) {
        let Some(view) = Enum::cast(node) else { return };
        self.visibility(node);
        let features = features.with(view.options());
        let values: Vec<EnumValue<'l>> = view.values().collect();
        let name = view.name().map_or("", Node::text);
        let (least, most) = (i128::from(i32::MIN), i128::from(i32::MAX));
        let reserved = self.reservations(node, least, most);
        if values.is_empty() {
            self.report(view.name().unwrap_or(node), "the enum has no values");
            return;
        }
        if features.enum_type == EnumType::Open
            && let Some(first) =
                values[0].number_node().filter(|_| values[0].number().is_some_and(|it| it != 0))
        {
            let level = match self.level {
                SyntaxLevel::Proto3 => "proto3 has open enums",
                _ => "open enums need that; closed ones (`features.enum_type = CLOSED`) do not",
            };
            self.report(first, "the first value of an open enum is zero").help(level);
        }
        let allow_alias = view.options().find(|it| it.path() == "allow_alias");
        let may_alias = allow_alias.and_then(OptionDecl::value).and_then(Value::bool);
        let mut by_number: FxHashMap<i128, Node<'l>> = FxHashMap::default();
        let mut has_alias = false;
        for value in &values {
            let (Some(number), Some(place)) = (value.number(), value.number_node()) else { continue };
            if !(least..=most).contains(&number) {
                self.report(place, format!("{number} is no number of 32 bits"));
                continue;
            }
            if let Some(name) = value.name() {
                self.check_reserved_name(name, name.text(), &reserved);
            }
            if let Some(taken) = reserved.taking(number) {
                let span = self.span(taken.node);
                self.report(place, format!("{number} is reserved")).related(span, "here");
            }
            match by_number.get(&number) {
                Some(&first) => {
                    has_alias = true;
                    if may_alias != Some(true) {
                        let (span, first) = (self.span(first), first.text());
                        self.report(place, format!("`{first}` has the number {number} already"))
                            .related(span, "here")
                            .help("if both shall mean the same, state `option allow_alias = true;`");
                    }
                }
                None => {
                    by_number.insert(number, value.name().unwrap_or(place));
                }
            }
        }
        if let Some(option) = allow_alias.filter(|_| !has_alias) {
            match may_alias {
                Some(true) => {
                    self.report(option.node(), "no two values have one number, so there is nothing to allow");
                }
                Some(false) => {
                    self.report(option.node(), "`allow_alias = false` says nothing")
                        .help("remove it")
                        .warning();
                }
                None => {}
            }
        }
        self.value_names(name, &values, features);
    }
}
