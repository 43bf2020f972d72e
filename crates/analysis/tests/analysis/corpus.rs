//! Real contracts. They are in the folder that `WIRELINT_CORPUS` names, below `openapi/`; where it is not set there is nothing to
//! run on.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use wirelint_analysis::{Disk, Host, Options, Run};
use wirelint_diagnostics::Severity;

/// Groups whose findings are about the contract's boundary, not about the document.
const BOUNDARY: [&str; 8] = [
    "concurrency/",
    "errors/",
    "evolution/",
    "idempotency/",
    "limits/",
    "pagination/",
    "security/",
    "versioning/",
];

#[test]
fn real_contracts_are_linted_quietly_and_the_same_on_every_run() {
    let Some(files) = corpus() else {
        println!("skipped: WIRELINT_CORPUS is not set");
        return;
    };
    assert!(!files.is_empty(), "WIRELINT_CORPUS has no contracts below openapi/");
    for file in files {
        let run = lint(&file, 2);
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let outcome = &run.outcome;
        assert!(outcome.problems.is_empty(), "{name}: {:?}", outcome.problems);
        assert!(outcome.summary.operations > 0, "{name} has no operations");
        let found = |groups: &dyn Fn(&str) -> bool| {
            outcome.findings.iter().filter(|it| it.severity >= Severity::Warning && groups(it.rule)).count()
        };
        let boundary = found(&|rule| BOUNDARY.iter().any(|group| rule.starts_with(group)));
        let limit = outcome.summary.operations * 3 / 100;
        assert!(
            boundary <= limit.max(3),
            "{name}: {boundary} findings in {} operations",
            outcome.summary.operations
        );
        assert_eq!(found(&|rule| rule == "openapi/syntax-error"), 0, "{name} is valid");
        assert_eq!(
            found(&|rule| rule == "openapi/unresolved-reference"),
            0,
            "{name} has all that it refers to"
        );

        let again = lint(&file, 1);
        assert_eq!(format!("{:?}", again.outcome), format!("{outcome:?}"), "{name} on one thread");
    }
}

/// The OpenAPI 3 descriptions of the corpus.
fn corpus() -> Option<Vec<PathBuf>> {
    let folder = PathBuf::from(std::env::var_os("WIRELINT_CORPUS")?).join("openapi");
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path()).collect();
    files.retain(|path| {
        let extension = path.extension().and_then(|it| it.to_str()).unwrap_or_default();
        let is_text = matches!(extension, "json" | "yaml");
        // Of the corpus only Swagger 2.0 descriptions are not read yet.
        is_text && std::fs::read_to_string(path).is_ok_and(|text| !text.contains("\"swagger\": \"2.0\""))
    });
    files.sort();
    Some(files)
}

fn lint(file: &Path, threads: usize) -> Run {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads can be had");
    let options = Options { arguments: vec![file.into()], ..Options::default() };
    let folder = file.parent().expect("a file is in a folder");
    pool.install(|| Host::new(Arc::new(Disk), folder, options).snapshot().diagnostics(&()))
}
