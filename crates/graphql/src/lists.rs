//! How long the lists are that fields give: by arguments that slice them, by `@listSize`, by what their descriptions say.
//!
//! A list may stand behind a page: `orders` gives an `OrderConnection`, whose `nodes` are as many as `first` of `orders` says
//! (<https://relay.dev/graphql/connections.htm>).

use crate::observe::directives::{ListSize, Stated};
use crate::schema::{Schema, Type};
use crate::syntax::{FieldDefinition, InputValueDefinition, Node, TypeKind, TypeRef};

/// Arguments that say how many elements a list has at most, in letters.
const SLICING: [&str; 19] = [
    "first",
    "last",
    "limit",
    "take",
    "top",
    "count",
    "size",
    "max",
    "n",
    "pagesize",
    "perpage",
    "maxresults",
    "maxitems",
    "maxcount",
    "pagelimit",
    "itemsperpage",
    "resultsperpage",
    "amount",
    "num",
];
/// Arguments that hold those.
const HOLDERS: [&str; 9] =
    ["pagination", "page", "paging", "paginate", "pageinput", "options", "input", "connection", "slice"];
/// The fields of a page that are its list.
const PAGES: [&str; 9] = ["edges", "nodes", "items", "results", "data", "records", "list", "entries", "rows"];

/// A list that a field gives, itself or behind a page.
#[derive(Clone, Debug)]
pub struct List<'s> {
    /// What one element is; of a connection its node.
    pub item: Type<'s>,
    /// The type that the field gives, where that is a page; `None` where it gives the list itself.
    pub page: Option<Type<'s>>,
    /// The arguments that slice it, with what they say.
    pub slicing: Vec<Slicing<'s>>,
    /// What `@listSize` says.
    size: Option<ListSize>,
    /// How many elements it has at most, where something beside the arguments says so.
    most: Option<u64>,
}

/// An argument that says how many elements a list has at most.
#[derive(Clone, Copy, Debug)]
pub struct Slicing<'s> {
    /// The argument of the field.
    pub argument: InputValueDefinition<'s>,
    /// The field of the argument's input object, where that says so.
    pub within: Option<InputValueDefinition<'s>>,
    /// The largest value that it accepts, as far as somebody says.
    pub most: Option<u64>,
    /// What it is where it is not given.
    pub default: Option<u64>,
}

impl<'s> Slicing<'s> {
    fn of(argument: InputValueDefinition<'s>, within: Option<InputValueDefinition<'s>>) -> Self {
        let value = within.unwrap_or(argument);
        let bounds = Stated::of_input(value).bounds;
        let prose = || value.description().map(Node::string).and_then(|it| stated_maximum(&it));
        Self {
            argument,
            within,
            most: bounds.maximum.and_then(whole).or_else(prose),
            default: bounds.default.and_then(whole),
        }
    }
}

impl<'s> List<'s> {
    /// The list that `field` gives; `None` where it gives one thing, or scalars.
    pub fn of(schema: &'s Schema, field: FieldDefinition<'s>) -> Option<Self> {
        let size = ListSize::of(field);
        let (item, page) = listed(schema, field, size.as_ref())?;
        let mut slicing = slicing(schema, field);
        for it in &mut slicing {
            if let Some(size) = &size
                && size.slicing.iter().any(|name| it.argument.name().is_some_and(|it| it.text() == name))
            {
                // Hot Chocolate assumes the largest page where an argument has a default.
                it.most = it.most.or(size.assumed.filter(|_| size.default.is_some()));
                it.default = it.default.or(size.default);
            }
        }
        let most = Stated::of_field(field).max_items.map(u64::from);
        Some(Self { item, page, slicing, size, most })
    }

    /// How many elements there are at most where nobody slices it, as far as something says so.
    pub fn most(&self) -> Option<u64> {
        let assumed = self.size.as_ref().and_then(|it| it.assumed);
        self.most.or(assumed)
    }

    /// How many elements there are at most whatever a caller gives, as far as something says so.
    pub fn largest(&self) -> Option<u64> {
        self.slicing.iter().filter_map(|it| it.most).max().or_else(|| self.most())
    }

    /// Whether the field `name` of the page has the list.
    pub fn is_sized(&self, name: &str) -> bool {
        match self.size.as_ref().filter(|it| !it.sized.is_empty()) {
            Some(size) => size.sized.iter().any(|it| it.rsplit('.').next() == Some(name)),
            None => PAGES.contains(&name),
        }
    }
}

/// What one element is of the list that `field` gives, itself or behind a page; `None` where it gives one thing, or scalars. Costs less than the
/// whole [`List`].
pub fn item<'s>(schema: &'s Schema, field: FieldDefinition<'s>) -> Option<Type<'s>> {
    listed(schema, field, ListSize::of(field).as_ref()).map(|it| it.0)
}

/// The same, and the page.
fn listed<'s>(
    schema: &'s Schema,
    field: FieldDefinition<'s>,
    size: Option<&ListSize>,
) -> Option<(Type<'s>, Option<Type<'s>>)> {
    let ty = field.ty()?;
    let named = schema.named(ty).filter(|it| it.kind().is_composite())?;
    if ty.is_list() {
        return Some((named, None));
    }
    // What is said to have lists of that size is a page, whatever it is like.
    let sized = size.into_iter().flat_map(|it| &it.sized).find_map(|it| item_in(schema, named, it));
    let item = sized.or_else(|| schema.on_page(named, |it| item_of_page(schema, it)))?;
    Some((item, Some(named)))
}

/// What a page holds: a type that has `edges` with a `node`, or one of the usual lists, and no `id`, for then it is a thing itself.
fn item_of_page<'s>(schema: &'s Schema, page: Type<'s>) -> Option<Type<'s>> {
    if !matches!(page.kind(), TypeKind::Object | TypeKind::Interface) || page.field("id").is_some() {
        return None;
    }
    if let Some(item) = item_in(schema, page, "edges") {
        return Some(item);
    }
    let of_page = |name: &&str| {
        // `data` and `results` of whatever there is are no pages: something must speak of one.
        let is_named = ["Connection", "Page", "List", "Collection", "Paginator", "Pagination"];
        is_named.iter().any(|it| page.name().ends_with(it))
            || is_named.iter().any(|it| page.name().starts_with(it))
            || ["pageInfo", "totalCount", "total", "hasMore", "hasNextPage", "nextCursor", "count"]
                .iter()
                .any(|it| page.field(it).is_some())
            || *name == "nodes"
    };
    PAGES.iter().filter(|it| of_page(it)).find_map(|it| item_in(schema, page, it))
}

/// What one element is of the list of objects that the field of that name has; behind an edge its node.
fn item_in<'s>(schema: &'s Schema, page: Type<'s>, name: &str) -> Option<Type<'s>> {
    let ty = page.field(name)?.ty().filter(|it| it.is_list())?;
    let item = schema.named(ty).filter(|it| it.kind().is_composite())?;
    let node = || item.field("node").and_then(|it| schema.named(it.ty()?));
    (name == "edges").then(node).flatten().or(Some(item))
}

/// The arguments of `field` that slice what it gives.
fn slicing<'s>(schema: &'s Schema, field: FieldDefinition<'s>) -> Vec<Slicing<'s>> {
    let mut slicing = Vec::new();
    for argument in field.arguments() {
        let (Some(name), Some(ty)) = (argument.name(), argument.ty()) else { continue };
        if is_slicing(schema, name.text(), ty) {
            slicing.push(Slicing::of(argument, None));
        } else if HOLDERS.contains(&&*letters(name.text()))
            && let Some(object) = schema.named(ty).filter(|it| it.kind() == TypeKind::InputObject)
        {
            let inner = object.input_fields().filter(|it| {
                let (Some(name), Some(ty)) = (it.name(), it.ty()) else { return false };
                is_slicing(schema, name.text(), ty)
            });
            slicing.extend(inner.map(|it| Slicing::of(argument, Some(it.view))));
        }
    }
    slicing
}

fn is_slicing(schema: &Schema, name: &str, ty: TypeRef<'_>) -> bool {
    let is_scalar = schema.named(ty).is_none_or(|it| it.kind() == TypeKind::Scalar);
    is_scalar
        && !ty.is_list()
        && !matches!(ty.name(), "String" | "Boolean" | "ID")
        && SLICING.contains(&&*letters(name))
}

fn letters(name: &str) -> String {
    name.bytes().filter(u8::is_ascii_alphanumeric).map(|it| char::from(it.to_ascii_lowercase())).collect()
}

/// The largest value that a description says is accepted: "at most 100", "maximum: 50", "1–250".
pub(crate) fn stated_maximum(prose: &str) -> Option<u64> {
    const SIGNS: [&str; 10] = [
        "at most",
        "up to",
        "maximum",
        "max ",
        "max:",
        "max.",
        "no more than",
        "not exceed",
        "limited to",
        "less than or equal to",
    ];
    let prose = prose.to_ascii_lowercase();
    SIGNS.iter().find_map(|sign| {
        let behind = &prose[prose.find(sign)? + sign.len()..];
        // Within the sentence, and not far.
        let behind = behind.get(..behind.len().min(40)).unwrap_or(behind);
        let behind = behind.split(". ").next().unwrap_or(behind);
        let start = behind.find(|it: char| it.is_ascii_digit())?;
        let digits: String =
            behind[start..].chars().filter(|it| *it != ',').take_while(char::is_ascii_digit).collect();
        digits.parse().ok()
    })
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is checked before")]
fn whole(number: f64) -> Option<u64> {
    (number >= 0.0 && number <= f64::from(u32::MAX)).then_some(number as u64)
}
