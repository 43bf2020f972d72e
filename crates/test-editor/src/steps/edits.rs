//! Edits of characters and words.

use std::path::{Path, PathBuf};

use wirelint_source::{TextEdit, TextRange};

use super::document::{Document, floor, is_graphql, is_proto, lines_of};
use crate::{Action, Random, World};

/// How many of the characters are no part of any syntax.
const LETTERS: usize = 5;

const CHARACTERS: [&str; 24] = [
    "a", "e", "s", "1", "0", " ", "  ", "-", "_", "/", "{", "}", ":", ": ", ",", "\"", "'", "#", " #", "\n",
    "\t", ".", "*", "\u{e9}",
];

/// Words that rules look at, and others.
pub(crate) const WORDS: [&str; 54] = [
    "{{ .Values.x }}",
    "openapi: 3.1.1",
    "page_size",
    "limit",
    "cursor",
    "page_token",
    "next_page_token",
    "offset",
    "maximum",
    "default",
    "429",
    "503",
    "200",
    "Retry-After",
    "retry_after",
    "Too many requests",
    "Please try again later",
    "at most 100",
    "a page of",
    "integer",
    "array",
    "string",
    "type",
    "items",
    "schema",
    "parameters",
    "requestBody",
    "responses",
    "headers",
    "get",
    "post",
    "put",
    "delete",
    "patch",
    "query",
    "path",
    "name",
    "id",
    "operationId",
    "required",
    "true",
    "null",
    "x-wirelint-ignore",
    "description",
    "0",
    "~",
    "5xx",
    "UNAVAILABLE",
    "10s",
    "2",
    "timeout",
    "retryPolicy",
    "/payments",
    "virtual_hosts",
];

/// Words and statements of .proto files.
const PROTO_WORDS: [&str; 14] = [
    "message Order {}",
    "enum Order { ORDER = 0; }",
    "repeated",
    "reserved 1 to 3;",
    "import \"shop/v1/money.proto\";",
    "import public \"shop/v1/order.proto\";",
    "package shop.v1;",
    "option deprecated = true;",
    "extend google.protobuf.FieldOptions { string more = 50001; }",
    "// wirelint-ignore protobuf: because",
    "1",
    "stream Order",
    "service Orders { rpc Get(Order) returns (Order); }",
    "syntax = \"proto2\";",
];

/// Words and statements of GraphQL files.
const GRAPHQL_WORDS: [&str; 30] = [
    "type Order { id: ID! }",
    "type Query { order: Order }",
    "extend type Order { more: [Order!]! }",
    "extend schema { mutation: Order }",
    "schema { query: Order }",
    "enum State { PAID }",
    "input OrderInput { id: ID! = 1 }",
    "interface Node { id: ID! }",
    "union Found = Order | Shop",
    "scalar Money",
    "directive @mark(level: Int! = 1) repeatable on FIELD_DEFINITION | FIELD",
    "query Orders { orders { id } }",
    "subscription { order { id } shop { id } }",
    "fragment OrderParts on Order { id ...OrderParts }",
    "implements Node",
    "... on Order { id }",
    "...OrderParts",
    "$id",
    "($id: ID!)",
    "(first: Int)",
    "(first: 10)",
    "[Order!]!",
    "ID!",
    "@deprecated",
    "@mark(level: 2)",
    "\"\"\"Words\"\"\"",
    "# wirelint-ignore graphql: because",
    "# wirelint: effect=idempotent",
    "extend",
    "mutation",
];

const SYNTAX: [&str; 22] = [
    "{", "}", "[", "]", "\"", "'", ":", ",", "- ", "? ", "&a ", "*a ", "!t ", "|", ">", "%", "@", "`",
    "---\n", "...\n", "#", "\\",
];

/// A buffer that somebody works at: often the first one.
pub(crate) fn buffer<'w>(random: &mut Random, world: &'w World) -> Option<(PathBuf, &'w str)> {
    let all: Vec<_> = world.buffers.iter().collect();
    let (path, buffer) = *if random.chance(40) { all.first() } else { random.pick(&all) }?;
    Some((path.clone(), &buffer.text))
}

/// One edit, as something that is possible.
#[expect(clippy::unnecessary_wraps, reason = "a step may be impossible, and this is how most of them end")]
pub(crate) fn edit(path: &Path, edit: TextEdit) -> Option<Vec<Action>> {
    Some(vec![Action::Edit(path.to_owned(), edit)])
}

/// A place to write at: nearly always in or beside a value or key.
fn place(random: &mut Random, path: &Path, text: &str) -> u32 {
    let document = Document::new(path, text);
    let spot = if random.chance(80) {
        random.pick(&document.scalars).copied()
    } else {
        random.pick(&document.entries).map(|it| it.key)
    };
    let Some(spot) = spot.filter(|_| !random.chance(15)) else {
        return floor(text, random.below(text.len() + 1));
    };
    match random.below(3) {
        0 => spot.start,
        1 => spot.end,
        _ => floor(text, spot.start as usize + random.below(spot.len() as usize + 1)),
    }
}

/// What is typed; where `is_calm`, nearly always letters in a value.
pub(crate) fn character(random: &mut Random, world: &World, is_calm: bool) -> Option<Vec<Action>> {
    let (path, text) = buffer(random, world)?;
    if random.chance(3) {
        // What an editor that has lost count sends.
        let end = (text.len() + 1 + random.below(9)) as u32;
        return edit(
            &path,
            TextEdit::replace(TextRange::new(end - random.below(9).min(end as usize) as u32, end), "lost"),
        );
    }
    let (at, characters) = if is_calm && random.chance(80) {
        (random.pick(&Document::new(&path, text).scalars)?.end, &CHARACTERS[..LETTERS])
    } else {
        (place(random, &path, text), &CHARACTERS[..])
    };
    // Somebody who writes on writes several characters, each of which is an edit.
    let count = if random.chance(30) { 1 + random.below(5) as u32 } else { 1 };
    let mut at = at;
    let mut actions = Vec::new();
    for _ in 0..count {
        let new = *random.pick(characters)?;
        actions.push(Action::Edit(path.clone(), TextEdit::insert(at, new)));
        at += new.len() as u32;
    }
    Some(actions)
}

pub(crate) fn word(random: &mut Random, world: &World) -> Option<Vec<Action>> {
    let (path, text) = buffer(random, world)?;
    let document = Document::new(&path, text);
    let known;
    let word = if is_proto(&path) && random.chance(70) {
        known = of_files(random, world, is_proto)?;
        &*known
    } else if is_proto(&path) {
        *random.pick(&PROTO_WORDS)?
    } else if is_graphql(&path) && random.chance(60) {
        known = of_files(random, world, is_graphql)?;
        &*known
    } else if is_graphql(&path) {
        *random.pick(&GRAPHQL_WORDS)?
    } else {
        *random.pick(&WORDS)?
    };
    if random.chance(75) {
        let range = *random.pick(&document.scalars)?;
        return edit(&path, TextEdit::replace(range, word));
    }
    edit(&path, TextEdit::insert(place(random, &path, text), word))
}

/// A word that stands in some file of that language.
fn of_files(random: &mut Random, world: &World, is_one: impl Fn(&Path) -> bool) -> Option<String> {
    let all: Vec<&PathBuf> = world.disk.keys().filter(|it| is_one(it)).collect();
    let path = random.pick(&all)?;
    let text = world.text(path)?;
    let word = *random.pick(&Document::new(path, &text).scalars)?;
    Some(word.of(&text).to_owned())
}

pub(crate) fn erase(random: &mut Random, world: &World) -> Option<Vec<Action>> {
    let (path, text) = buffer(random, world)?;
    let range = match random.below(10) {
        0..4 => {
            let at = place(random, &path, text);
            let end = floor(text, at as usize + 1 + random.below(6));
            TextRange::new(at.min(end), end.max(at))
        }
        4..6 => {
            let at = place(random, &path, text);
            lines_of(text, TextRange::empty(at))
        }
        _ => {
            let document = Document::new(&path, text);
            let deep: Vec<_> = document.entries.iter().filter(|it| it.depth > 0).collect();
            let entry = *random.pick(&deep)?;
            let range = entry.key.cover(entry.value);
            if random.chance(70) { lines_of(text, range) } else { range }
        }
    };
    edit(&path, TextEdit::replace(range, ""))
}

pub(crate) fn breaks(random: &mut Random, world: &World) -> Option<Vec<Action>> {
    let (path, text) = buffer(random, world)?;
    if random.chance(50) {
        let at = place(random, &path, text);
        return edit(&path, TextEdit::insert(at, *random.pick(&SYNTAX)?));
    }
    let signs = ['{', '}', '[', ']', '"', '\'', ':', ',', '-', '&', '*', '|', '>', '#'];
    let places: Vec<_> =
        text.char_indices().filter(|it| signs.contains(&it.1)).map(|it| it.0 as u32).collect();
    let at = *random.pick(&places)?;
    edit(&path, TextEdit::replace(TextRange::new(at, at + 1), ""))
}

pub(crate) fn lines(random: &mut Random, world: &World) -> Option<Vec<Action>> {
    let (path, text) = buffer(random, world)?;
    let breaks: Vec<u32> = text.match_indices('\n').map(|it| it.0 as u32).collect();
    match random.below(6) {
        0 => {
            let unix = text.replace("\r\n", "\n");
            let all = if unix == text { text.replace('\n', "\r\n") } else { unix };
            Some(vec![Action::Open(path, all)])
        }
        1 => edit(&path, TextEdit::replace(TextRange::new(0, text.len() as u32), text.replace('\n', "\r\n"))),
        2 => {
            let at = *random.pick(&breaks)?;
            edit(&path, TextEdit::insert(at, "\r"))
        }
        3 => {
            let at = *random.pick(&breaks)?;
            edit(&path, TextEdit::replace(TextRange::new(at, at + 1), "\r"))
        }
        4 => {
            let at = *random.pick(&breaks)?;
            let blank = ["\n", "\r\n", "  \n", "\n\n\n", "\r", "\u{2028}\n", "\u{85}\n"];
            edit(&path, TextEdit::insert(at, *random.pick(&blank)?))
        }
        _ => edit(&path, TextEdit::insert(place(random, &path, text), "\r")),
    }
}

pub(crate) fn foreign(random: &mut Random, world: &World) -> Option<Vec<Action>> {
    let (path, text) = buffer(random, world)?;
    let words = [
        "é",
        "e\u{301}",
        "価格",
        "😀",
        "👩‍👩‍👧",
        "\u{feff}",
        "\u{a0}",
        "\u{2028}",
        "\u{85}",
        "\u{7f}",
        "ı",
        "\\ud83d\\ude00",
        "\\ud800",
    ];
    let at = if random.chance(8) { 0 } else { place(random, &path, text) };
    edit(&path, TextEdit::insert(at, *random.pick(&words)?))
}

pub(crate) fn cursors(random: &mut Random, world: &World) -> Option<Vec<Action>> {
    let (path, text) = buffer(random, world)?;
    let document = Document::new(&path, text);
    let spots =
        if random.chance(50) { document.scalars } else { document.entries.iter().map(|it| it.key).collect() };
    let sample = random.pick(&spots)?.of(text).to_owned();
    let mut same: Vec<TextRange> = spots.into_iter().filter(|it| it.of(text) == sample).collect();
    same.truncate(2 + random.below(8));
    let new = *random.pick(&WORDS)?;
    let replaces = random.chance(60);
    let changed = |range: TextRange| {
        let range = if replaces { range } else { TextRange::empty(range.end) };
        TextEdit::replace(range, new)
    };
    let mut edits: Vec<TextEdit> = same.into_iter().map(changed).collect();
    edits.sort();
    edits.dedup_by(|a, b| a.range.start < b.range.end || a.range.start == b.range.start);
    if random.chance(50) {
        // From the end: none of them moves another.
        edits.reverse();
    } else {
        let mut delta = 0;
        for it in &mut edits {
            let moved = it.range.moved(delta);
            delta += it.delta();
            it.range = moved;
        }
    }
    Some(edits.into_iter().map(|it| Action::Edit(path.clone(), it)).collect())
}
