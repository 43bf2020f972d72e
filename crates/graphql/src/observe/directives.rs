//! What directives say of a value or a list: bounds, sizes, forms.

use wirelint_model::{Bounds, Format};

use crate::syntax::{Argument, Directive, FieldDefinition, InputValueDefinition, Node, Value};

/// What is said of an argument, an input field or a field beside its type.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Stated {
    pub(crate) deprecated: bool,
    pub(crate) patterned: bool,
    pub(crate) format: Format,
    pub(crate) bounds: Bounds,
    pub(crate) max_items: Option<u32>,
}

impl Stated {
    /// What is said of an argument or an input field.
    pub(crate) fn of_input(value: InputValueDefinition<'_>) -> Self {
        let mut stated = Self::of(value.directives());
        stated.bounds.default = value.default_value().and_then(Value::float);
        stated
    }

    /// What is said of a field.
    pub(crate) fn of_field(field: FieldDefinition<'_>) -> Self {
        let mut stated = Self::of(field.directives());
        // Without a slicing argument that is the largest number of elements (<https://ibm.github.io/graphql-specs/cost-spec.html>,
        // section 3.4.1).
        let size = ListSize::of(field).filter(|it| it.slicing.is_empty()).and_then(|it| it.assumed);
        stated.max_items = size.and_then(|it| u32::try_from(it).ok()).or(stated.max_items);
        stated
    }

    fn of<'t>(directives: impl Iterator<Item = Directive<'t>>) -> Self {
        let mut stated = Self::default();
        for directive in directives {
            match directive.name().map(Node::text) {
                Some("deprecated") => stated.deprecated = true,
                // <https://github.com/confuser/graphql-constraint-directive>
                Some("constraint") => stated.constraint(directive),
                // <https://github.com/graphql-java/graphql-java-extended-validation>
                Some("Size" | "size" | "length" | "Length") => {
                    stated.max_items = count(directive, "max").or(stated.max_items);
                }
                Some("Range" | "range") => {
                    stated.bounds.maximum = number(directive, "max").or(stated.bounds.maximum);
                    stated.bounds.minimum = number(directive, "min").or(stated.bounds.minimum);
                }
                Some("Max" | "max") => {
                    stated.bounds.maximum = number(directive, "value").or(stated.bounds.maximum);
                }
                Some("Min" | "min") => {
                    stated.bounds.minimum = number(directive, "value").or(stated.bounds.minimum);
                }
                Some("Pattern" | "pattern") => stated.patterned = true,
                _ => {}
            }
        }
        stated
    }

    fn constraint(&mut self, directive: Directive<'_>) {
        let first = |names: [&str; 2]| names.into_iter().find_map(|it| number(directive, it));
        self.bounds.maximum = first(["max", "exclusiveMax"]).or(self.bounds.maximum);
        self.bounds.minimum = first(["min", "exclusiveMin"]).or(self.bounds.minimum);
        let items = ["maxItems", "maxListLength"].into_iter().find_map(|it| count(directive, it));
        self.max_items = items.or(self.max_items);
        let forms = ["pattern", "startsWith", "endsWith", "contains", "format"];
        self.patterned |= forms.iter().any(|it| directive.argument(it).is_some());
        let format = directive.argument("format").and_then(Argument::value).and_then(Value::string);
        if let Some(format) = format {
            self.format = Format::of(&format);
        }
    }
}

/// `@listSize` (<https://ibm.github.io/graphql-specs/cost-spec.html>, section 3.4).
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct ListSize {
    /// How many elements there are where no argument says so.
    pub(crate) assumed: Option<u64>,
    /// The arguments that say how many there are.
    pub(crate) slicing: Vec<String>,
    /// The fields of the page whose lists are of that size, not the field's own list.
    pub(crate) sized: Vec<String>,
    /// What an argument is where it is not given, which only Hot Chocolate says
    /// (<https://chillicream.com/docs/hotchocolate/v15/security/cost-analysis>); what is assumed is the largest page then.
    pub(crate) default: Option<u64>,
}

impl ListSize {
    /// What stands on a field.
    pub(crate) fn of(field: FieldDefinition<'_>) -> Option<Self> {
        let directive = field.directive("listSize")?;
        let names = |name| -> Vec<String> {
            let value = directive.argument(name).and_then(Argument::value);
            // A single value is a list of one ("Input Coercion" of lists, section 3.11).
            let own = value.and_then(Value::string).map(std::borrow::Cow::into_owned);
            let all = value.into_iter().flat_map(Value::elements).filter_map(Value::string);
            own.into_iter().chain(all.map(std::borrow::Cow::into_owned)).collect()
        };
        let count = |name| u64::try_from(directive.argument(name)?.value()?.int()?).ok();
        Some(Self {
            assumed: count("assumedSize"),
            slicing: names("slicingArguments"),
            sized: names("sizedFields"),
            default: count("slicingArgumentDefaultValue"),
        })
    }

    /// Adds what is said of the argument of that name.
    #[expect(clippy::cast_precision_loss, reason = "a bound that large bounds nothing")]
    pub(super) fn bound(&self, argument: &str, bounds: &mut Bounds) {
        if self.default.is_none() || self.slicing.iter().all(|it| it != argument) {
            return;
        }
        bounds.maximum = bounds.maximum.or(self.assumed.map(|it| it as f64));
        bounds.default = bounds.default.or(self.default.map(|it| it as f64));
    }
}

fn number(directive: Directive<'_>, name: &str) -> Option<f64> {
    directive.argument(name)?.value()?.float()
}

fn count(directive: Directive<'_>, name: &str) -> Option<u32> {
    u32::try_from(directive.argument(name)?.value()?.int()?).ok()
}
