//! The page of `wirelint map --format html` in a real browser. Skipped, with a word, where there is no Chromium.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![allow(clippy::print_stderr, reason = "that it is skipped is to be seen")]

use std::fs;
use std::process::Command;

const CONTRACT: &str = "\
openapi: 3.1.0
info: { title: Shop <b>, version: '1' }
paths:
  /orders:
    get: { responses: { '200': { description: Orders, content: { application/json: { schema: { type: array, items: { type: object } } } } } } }
    post: { operationId: createOrder, responses: { '201': { description: Made } } }
  /orders/{id}:
    delete: { responses: { '204': { description: Gone } } }
";

/// Uses the page as somebody would, and leaves what is seen after each step in the element `seen`.
const STEPS: &str = r#"
<script>
const seen = [];
const operations = () => [...document.querySelectorAll("tr.row")].map((it) => it.querySelector("code").textContent).join(", ");
const note = (what) => seen.push(what + ": " + operations() + " | " + at("count").textContent);
note("at first");
[...document.querySelectorAll("th button")].find((it) => it.textContent === "operation").click();
note("by name");
document.querySelector("th button").click();
document.querySelector("th button").click();
note("by risk, the lowest first");
at("search").value = "POST ORDERS"; at("search").oninput();
note("searched");
at("search").value = ""; at("retry").value = "same result"; at("retry").oninput();
note("filtered");
const row = document.querySelector("tr.row");
row.click();
seen.push("evidence: " + document.querySelector("tr.evidence").textContent);
row.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter" }));
seen.push("closed: " + (document.querySelector("tr.evidence") === null));
const result = make("pre", seen.join("\n"));
result.id = "seen";
document.body.replaceChildren(result);
</script>
"#;

fn chromium() -> Option<&'static str> {
    let names = ["chromium", "chromium-browser", "google-chrome"];
    names
        .into_iter()
        .find(|name| Command::new(name).arg("--version").output().is_ok_and(|it| it.status.success()))
}

#[test]
fn the_page_sorts_filters_searches_and_shows_evidence() {
    let Some(chromium) = chromium() else {
        eprintln!("skipped: there is no Chromium here");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("api.yaml"), CONTRACT).unwrap();
    let map = Command::new(env!("CARGO_BIN_EXE_wirelint"))
        .current_dir(folder.path())
        .args(["map", "api.yaml", "--format", "html"])
        .output()
        .unwrap();
    let page = String::from_utf8(map.stdout).unwrap().replace("</html>", STEPS);
    let path = folder.path().join("map.html");
    fs::write(&path, page).unwrap();
    let profile = format!("--user-data-dir={}", folder.path().join("profile").display());
    let flags =
        ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--dump-dom"];
    let dom = Command::new(chromium).args(flags).arg(profile).arg(&path).output().unwrap();
    let dom = String::from_utf8(dom.stdout).unwrap();
    let seen =
        dom.split_once("<pre id=\"seen\">").unwrap_or_else(|| panic!("the script has failed: {dom}")).1;
    let seen = seen.split_once("</pre>").unwrap().0;
    insta::assert_snapshot!(seen);
}
