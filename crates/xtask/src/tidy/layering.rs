//! Which crate may depend on which: a crate has a level, and depends only on crates of lower levels.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::Result;
use serde::Deserialize;

use super::Problem;
use crate::process;

/// The rooms of the house by level, lowest first. What stands in one row does not know its neighbours.
const LEVELS: &[(u8, &[&str])] = &[
    (0, &["wirelint-source"]),
    (1, &["wirelint-diagnostics"]),
    (2, &["wirelint-vfs", "wirelint-yaml", "wirelint-source-code", "wirelint-model"]),
    (3, &["wirelint-json-schema", "wirelint-semantics"]),
    (
        4,
        &[
            "wirelint-openapi",
            "wirelint-asyncapi",
            "wirelint-protobuf",
            "wirelint-graphql",
            "wirelint-traffic",
            "wirelint-evolution",
        ],
    ),
    (5, &["wirelint-lint", "wirelint-resolvers"]),
    (
        6,
        &[
            "wirelint-rules",
            "wirelint-rules-openapi",
            "wirelint-rules-asyncapi",
            "wirelint-rules-protobuf",
            "wirelint-rules-graphql",
            "wirelint-spectral",
        ],
    ),
    (7, &["wirelint-config"]),
    (8, &["wirelint-analysis"]),
    (9, &["wirelint-report", "wirelint-lsp"]),
    (10, &["wirelint"]),
];

/// What only development needs: may depend on everything, and only dev-dependencies may name it.
const DEVELOPMENT: &[&str] = &["wirelint-test-editor", "wirelint-test-fixture", "xtask"];

/// What knows a syntax. Crates about what holds for every protocol must not reach these, not even through others.
const SYNTAX: &[&str] = &[
    "wirelint-openapi",
    "wirelint-asyncapi",
    "wirelint-protobuf",
    "wirelint-graphql",
    "wirelint-traffic",
    "wirelint-yaml",
    "wirelint-json-schema",
];

/// "One rule, every protocol" is true because these have no way to see a protocol.
const NEUTRAL: &[&str] = &["wirelint-model", "wirelint-semantics", "wirelint-lint", "wirelint-rules"];

/// A crate of the workspace, as `cargo metadata` tells of it.
#[derive(Deserialize)]
pub(super) struct Package {
    pub(super) name: String,
    /// From the root, with `/`, once [`packages`] has cut it.
    pub(super) manifest_path: String,
    pub(super) description: Option<String>,
    pub(super) license: Option<String>,
    dependencies: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    name: String,
    /// `dev`, `build`, or nothing for an ordinary one.
    kind: Option<String>,
}

impl Package {
    /// The workspace's crates that it cannot be built without.
    fn needs<'a>(&'a self, ours: &'a BTreeSet<&str>) -> impl Iterator<Item = &'a str> {
        let names =
            self.dependencies.iter().filter(|it| it.kind.as_deref() != Some("dev")).map(|it| &*it.name);
        names.filter(move |&it| ours.contains(it) || it.starts_with("wirelint-"))
    }
}

/// The crates of the workspace at `root`. Needs neither the network nor a crate's download.
pub(super) fn packages(root: &Path) -> Result<Vec<Package>> {
    #[derive(Deserialize)]
    struct Metadata {
        packages: Vec<Package>,
        workspace_root: String,
    }
    let arguments = ["metadata", "--format-version", "1", "--no-deps", "--offline"];
    let mut metadata: Metadata =
        serde_json::from_str(&process::output(&mut process::cargo(root, &arguments))?)?;
    for package in &mut metadata.packages {
        let path =
            package.manifest_path.strip_prefix(&metadata.workspace_root).unwrap_or(&package.manifest_path);
        package.manifest_path = path.replace('\\', "/").trim_start_matches('/').to_string();
    }
    Ok(metadata.packages)
}

/// Edges that lead up, sideways, or from the neutral crates to a syntax; crates without a level.
pub(super) fn check(packages: &[Package]) -> Vec<Problem> {
    let ours: BTreeSet<&str> = packages.iter().map(|it| &*it.name).collect();
    let edges: BTreeMap<&str, Vec<&str>> =
        packages.iter().map(|it| (&*it.name, it.needs(&ours).collect())).collect();
    let mut problems = Vec::new();
    for package in packages {
        let mut problem = |advice: String| problems.push(Problem::new(&package.manifest_path, 1, advice));
        let name = &*package.name;
        if DEVELOPMENT.contains(&name) {
            continue;
        }
        let Some(level) = level_of(name) else {
            problem(format!("give `{name}` a level in crates/xtask/src/tidy/layering.rs"));
            continue;
        };
        for &needed in &edges[name] {
            if DEVELOPMENT.contains(&needed) {
                problem(format!("`{needed}` is for development: make it a dev-dependency of `{name}`"));
            } else if let Some(lower) = level_of(needed).filter(|&it| it >= level) {
                problem(format!(
                    "`{name}` (level {level}) may not depend on `{needed}` (level {lower}): only on lower levels"
                ));
            }
        }
        if NEUTRAL.contains(&name) {
            for syntax in SYNTAX {
                if let Some(path) = path_to(syntax, name, &edges) {
                    problem(format!("`{name}` must not know `{syntax}`, which it reaches through {path}"));
                }
            }
        }
    }
    problems
}

fn level_of(name: &str) -> Option<u8> {
    LEVELS.iter().find(|(_, names)| names.contains(&name)).map(|&(level, _)| level)
}

/// The shortest way from `start` to `goal`, written as `a → b → c`.
fn path_to(goal: &str, start: &str, edges: &BTreeMap<&str, Vec<&str>>) -> Option<String> {
    let mut seen = BTreeSet::from([start]);
    let mut paths = vec![vec![start]];
    while !paths.is_empty() {
        let mut longer = Vec::new();
        for path in paths {
            let last = path[path.len() - 1];
            for &next in edges.get(last).into_iter().flatten() {
                let path = [&path[..], &[next]].concat();
                if next == goal {
                    return Some(path.join(" → "));
                }
                if seen.insert(next) {
                    longer.push(path);
                }
            }
        }
        paths = longer;
    }
    None
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;
    use crate::tidy::assert_problems;
    use crate::workspace;

    /// Lines of `crate: dependency dependency`, a dev-dependency in parentheses.
    fn crates(text: &str) -> Vec<Package> {
        let package = |line: &str| {
            let (name, needs) = line.trim().split_once(':').expect("a line is `crate: dependencies`");
            let dependencies = needs.split_whitespace().map(|it| match it.strip_prefix('(') {
                Some(it) => Dependency { name: it.trim_end_matches(')').into(), kind: Some("dev".into()) },
                None => Dependency { name: it.into(), kind: None },
            });
            Package {
                name: name.into(),
                manifest_path: format!("{name}/Cargo.toml"),
                description: None,
                license: None,
                dependencies: dependencies.collect(),
            }
        };
        text.trim().lines().map(package).collect()
    }

    #[test]
    fn this_workspace_keeps_its_layers() {
        let packages = packages(&workspace::root()).unwrap();
        assert!(packages.iter().any(|it| it.name == "wirelint"), "the workspace was not read");
        assert_problems(check(&packages), &[]);
    }

    #[test]
    fn a_crate_depends_on_lower_levels_only() {
        let packages = crates(
            "wirelint-source: serde
             wirelint-yaml: wirelint-source wirelint-diagnostics wirelint-vfs
             wirelint-diagnostics: wirelint-lint
             wirelint-vfs: wirelint-source (wirelint-analysis)
             wirelint-lint: wirelint-model
             wirelint-model:
             wirelint-analysis: wirelint-lint",
        );
        assert_problems(
            check(&packages),
            &[
                "wirelint-diagnostics/Cargo.toml:1: `wirelint-diagnostics` (level 1) may not depend on \
                 `wirelint-lint` (level 5): only on lower levels",
                "wirelint-yaml/Cargo.toml:1: `wirelint-yaml` (level 2) may not depend on `wirelint-vfs` (level 2): \
                 only on lower levels",
            ],
        );
    }

    #[test]
    fn neutral_crates_do_not_reach_a_syntax_through_others() {
        let packages = crates(
            "wirelint-rules: wirelint-lint wirelint-resolvers
             wirelint-resolvers: wirelint-json-schema
             wirelint-json-schema: wirelint-source
             wirelint-source:
             wirelint-lint:",
        );
        assert_problems(
            check(&packages),
            &[
                "wirelint-rules/Cargo.toml:1: `wirelint-rules` must not know `wirelint-json-schema`, which it reaches \
               through wirelint-rules → wirelint-resolvers → wirelint-json-schema",
            ],
        );
    }

    #[test]
    fn a_new_crate_needs_a_level_and_tools_stay_out_of_the_product() {
        let packages = crates(
            "wirelint-telepathy: wirelint-source
             wirelint-source: wirelint-test-fixture
             wirelint-test-fixture:
             xtask: wirelint-source",
        );
        assert_problems(
            check(&packages),
            &[
                "wirelint-source/Cargo.toml:1: `wirelint-test-fixture` is for development: make it a \
                 dev-dependency of `wirelint-source`",
                "wirelint-telepathy/Cargo.toml:1: give `wirelint-telepathy` a level in \
                 crates/xtask/src/tidy/layering.rs",
            ],
        );
    }
}
