//! `map`: how much each danger weighs in the risk of an operation.

use std::borrow::Cow;
use std::sync::LazyLock;

use wirelint_semantics::{Danger, Weights};
use wirelint_yaml::{Node, Scalar};

use super::{Reader, Shape, is_broken};
use crate::rules::invalid_value::InvalidValue;

const WEIGHTS: &str = "weights";
static MAP: Shape = Shape { noun: "`map`", keys: Cow::Borrowed(&[WEIGHTS]) };
static DANGERS: LazyLock<Shape> =
    LazyLock::new(|| Shape { noun: "`weights`", keys: Cow::Owned(Danger::ALL.map(Danger::name).to_vec()) });

impl Reader<'_> {
    pub(super) fn map(&mut self, value: Node<'_>) {
        const EXAMPLE: &str = "`map: { weights: { duplicate_effect: 5 } }`";
        if !value.is_mapping() {
            return self.wrong_type(value, "`map`", ("a mapping with `weights`", EXAMPLE));
        }
        for (_, entry) in self.pairs(value, &MAP) {
            let value = entry.value;
            if value.is_null() {
                continue;
            }
            if !value.is_mapping() {
                self.wrong_type(value, "`weights`", ("a mapping of dangers to numbers", EXAMPLE));
                continue;
            }
            for (name, entry) in self.pairs(value, &DANGERS) {
                let weight = self.weight(name, entry.value);
                self.config.weights.extend(Danger::named(name).zip(weight));
            }
        }
    }

    fn weight(&mut self, name: &'static str, value: Node<'_>) -> Option<u8> {
        if is_broken(value) || value.is_null() {
            return None;
        }
        match value.scalar() {
            Some(Scalar::Int(number)) => {
                let weight = u8::try_from(number).ok().filter(|it| *it <= Weights::MOST);
                if weight.is_none() {
                    self.invalid(&InvalidValue::Weight(self.written(value)));
                }
                weight
            }
            Some(Scalar::Float(_)) => {
                self.invalid(&InvalidValue::Weight(self.written(value)));
                None
            }
            _ => {
                let takes = ("a number from 0 to 10", "`duplicate_effect: 5`");
                self.wrong_type(value, format!("`{name}`"), takes);
                None
            }
        }
    }
}
