//! Damaged contracts: whatever is cut or changed, there is a tree, the errors are where the damage is, and what the damage does
//! not touch is still judged.
//!
//! The pairs of file and change come from a fixed seed, so that a failure can be seen again.

use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use wirelint_analysis::{Host, Memory, Options};
use wirelint_source::Sources;
use wirelint_yaml::{Format, Node, Tree, parse};

/// How many changes are made to the shop.
const CHANGES: usize = 10_000;

/// What is put in place of a token, or before it.
const PIECES: [&str; 26] = [
    "{", "}", "[", "]", ":", ": ", ",", "\"", "'", "#", " #", "&a ", "*a ", "!t ", "|", ">", "%", "@", "`",
    "\t", "- ", "? ", " ", "\n", "\r\n", "\u{4fa1}",
];

#[test]
fn damage_stays_where_it_is() {
    let shop = shop();
    let base = findings(&shop, None);
    let mut random = Random(0x5eed);
    let changes: Vec<Change> = (0..CHANGES).map(|_| Change::random(&shop, &mut random)).collect();
    let reports: Vec<Report> = changes.par_iter().map(|change| check(&shop, &base, change)).collect();

    let broken: Vec<&String> = reports.iter().filter_map(|report| report.broken.as_ref()).collect();
    assert!(
        broken.is_empty(),
        "{} of {CHANGES} broke an invariant, among them:\n{}",
        broken.len(),
        broken[0]
    );
    // What stands elsewhere is judged as before: not one finding in five hundred is lost. Those that are: quotes and brackets
    // that happen to close further down.
    let (judged, lost) = reports.iter().fold((0, 0), |(a, b), it| (a + it.judged, b + it.lost.len()));
    let mut examples = String::new();
    for report in reports.iter().filter(|it| !it.lost.is_empty()).take(5) {
        writeln!(examples, "{}\n  lost: {:?}", report.change, report.lost).expect("strings take everything");
    }
    assert!(judged > CHANGES, "only {judged} findings were judged again");
    assert!(lost * 500 <= judged, "{lost} of {judged} findings elsewhere were lost\n{examples}");
    // And errors are reported where the damage is.
    let strays: Vec<&String> = reports.iter().filter_map(|it| it.stray.as_ref()).collect();
    let with_errors = reports.iter().filter(|it| it.has_errors).count();
    let listed = strays.iter().take(5).fold(String::new(), |all, it| all + it + "\n");
    assert!(
        strays.len() * 500 <= with_errors,
        "{} of {with_errors} errors are elsewhere\n{listed}",
        strays.len()
    );
}

#[test]
fn every_prefix_of_a_small_contract_is_read() {
    let mut prefixes = 0;
    for file in shop().iter().filter(|file| file.text.len() < 2_000) {
        let ends = file.text.char_indices().map(|(at, _)| at);
        for end in ends {
            let tree = parse(Arc::from(&file.text[..end]), file.format);
            invariants(&tree).unwrap_or_else(|what| panic!("{} cut at {end}: {what}", file.path));
            prefixes += 1;
        }
    }
    assert!(prefixes > 2_000, "only {prefixes} prefixes were read");
}

struct ShopFile {
    path: String,
    text: String,
    format: Format,
}

/// The files of the example shop.
fn shop() -> Vec<ShopFile> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../test-data/shop");
    let mut files = Vec::new();
    let mut folders = vec![folder.clone()];
    while let Some(at) = folders.pop() {
        for entry in std::fs::read_dir(at).expect("the shop is there").flatten() {
            let path = entry.path();
            let extension = path.extension().and_then(|it| it.to_str()).unwrap_or_default().to_owned();
            if path.is_dir() {
                folders.push(path);
            } else if matches!(&*extension, "yaml" | "json") {
                let text = std::fs::read_to_string(&path).expect("the shop is text");
                let path =
                    path.strip_prefix(&folder).expect("it is below").to_string_lossy().replace('\\', "/");
                files.push(ShopFile {
                    path,
                    text,
                    format: if extension == "json" { Format::Json } else { Format::Yaml },
                });
            }
        }
    }
    files.push(ShopFile { path: "bulk/openapi.yaml".to_owned(), text: bulk_yaml(), format: Format::Yaml });
    files.push(ShopFile { path: "bulk/openapi.json".to_owned(), text: bulk_json(), format: Format::Json });
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

/// A contract with a finding in every operation, so that what is lost is noticed, written in every way that YAML has.
fn bulk_yaml() -> String {
    let mut text = "openapi: 3.1.1\ninfo: { title: Bulk, version: '1' }\npaths:\n".to_owned();
    for number in 0..30 {
        write!(
            text,
            r#"  /things/{number}: # the thing
    get:
      summary: "Thing {number}: \"quoted\""
      description: >-
        All that is known of thing {number}:
        its [name], its {{colour}}, and 'more'.

      tags: [things, 'number {number}', "{{}}"]
      x-notes:
        - plain text, with commas: none
        - |
          literal {{ text
            kept as it is
      requestBody:
        content:
          application/json:
            schema: {{ type: object, properties: {{ q: {{ type: string, example: it's }} }} }}
      responses:
        '200': {{ description: Thing {number} }}
"#
        )
        .expect("strings take everything");
    }
    text
}

/// The same in JSON.
fn bulk_json() -> String {
    let paths: serde_json::Map<String, serde_json::Value> = (0..30)
        .map(|number| {
            let operation = serde_json::json!({
                "summary": format!("Thing {number}: \"quoted\""),
                "tags": ["things", format!("number {number}"), "{}"],
                "requestBody": { "content": { "application/json": {
                    "schema": { "type": "object", "properties": { "q": { "type": "string" } } } } } },
                "responses": { "200": { "description": format!("Thing {number}") } }
            });
            (format!("/things/{number}"), serde_json::json!({ "get": operation }))
        })
        .collect();
    let info = serde_json::json!({ "title": "Bulk", "version": "1" });
    let contract = serde_json::json!({ "openapi": "3.1.1", "info": info, "paths": paths });
    serde_json::to_string_pretty(&contract).expect("it is JSON")
}

/// A change of one file: the bytes from `start` to `end` become `text`.
struct Change {
    file: usize,
    start: usize,
    end: usize,
    text: &'static str,
}

impl Change {
    fn random(files: &[ShopFile], random: &mut Random) -> Self {
        let file = random.below(files.len());
        let text = &files[file].text;
        let start = floor(text, random.below(text.len()));
        // A token: a word, a run of blanks, or one character.
        let word = |c: char| c.is_alphanumeric() || c == '_';
        let first = text[start..].chars().next().unwrap_or(' ');
        let same = |c: char| if word(first) { word(c) } else { first == ' ' && c == ' ' };
        let length: usize = text[start..].chars().take_while(|c| same(*c)).map(char::len_utf8).sum();
        let token = start + length.max(first.len_utf8());
        let piece = PIECES[random.below(PIECES.len())];
        match random.below(10) {
            0 => Self { file, start, end: text.len(), text: "" },
            1 => {
                let line = text[start..].find('\n').map_or(text.len(), |at| start + at + 1);
                Self { file, start, end: line, text: "" }
            }
            2..=4 => Self { file, start, end: token, text: "" },
            5..=7 => Self { file, start, end: token, text: piece },
            _ => Self { file, start, end: start, text: piece },
        }
    }

    /// Whether it makes or removes lines, or changes how one is indented.
    fn touches_lines(&self, text: &str) -> bool {
        let line = text[..self.start].rfind('\n').map_or(0, |at| at + 1);
        let in_indentation = text[line..self.start].bytes().all(|byte| matches!(byte, b' ' | b'-'));
        in_indentation || self.text.contains('\n') || text[self.start..self.end].contains('\n')
    }

    fn apply(&self, text: &str) -> String {
        format!("{}{}{}", &text[..self.start], self.text, &text[self.end..])
    }
}

/// What a change led to.
struct Report {
    change: String,
    /// An invariant that does not hold.
    broken: Option<String>,
    /// How many findings elsewhere there were before.
    judged: usize,
    /// Those of them that are gone.
    lost: Vec<String>,
    has_errors: bool,
    /// An error that is not where the damage is.
    stray: Option<String>,
}

/// A finding that can be found again: file, pointer, rule.
type Key = (String, String, &'static str);

fn check(shop: &[ShopFile], base: &FxHashMap<Key, usize>, change: &Change) -> Report {
    let file = &shop[change.file];
    let text = change.apply(&file.text);
    let line = file.text[..change.start].matches('\n').count() + 1;
    let what = format!(
        "{}:{line}: {:?} becomes {:?}",
        file.path,
        file.text[change.start..change.end].chars().take(30).collect::<String>(),
        change.text
    );
    let mut report =
        Report { change: what, broken: None, judged: 0, lost: Vec::new(), has_errors: false, stray: None };
    let tree = parse(Arc::from(&*text), file.format);
    report.broken = invariants(&tree).and_then(|()| verdict(&tree, file.format)).err();

    let before = parse(Arc::from(&*file.text), file.format);
    let item = item_around(&before, change);
    let first_error =
        tree.errors().map(|(item, error)| tree.absolute(item, error.range).start as usize).min();
    report.has_errors = first_error.is_some();
    if let (Some(error), Some((_, start, _))) = (first_error, &item)
        && error < *start
        && change.text != "\t"
    {
        report.stray =
            Some(format!("{}: first error at byte {error}, the item begins at {start}", report.change));
    }
    // A change of the skeleton may move everything, and so may one of the lines or their indentation: in YAML what results is
    // another contract, and a valid one; in JSON broken brackets are understood by it.
    let Some((path, _, end)) = item else { return report };
    let is_cut = change.end == file.text.len();
    if !is_cut && (change.end > end || change.touches_lines(&file.text)) {
        return report;
    }
    // What looks like a template is not read at all.
    if text.contains("{%") && !file.text.contains("{%") {
        return report;
    }
    let after = findings(shop, Some(&(change.file, text)));
    for (key, offset) in
        base.iter().filter(|((at, pointer, _), _)| *at == file.path && !pointer.starts_with(&path))
    {
        // These look at more than one item, and the damage may be in the other.
        let looks_around = [
            "chatty/ids-only-list",
            "concurrency/lost-update",
            "evolution/closed-object-response",
            "idempotency/create-without-key",
            "latency/accepted-without-monitor",
            "n-plus-one/no-batch-get",
            "pagination/half-contract",
            "openapi/path-parameter-mismatch",
            "openapi/unresolved-reference",
        ];
        if is_cut && *offset >= change.start || looks_around.contains(&key.2) {
            continue;
        }
        report.judged += 1;
        if !after.contains_key(key) {
            report.lost.push(format!("{} {}", key.2, key.1));
        }
    }
    report
}

/// The item that a change begins in: its pointer, and its bytes.
fn item_around(tree: &Tree, change: &Change) -> Option<(String, usize, usize)> {
    let mut node = tree.root()?;
    for _ in 0..3 {
        let inside = |node: &Node<'_>| {
            let range = node.range();
            range.start as usize <= change.start && change.start < range.end as usize
        };
        node = node.entries().map(|entry| entry.value).chain(node.elements()).find(inside)?;
    }
    let range = Some(node).filter(|node| node.is_mapping() || node.is_sequence())?.range();
    Some((tree.pointer(node.id()), range.start as usize, range.end as usize))
}

/// The findings in the shop, with one file changed.
fn findings(shop: &[ShopFile], changed: Option<&(usize, String)>) -> FxHashMap<Key, usize> {
    let mut memory = Memory::new().file("/shop/.git/HEAD", "ref: refs/heads/main\n");
    for (index, file) in shop.iter().enumerate() {
        let text = changed.filter(|(at, _)| *at == index).map_or(&file.text, |(_, text)| text);
        memory = memory.file(format!("/shop/{}", file.path), text.as_str());
    }
    let host = Host::new(Arc::new(memory), Path::new("/shop"), Options::default());
    let run = host.snapshot().diagnostics(&());
    assert!(run.outcome.problems.is_empty(), "{:#?}", run.outcome.problems);
    let key = |it: wirelint_diagnostics::Finding| {
        let key = (run.files.path(it.file).to_owned(), it.pointer.clone().unwrap_or_default(), it.rule);
        (key, it.range.start as usize)
    };
    run.outcome.findings.iter().cloned().map(key).collect()
}

/// Every node lies inside its parent and behind its sibling, on character boundaries.
fn invariants(tree: &Tree) -> Result<(), String> {
    fn walk(node: Node<'_>, text: &str) -> Result<(), String> {
        let range = node.range();
        if text.get(range.start as usize..range.end as usize).is_none() {
            return Err(format!("{range:?} is no stretch of the text"));
        }
        if node.style() == wirelint_yaml::Style::Alias {
            return Ok(());
        }
        let mut at = range.start;
        for child in node.entries().flat_map(|entry| [entry.key, entry.value]).chain(node.elements()) {
            let inner = child.range();
            if !range.contains(inner) || inner.start < at {
                return Err(format!("{inner:?} is not in order inside {range:?}"));
            }
            at = inner.end;
            walk(child, text)?;
        }
        Ok(())
    }
    for root in tree.documents() {
        walk(root, tree.text())?;
    }
    for (item, error) in tree.errors() {
        let range = tree.absolute(item, error.range);
        if tree.text().get(range.start as usize..range.end as usize).is_none() {
            return Err(format!("the error {:?} is outside of the text", error.message));
        }
    }
    Ok(())
}

/// Strict JSON is what an independent reader takes for JSON.
fn verdict(tree: &Tree, format: Format) -> Result<(), String> {
    if format == Format::Yaml {
        return Ok(());
    }
    let ours = tree.errors().next().is_none();
    let theirs = serde_json::from_str::<serde_json::Value>(tree.text()).is_ok();
    if ours == theirs { Ok(()) } else { Err(format!("valid for us: {ours}, for serde_json: {theirs}")) }
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// A small generator (`SplitMix64`): the same numbers everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % limit as u64) as usize
    }
}
