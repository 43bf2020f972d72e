//! Order and cancellation under load: tens of thousands of edits as fast as they can be sent, with requests among them, slow
//! ones and cancelled ones. What the client knows of each version, the answers have to say.

use std::collections::BTreeMap;
use std::env;

use serde_json::{Value, json};

use crate::client::{Client, at, capabilities, uri};

/// The head of the document; what depends on the version is `V`.
const HEAD: &str = "\
openapi: 3.1.0
info:
  title: V
  version: '1'
paths:
  /a:
    get:
      operationId: V
      responses:
        '200': { $ref: '#/components/responses/Text' }
    put:
      operationId: V
      responses:
        '200': { $ref: '#/components/responses/Text' }
components:
  responses:
    Text:
      description: |2
";

/// Where the version stands: line and column.
const PLACES: [(u32, u32); 3] = [(2, 9), (7, 19), (11, 19)];

/// The line and column at which the reference to the text stands.
const REFERENCE: (u32, u32) = (9, 30);

const INDENT: usize = 8;

/// The lines of the text that is edited, each without its indentation.
struct Text(Vec<Vec<char>>);

impl Text {
    fn document(&self, version: usize) -> String {
        let mut out = HEAD.replace('V', &name(version));
        for line in &self.0 {
            out.push_str(&" ".repeat(INDENT));
            out.extend(line);
            out.push('\n');
        }
        out
    }

    /// What the description says.
    fn content(&self) -> String {
        self.0.iter().map(|it| it.iter().collect::<String>()).collect::<Vec<_>>().join("\n")
    }

    /// The position of a character, in UTF-16.
    fn position(&self, line: usize, column: usize) -> Value {
        let units: usize = self.0[line][..column].iter().map(|it| it.len_utf16()).sum();
        json!({ "line": HEAD.lines().count() + line, "character": INDENT + units })
    }

    /// Makes a random edit, and says it.
    fn edit(&mut self, random: &mut Random) -> Value {
        let line = random.below(self.0.len());
        let column = random.below(self.0[line].len() + 1);
        let start = self.position(line, column);
        let count: usize = self.0.iter().map(Vec::len).sum();
        let is_removal = count > 400 || random.below(3) == 0;
        let (last, end) = if is_removal {
            let last = (line + random.below(3)).min(self.0.len() - 1);
            let least = if last == line { column } else { 0 };
            (last, least + random.below(self.0[last].len() + 1 - least))
        } else {
            (line, column)
        };
        let end_position = self.position(last, end);
        let mut inserted: Vec<Vec<char>> = vec![Vec::new()];
        if !is_removal || random.below(2) == 0 {
            for _ in 0..random.below(6) {
                match ['a', 'b', 'é', '価', '🎉', '𝔘', '\n', '#', ':'][random.below(9)] {
                    '\n' => inserted.push(Vec::new()),
                    it => inserted.last_mut().unwrap().push(it),
                }
            }
        }
        let glue = format!("\n{}", " ".repeat(INDENT));
        let text = inserted.iter().map(|it| it.iter().collect::<String>()).collect::<Vec<_>>().join(&glue);
        let tail = self.0[last][end..].to_vec();
        let head = self.0[line][..column].to_vec();
        inserted[0].splice(0..0, head);
        inserted.last_mut().unwrap().extend(tail);
        self.0.splice(line..=last, inserted);
        json!({ "range": { "start": start, "end": end_position }, "text": text })
    }
}

/// As long for every version, so that its places stay.
fn name(version: usize) -> String {
    format!("v{version:06}")
}

/// The edits that write the version into its places.
fn rename(version: usize) -> Vec<Value> {
    let edit = |(line, column): (u32, u32)| {
        let end = column + 7;
        let range = json!({ "start": { "line": line, "character": column }, "end": { "line": line, "character": end } });
        json!({ "range": range, "text": name(version) })
    };
    PLACES.map(edit).to_vec()
}

/// A linear congruential generator (Knuth's MMIX): the same on every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }
}

/// What was asked, and of which version.
#[derive(Clone, Copy)]
struct Asked {
    what: What,
    version: usize,
    is_cancelled: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum What {
    Symbols,
    Diagnostics,
    Hover,
}

#[test]
fn every_request_is_answered_once_and_for_its_own_version() {
    let edits = if env::var_os("WIRELINT_EXHAUSTIVE").is_some_and(|it| it == "1") { 200_000 } else { 20_000 };
    let mut all = capabilities();
    all["textDocument"]["diagnostic"] = json!({});
    let mut client = Client::with("", &all);
    let mut random = Random(1);
    let mut text = Text(vec!["first".chars().collect(), "last".chars().collect()]);
    client.open("a.yaml", 0, &text.document(0));
    let mut asked: BTreeMap<i64, Asked> = BTreeMap::new();
    let mut contents: BTreeMap<i64, String> = BTreeMap::new();
    for version in 1..=edits {
        let mut changes = rename(version);
        for _ in 0..=random.below(3) {
            changes.push(text.edit(&mut random));
        }
        client.change("a.yaml", i64::try_from(version).unwrap(), changes.into());
        if random.below(4) > 0 {
            continue;
        }
        let document = json!({ "textDocument": { "uri": uri("a.yaml") } });
        let (what, id) = match random.below(8) {
            0..3 => (What::Symbols, client.ask("textDocument/documentSymbol", document)),
            3..6 => (What::Diagnostics, client.ask("textDocument/diagnostic", document)),
            _ => {
                let id = client.ask("textDocument/hover", at("a.yaml", REFERENCE.0, REFERENCE.1));
                contents.insert(id, text.content());
                (What::Hover, id)
            }
        };
        let is_cancelled = random.below(3) == 0;
        if is_cancelled {
            client.notify("$/cancelRequest", json!({ "id": id }));
        }
        asked.insert(id, Asked { what, version, is_cancelled });
    }

    let (mut answered, mut given_up) = (0, 0);
    for (id, Asked { what, version, is_cancelled }) in asked {
        let answer = client.answer(id);
        let version = name(version);
        if let Some(code) = answer["error"]["code"].as_i64() {
            let allowed = code == -32800 && is_cancelled || code == -32802 && what == What::Diagnostics;
            assert!(allowed, "{what:?}: {answer}");
            given_up += 1;
            continue;
        }
        answered += 1;
        let result = &answer["result"];
        match what {
            What::Symbols => assert_eq!(result[1]["detail"], format!("{version} 1"), "{answer}"),
            What::Diagnostics => {
                let message = result["items"][0]["message"].as_str().unwrap();
                assert!(message.contains(&version), "{version}: {answer}");
            }
            What::Hover => assert_shows(result, &contents[&id]),
        }
    }
    assert!(answered > 100 && given_up > 100, "{answered} answered, {given_up} given up");

    // What the edits give in the end is what the server has.
    let last = client.request("textDocument/hover", at("a.yaml", REFERENCE.0, REFERENCE.1));
    assert_shows(&last, &text.content());
    let document = json!({ "textDocument": { "uri": uri("a.yaml") } });
    let symbols = client.request("textDocument/documentSymbol", document.clone());
    let diagnostics = client.request("textDocument/diagnostic", document.clone());
    let mut fresh = Client::with("", &all);
    fresh.open("a.yaml", i64::try_from(edits).unwrap(), &text.document(edits));
    assert_eq!(fresh.request("textDocument/documentSymbol", document.clone()), symbols);
    assert_eq!(fresh.request("textDocument/diagnostic", document), diagnostics);
    let twice: Vec<Value> = client.held().into_iter().filter(|it| it.get("method").is_none()).collect();
    assert!(twice.is_empty(), "answered twice: {twice:?}");
    fresh.finish();
    client.finish();
}

#[test]
fn what_is_published_is_of_the_version_that_it_names() {
    let edits = 5_000;
    let mut client = Client::new("");
    let mut random = Random(2);
    let mut text = Text(vec!["first".chars().collect(), "last".chars().collect()]);
    client.open("a.yaml", 0, &text.document(0));
    for version in 1..=edits {
        let mut changes = rename(version);
        changes.push(text.edit(&mut random));
        client.change("a.yaml", i64::try_from(version).unwrap(), changes.into());
        if random.below(200) == 0 {
            // Now and then people stop typing until they see something.
            client.published("a.yaml");
        }
    }
    let mut last = 0;
    while last < edits {
        let published = client.published("a.yaml");
        let version = usize::try_from(published["version"].as_u64().unwrap()).unwrap();
        assert!(version >= last, "{version} after {last}");
        let message = published["diagnostics"][0]["message"].as_str().unwrap();
        assert!(message.contains(&name(version)), "{version}: {published}");
        last = version;
    }
    client.finish();
}

#[track_caller]
fn assert_shows(hover: &Value, content: &str) {
    let shown = hover["contents"]["value"].as_str().unwrap_or_else(|| panic!("no hover: {hover}"));
    // Between the title and the excerpt.
    let description = shown.split_once("\n\n").and_then(|(_, rest)| rest.rsplit_once("\n\n```")).unwrap().0;
    assert_eq!(description, content.trim(), "{shown}");
}
