//! The findings that every format prints, and texts in memory for them to point into.

use wirelint_diagnostics::{
    Applicability, FileEdit, Finding, Fingerprint, Fix, Outcome, Place, Problem, Severity, Summary,
};
use wirelint_report::{Format, Options, write};
use wirelint_source::{FileId, LineIndex, Sources, TextEdit, TextRange};

/// Texts in memory.
#[derive(Default)]
pub(crate) struct Texts(Vec<(String, String, LineIndex)>);

impl Texts {
    pub(crate) fn add(&mut self, path: &str, text: &str) -> FileId {
        self.0.push((path.to_owned(), text.to_owned(), LineIndex::new(text)));
        FileId(self.0.len() as u32 - 1)
    }
}

impl Sources for Texts {
    fn path(&self, file: FileId) -> &str {
        &self.0[file.0 as usize].0
    }

    fn text(&self, file: FileId) -> &str {
        &self.0[file.0 as usize].1
    }

    fn lines(&self, file: FileId) -> &LineIndex {
        &self.0[file.0 as usize].2
    }
}

/// A run: its texts and what was found in them.
#[derive(Default)]
pub(crate) struct Run {
    pub(crate) texts: Texts,
    pub(crate) outcome: Outcome,
}

impl Run {
    pub(crate) fn report(&self, format: Format, options: &Options) -> String {
        let mut out = Vec::new();
        write(format, &self.outcome, &self.texts, options, &mut out).expect("a vector takes everything");
        String::from_utf8(out).expect("reports are UTF-8")
    }

    /// Where `words` stand first in `file`.
    pub(crate) fn at(&self, file: FileId, words: &str) -> TextRange {
        let start = self.texts.text(file).find(words).expect("the words are in the text");
        TextRange::new(start as u32, (start + words.len()) as u32)
    }

    pub(crate) fn place(&self, file: FileId, words: &str, message: &str) -> Place {
        Place { file, range: self.at(file, words), message: message.to_owned() }
    }

    pub(crate) fn push(&mut self, finding: Finding) {
        self.outcome.summary.count(finding.severity);
        let before = self.outcome.findings.iter().cloned();
        self.outcome.findings = before.chain([finding]).collect();
    }
}

/// A finding with nothing but what each has.
pub(crate) fn finding(
    severity: Severity,
    rule: &'static str,
    message: &str,
    file: FileId,
    range: TextRange,
) -> Finding {
    Finding {
        rule,
        severity,
        message: message.to_owned(),
        label: None,
        help: None,
        url: format!("https://wirelint.example/rules/{rule}"),
        operation: None,
        pointer: None,
        file,
        range,
        related: Vec::new(),
        fixes: Vec::new(),
        fingerprint: Fingerprint(u64::from(range.start) << 32 | u64::from(range.end)),
    }
}

const ORDERS: &str = "\
openapi: 3.1.0
info:
  title: Orders
  version: 1.0.0
paths:
  /orders:
    get:
      responses:
        '429':
          $ref: '#/components/responses/Slow'
    post:
      summary: Create an order
      responses:
        '201':
          description: Created

components:
  responses:
    Slow:
      description: Too many requests
  schemas:
    Money:
      type: number
";

/// One of each sort of finding that differs in print.
pub(crate) fn run() -> Run {
    let mut run = Run::default();
    let orders = run.texts.add("api/openapi.yaml", ORDERS);
    let minified = format!(
        "{{\"openapi\":\"3.1.0\",\"x\":[{}],\"paths\":{{\"/a\":{{\"get\":{{}},\"get\":{{}}}}}},\"y\":[{}]}}",
        "0,".repeat(20_000),
        "1,".repeat(20_000)
    );
    let minified = run.texts.add("api/min.json", &minified);
    let prices = run.texts.add("api/価格.yaml", "価格:\n\t説明: \"🎉 価格\"\tx: é # tab, wide and narrow\n");
    let hostile = run.texts.add(
        "api/\x1b[31mevil\u{202e}.yaml",
        "x: \"\x1b]0;owned\x07\x1b[2J\u{9b}1m\" # \u{202e}desrever\r\ny: 1",
    );

    let mut post = finding(
        Severity::Warning,
        "idempotency/create-without-key",
        "`POST /orders` may run twice: nothing lets the server recognise a retry",
        orders,
        run.at(orders, "post"),
    );
    post.label = Some("a retry creates a second order".into());
    post.help =
        Some("require an `Idempotency-Key` header, or state `x-wirelint: { effect: idempotent }`".into());
    post.operation = Some("POST /orders".into());
    post.pointer = Some("#/paths/~1orders/post".into());
    post.related = vec![run.place(orders, "Create an order", "its summary says that it creates something")];
    post.fixes = vec![Fix {
        title: "Require an idempotency key".into(),
        applicability: Applicability::Unsafe,
        edits: vec![FileEdit {
            file: orders,
            edit: TextEdit::insert(run.at(orders, "summary").start, "parameters: []\n      "),
        }],
    }];
    run.push(post);

    let mut slow = finding(
        Severity::Error,
        "retry/429-without-retry-after",
        "`Slow` tells clients to wait but not how long",
        orders,
        run.at(orders, "Slow:\n      description: Too many requests"),
    );
    slow.label = Some("no `Retry-After` header".into());
    slow.related = ["GET /orders", "GET /orders", "POST /orders", "GET /items", "PUT /items", "GET /x"]
        .iter()
        .map(|name| run.place(orders, "$ref: '#/components/responses/Slow'", &format!("used by {name}")))
        .collect();
    slow.fixes = vec![
        Fix {
            title: "Declare `Retry-After`".into(),
            applicability: Applicability::Safe,
            edits: vec![FileEdit {
                file: orders,
                edit: TextEdit::replace(
                    run.at(orders, "Too many requests"),
                    "Too many requests\n      headers: {}",
                ),
            }],
        },
        Fix {
            title: "Say it in the description".into(),
            applicability: Applicability::Manual,
            edits: vec![],
        },
    ];
    run.push(slow);

    let mut long = finding(
        Severity::Warning,
        "openapi/unused-component",
        "nothing refers to these components",
        orders,
        run.at(orders, &ORDERS[ORDERS.find("components:").unwrap_or(0)..]),
    );
    long.related = ["info", "title", "version", "paths", "get"]
        .iter()
        .map(|word| run.place(orders, word, &format!("not in `{word}`")))
        .collect();
    long.related.insert(1, run.place(orders, "get:\n      responses", "nor here, where it takes two lines"));
    run.push(long);

    let money = finding(
        Severity::Info,
        "limits/money-as-number",
        "`Money` is a binary floating-point number",
        orders,
        run.at(orders, "number"),
    );
    run.push(money);

    let end = run.texts.text(orders).len() as u32;
    let mut missing = finding(
        Severity::Error,
        "openapi/missing-key",
        "`security` is missing",
        orders,
        TextRange::empty(end),
    );
    missing.label = Some("expected here".into());
    run.push(missing);

    let second = run.at(minified, "\"get\":{}}}").start;
    let mut twice = finding(
        Severity::Error,
        "openapi/duplicate-key",
        "key `get` appears twice, and readers differ in which one they take",
        minified,
        TextRange::new(second, second + 5),
    );
    twice.label = Some("the second one".into());
    twice.pointer = Some("#/paths/~1a".into());
    twice.related = vec![run.place(minified, "\"get\":{},", "the first one")];
    run.push(twice);

    let mut price = finding(
        Severity::Warning,
        "naming/mixed-scripts",
        "`価格` is written in another script than `x`",
        prices,
        run.at(prices, "\"🎉 価格\""),
    );
    price.label = Some("価格 here".into());
    run.push(price);
    let mut narrow = finding(
        Severity::Warning,
        "naming/mixed-scripts",
        "`x` is written in another script than `価格`",
        prices,
        run.at(prices, "é"),
    );
    narrow.label =
        Some("é here, at the right of everything wide, with a label that is too long for its line".into());
    run.push(narrow);

    let mut evil = finding(
        Severity::Error,
        "openapi/invalid-name",
        "`\x1b]0;owned\x07` is no name\nerror: forged",
        hostile,
        run.at(hostile, "\"\x1b]0;owned\x07\x1b[2J\u{9b}1m\""),
    );
    evil.label = Some("\x1b[2J".into());
    evil.help = Some("rename \u{9b}it\nor remove it".into());
    run.push(evil);

    let hint = finding(Severity::Hint, "meta/remark", "`y` is short", hostile, run.at(hostile, "y"));
    run.push(hint);

    run.outcome.problems = vec![
        Problem { file: "api/old.yaml".into(), message: "permission denied".into() },
        Problem { file: "api/\x1b[2J.yaml".into(), message: "not UTF-8 at byte 17".into() },
    ];
    run.outcome.summary.files = 4;
    run.outcome.summary.operations = 41;
    run.outcome.summary.suppressed = 2;
    run
}

/// A run that found nothing.
pub(crate) fn clean_run() -> Run {
    let summary = Summary { files: 3, operations: 41, ..Summary::default() };
    Run { outcome: Outcome { summary, ..Outcome::default() }, ..Run::default() }
}
