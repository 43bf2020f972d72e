//! Schemas and operations on them from a seed: valid, and full of what rules look for.

use std::fmt::Write as _;

/// A linear congruential generator (Knuth's constants).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % end as u64) as usize
    }

    fn once_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }

    fn one_of<'t>(&mut self, words: &[&'t str]) -> &'t str {
        words[self.below(words.len())]
    }
}

const SCALARS: &[&str] = &["Int", "String", "ID", "Boolean", "Float", "Date"];
const FIELDS: &[&str] = &[
    "id",
    "total",
    "name",
    "user_name",
    "createdAt",
    "getThing",
    "Upper",
    "userId",
    "zeta",
    "alpha",
    "_private",
    "trailing_",
    "skipped",
    "itemName",
    "nodeCount",
    "cursor",
    "edges1",
    "a1",
    "aB",
    "ab",
];
const ENUM_VALUES: &[&str] = &["OPEN", "Open", "closed", "CLOSED", "A_B", "_X", "LATE"];
const OBJECTS: &[&str] = &["Item", "user", "OrderType", "Node_thing", "Plain", "TypeOfAll"];

/// A schema and a few files of operations.
pub(crate) fn files(seed: u64) -> Vec<(String, String)> {
    let mut random = Random(seed.wrapping_mul(977).wrapping_add(13));
    for _ in 0..8 {
        random.below(2);
    }
    let mut writer = Writer { random, text: String::new(), objects: Vec::new() };
    let schema = writer.schema();
    let mut files = vec![("schema.graphql".to_owned(), schema)];
    for number in 0..=writer.random.below(3) {
        let name = ["order-total", "Second", "third_one"][number];
        files.push((format!("{name}.graphql"), writer.operations(number)));
    }
    files
}

struct Writer {
    random: Random,
    text: String,
    /// Objects that have been chosen, each with its fields and their types.
    objects: Vec<(String, Vec<(String, String)>)>,
}

impl Writer {
    fn describe(&mut self, indent: &str, what: &str) {
        match self.random.below(6) {
            0 => writeln!(self.text, "{indent}\"{what}, said on one line\"").unwrap(),
            1 => writeln!(self.text, "{indent}\"\"\"\n{indent}{what}\n{indent}\"\"\"").unwrap(),
            2 => writeln!(self.text, "{indent}# {what} in a comment").unwrap(),
            3 => writeln!(self.text, "{indent}\"  \"").unwrap(),
            _ => {}
        }
    }

    fn deprecated(&mut self) -> String {
        match self.random.below(12) {
            0 => " @deprecated".into(),
            1 => " @deprecated(reason: \"gone\")".into(),
            2 => " @deprecated(reason: \"  \")".into(),
            _ => String::new(),
        }
    }

    fn wrapped(&mut self, name: &str) -> String {
        match self.random.below(6) {
            0 => format!("[{name}]"),
            1 => format!("[{name}!]!"),
            2 => format!("{name}!"),
            _ => name.to_owned(),
        }
    }

    fn schema(&mut self) -> String {
        let count = 2 + self.random.below(4);
        let names: Vec<&str> = OBJECTS[..count].to_vec();
        for name in &names {
            let mut fields: Vec<(String, String)> = Vec::new();
            for _ in 0..=self.random.below(5) {
                let field = self.random.one_of(FIELDS).to_owned();
                if fields.iter().any(|it| it.0 == field) {
                    continue;
                }
                let ty = match self.random.below(4) {
                    0 => self.random.one_of(&names).to_owned(),
                    1 => "State".to_owned(),
                    _ if field == "id" => "ID!".to_owned(),
                    _ => self.random.one_of(SCALARS).to_owned(),
                };
                fields.push((field, ty));
            }
            self.objects.push(((*name).to_owned(), fields));
        }
        if self.random.once_in(2) {
            let edge = self.random.one_of(&["ItemEdge", "ItemPair"]);
            let list = if self.random.once_in(3) { edge.to_owned() } else { format!("[{edge}]") };
            let info = self.random.one_of(&["PageInfo!", "PageInfo", "Int"]);
            let mut fields = vec![("edges".to_owned(), list)];
            if !self.random.once_in(4) {
                fields.push(("pageInfo".to_owned(), info.to_owned()));
            }
            self.objects.push(((*self.random.one_of(&["ItemConnection", "ItemPage"])).to_owned(), fields));
            let mut fields = vec![(
                "cursor".to_owned(),
                (*self.random.one_of(&["String!", "[String]", "Item"])).to_owned(),
            )];
            if !self.random.once_in(4) {
                fields
                    .push(("node".to_owned(), (*self.random.one_of(&["Item", "[Item]", "Int"])).to_owned()));
            }
            self.objects.push((edge.to_owned(), fields));
            let mut fields = Vec::new();
            for (name, types) in [
                ("hasNextPage", ["Boolean!", "Boolean"]),
                ("hasPreviousPage", ["Boolean!", "Int!"]),
                ("startCursor", ["String", "String!"]),
                ("endCursor", ["Date", "[String]"]),
            ] {
                if !self.random.once_in(5) {
                    fields.push((name.to_owned(), (*self.random.one_of(&types)).to_owned()));
                }
            }
            fields.push(("more".to_owned(), "Int".to_owned()));
            self.objects.push(("PageInfo".to_owned(), fields));
        }
        for number in 0..self.objects.len() {
            self.object(number);
        }
        self.rest();
        std::mem::take(&mut self.text)
    }

    fn object(&mut self, number: usize) {
        let (name, fields) = self.objects[number].clone();
        self.describe("", &name);
        writeln!(self.text, "type {name} {{").unwrap();
        for (field, ty) in &fields {
            self.describe("  ", field);
            let arguments = match self.random.below(10) {
                0 => "(first: Int, after: String)",
                1 => "(last_one: Int, Before: String)",
                2 => "(by: Filter = { limit: 1 })",
                _ => "",
            };
            let ty = if ty.contains(['!', '[']) { ty.clone() } else { self.wrapped(ty) };
            let deprecated = self.deprecated();
            let behind = if self.random.once_in(12) { " # behind" } else { "" };
            writeln!(self.text, "  {field}{arguments}: {ty}{deprecated}{behind}").unwrap();
        }
        self.text.push_str("}\n\n");
    }

    fn rest(&mut self) {
        self.describe("", "where it begins");
        self.text.push_str("type Query {\n");
        for (name, _) in self.objects.clone() {
            if self.random.once_in(4) && !name.ends_with("Edge") {
                continue;
            }
            let prefix = self.random.one_of(&["get", "", "all", "query"]);
            let arguments = match self.random.below(5) {
                0 => "(id: ID!)",
                1 => "(first: Int, after: String, last: Int, before: Date)",
                2 => "(input: Filter, state: State)",
                3 => "(first: [Int], after: ID!)",
                _ => "",
            };
            let ty = self.wrapped(&name);
            writeln!(self.text, "  {prefix}{name}{arguments}: {ty}").unwrap();
        }
        self.text.push_str("  item: Item\n  found: [Found]\n}\n\n");
        if self.random.once_in(2) {
            self.describe("", "what writes");
            let result = self.random.one_of(&["Item", "Boolean", "Int!", "[Item]"]);
            let argument = self.random.one_of(&[
                "input: changeInput",
                "id: ID!",
                "input: Filter!",
                "input: ChangeInput",
            ]);
            writeln!(self.text, "type Mutation {{\n  change({argument}): {result}\n}}\n").unwrap();
            let inputs = ["changeInput", "ChangeInput"];
            for input in inputs {
                if argument.ends_with(input) {
                    writeln!(self.text, "input {input} {{\n  zeta: Int\n  alpha: String\n}}\n").unwrap();
                }
            }
        }
        self.text.push_str("scalar Date\n\n");
        self.describe("", "states");
        self.text.push_str("enum State {\n");
        let mut values: Vec<&str> = Vec::new();
        for _ in 0..3 {
            let value = self.random.one_of(ENUM_VALUES);
            if !values.contains(&value) {
                values.push(value);
                self.describe("  ", value);
                let deprecated = self.deprecated();
                writeln!(self.text, "  {value}{deprecated}").unwrap();
            }
        }
        self.text.push_str("}\n\n");
        self.text.push_str("input Filter {\n  limit: Int\n");
        let deprecated = self.deprecated();
        writeln!(self.text, "  after_date: Date{deprecated}\n  state: State\n}}\n").unwrap();
        writeln!(self.text, "union Found = Item | {}\n", self.objects[1].0).unwrap();
        if self.random.once_in(2) {
            self.text.push_str("directive @audited(by: String, At: Int) on FIELD_DEFINITION | OBJECT\n\n");
        }
        if self.random.once_in(2) {
            self.text.push_str(
                "extend type Item @audited2 {\n  itemLater: String\n}\n\ndirective @audited2 on OBJECT\n\n",
            );
        }
        if self.random.once_in(3) {
            self.text.push_str("type Left {\n  over: Rest\n}\n\ntype Rest {\n  id: ID!\n}\n");
        }
    }

    fn operations(&mut self, number: usize) -> String {
        self.text.clear();
        let name = self.random.one_of(&["OrderTotal", "getOrder", "order_query", "", "Second"]);
        if self.random.once_in(3) {
            self.text.push_str("# what it is for\n");
        }
        let variables = match self.random.below(4) {
            0 => "($zeta: Int, $alpha: ID)",
            1 => "($user_id: ID!)",
            _ => "",
        };
        let variables = if name.is_empty() { "" } else { variables };
        writeln!(self.text, "query {name}{variables} {{").unwrap();
        self.selections(
            "Item",
            1,
            &format!("  {}", if number == 0 { "item" } else { "thing: item" }),
            number,
        );
        if self.random.once_in(2) {
            self.text.push_str("  found {\n    ... on Item {\n      ...Parts0\n    }\n    __typename\n  }\n");
        }
        if self.random.once_in(3) {
            self.text.push_str("  __typename\n  __typename\n");
        }
        self.text.push_str("}\n");
        if number == 0 {
            for name in ["Parts0", "parts_fragment"] {
                self.text.push('\n');
                let head = format!("fragment {name} on Item");
                self.selections("Item", 0, &head, 9);
            }
        }
        std::mem::take(&mut self.text)
    }

    fn selections(&mut self, ty: &str, depth: usize, head: &str, number: usize) {
        let indent = "  ".repeat(depth);
        writeln!(self.text, "{head} {{").unwrap();
        let fields = self.objects.iter().find(|it| it.0 == ty).map(|it| it.1.clone()).unwrap_or_default();
        let mut is_empty = true;
        for (field, of) in fields {
            let of = of.trim_matches(['[', ']', '!']).to_owned();
            if self.random.once_in(3) && field != "id" || self.random.once_in(3) {
                continue;
            }
            is_empty = false;
            let is_object = self.objects.iter().any(|it| it.0 == of);
            let alias = if self.random.once_in(6) { "other: " } else { "" };
            if !is_object {
                writeln!(self.text, "{indent}  {alias}{field}").unwrap();
            } else if depth < 5 {
                self.selections(&of, depth + 1, &format!("{indent}  {alias}{field}"), number);
            } else {
                writeln!(self.text, "{indent}  {field} {{\n{indent}    __typename\n{indent}  }}").unwrap();
            }
        }
        if ty == "Item" && number < 9 && self.random.once_in(2) {
            is_empty = false;
            let spread = self.random.one_of(&["Parts0", "parts_fragment"]);
            writeln!(self.text, "{indent}  ...{spread}").unwrap();
        }
        if is_empty {
            writeln!(self.text, "{indent}  __typename").unwrap();
        }
        writeln!(self.text, "{indent}}}").unwrap();
    }
}
