//! Judges each `[schema, operations]` of standard input: what `apollo-compiler` says of the schema, or where that is right of the
//! operations. Built by `apollo.rs` as a program of its own.

use apollo_compiler::validation::{DiagnosticList, Valid};
use apollo_compiler::{ExecutableDocument, Schema};

type Messages = Vec<String>;

fn main() {
    let documents: Vec<(String, Option<String>)> =
        serde_json::from_reader(std::io::stdin()).expect("the test writes JSON");
    let judged: Vec<Messages> = documents.iter().map(|it| judge(&it.0, it.1.as_deref())).collect();
    serde_json::to_writer(std::io::stdout(), &judged).expect("the test reads");
}

fn judge(sdl: &str, operations: Option<&str>) -> Messages {
    let said = |it: &DiagnosticList| it.iter().map(|it| it.error.to_string()).collect();
    let schema = match Schema::parse_and_validate(sdl, "schema.graphql") {
        Ok(schema) => schema,
        Err(refused) => return said(&refused.errors),
    };
    let judge = |text: &str| -> Result<Valid<ExecutableDocument>, _> {
        ExecutableDocument::parse_and_validate(&schema, text, "operations.graphql")
    };
    operations.and_then(|it| judge(it).err()).map_or_else(Vec::new, |it| said(&it.errors))
}
