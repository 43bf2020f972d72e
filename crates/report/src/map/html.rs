//! One page that needs nothing else: no network, no other file. The rows are in it as the JSON of the other format, and what shows them is
//! beside this file.

use std::io::{self, Write};

use serde_json::json;
use wirelint_diagnostics::{AxisMap, COLUMNS};
use wirelint_source::Sources;

use super::{Summary, json};

const PAGE: &str = include_str!("page.html");

pub(super) fn write(map: &AxisMap, sources: &dyn Sources, out: &mut dyn Write) -> io::Result<()> {
    let columns: Vec<_> = COLUMNS.iter().map(|it| json!({ "key": it.key, "heading": it.heading })).collect();
    let data =
        json!({ "map": json::value(map, sources), "columns": columns, "line": Summary::of(map).line() });
    let (before, behind) = PAGE.split_once("{{data}}").expect("the page has a place for the rows");
    out.write_all(before.as_bytes())?;
    // In a script only `<` could end it or begin a comment (HTML §4.12.1.3); in JSON it stands in strings alone.
    out.write_all(data.to_string().replace('<', "\\u003c").as_bytes())?;
    out.write_all(behind.as_bytes())
}
