//! `cargo xtask new-rule group/name --kind …`: a rule's file, and its line in its group's list.
//!
//! What it writes compiles, and `tidy` refuses it until every mark in it is replaced by its author's words.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};

use crate::process;
use crate::tidy::{HEADINGS, UNFINISHED};

/// Which rule
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Its id, `group/kebab-name`: the name is the wrong pattern
    id: String,
    /// What it looks at
    #[arg(long)]
    kind: Kind,
}

/// What a rule looks at, and thereby the crate that it belongs to.
#[derive(Clone, Copy, clap::ValueEnum)]
enum Kind {
    /// Facts of every protocol
    Facts,
    /// Contracts together with what configures retries and timeouts around them
    Traffic,
    /// The tree of an `OpenAPI` document
    #[value(name = "openapi")]
    OpenApi,
}

impl Kind {
    fn folder(self) -> &'static str {
        match self {
            Self::Facts | Self::Traffic => "crates/rules/src",
            Self::OpenApi => "crates/rules-openapi/src",
        }
    }
}

/// Writes the files, puts them in form, and says what is left to do.
pub(crate) fn run(root: &Path, args: &Args) -> Result<()> {
    let written = scaffold(root, args)?;
    let mut format = std::process::Command::new("rustfmt");
    process::run(format.args(["--edition", "2024"]).args(&written).current_dir(root))?;
    println!("{}", written.join("\n"));
    println!("Next: replace every {UNFINISHED}, then run `cargo xtask tidy` and `cargo test`.");
    Ok(())
}

/// Writes the rule's file and enters it in its group, and a new group in its crate. Gives the paths from the root, the
/// rule's first. Changes nothing where anything is not as expected.
fn scaffold(root: &Path, args: &Args) -> Result<Vec<String>> {
    let is_kebab = |it: &str| {
        it.starts_with(|c: char| c.is_ascii_lowercase())
            && it.split('-').all(|part| {
                !part.is_empty() && part.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
            })
    };
    let parts = args.id.split_once('/').filter(|(group, name)| is_kebab(group) && is_kebab(name));
    let (group, name) = parts.with_context(|| format!("`{}` is no id: write group/kebab-name", args.id))?;
    let (group, name) = (group.replace('-', "_"), name.replace('-', "_"));
    let folder = args.kind.folder();
    let rule_path = format!("{folder}/{group}/{name}.rs");
    let group_path = format!("{folder}/{group}.rs");
    let crate_path = format!("{folder}/lib.rs");
    ensure!(!root.join(&rule_path).exists(), "{rule_path} exists");

    let mut files = vec![(rule_path, rule_text(args, &name))];
    let entry = format!("&{name}::{}", name.to_uppercase());
    if root.join(&group_path).exists() {
        let text = read(root, &group_path)?;
        files.push((group_path.clone(), registered(&text, &name, "RULES", &entry).context(group_path)?));
    } else {
        let empty = format!(
            "//! The group `{}`.\n\nuse wirelint_lint::Rule;\n\nuse crate::Visit;\n\n\
             pub(crate) static RULES: &[&Rule<Visit>] = &[];\n",
            group.replace('_', "-")
        );
        files.push((group_path, registered(&empty, &name, "RULES", &entry)?));
        let text = registered(&read(root, &crate_path)?, &group, "GROUPS", &format!("{group}::RULES"));
        files.push((crate_path.clone(), text.context(crate_path)?));
    }
    for (path, text) in &files {
        let path = root.join(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, text)?;
    }
    Ok(files.into_iter().map(|(path, _)| path).collect())
}

fn read(root: &Path, path: &str) -> Result<String> {
    fs::read_to_string(root.join(path)).with_context(|| format!("cannot read {path}"))
}

/// `text` with `mod module;` among its modules, which stand in order, and `entry` at the end of the array or slice called
/// `list`, whose order is that in which rules run. Where the type says the length, that grows by one.
fn registered(text: &str, module: &str, list: &str, entry: &str) -> Result<String> {
    let (head, tail) = list_start(text, list)?;
    let Some((inner, rest)) = tail.split_once("];") else { bail!("the list `{list}` has no end") };
    let mut entries: Vec<&str> = inner.split(',').map(str::trim).filter(|it| !it.is_empty()).collect();
    entries.push(entry);
    let head = with_length(head, list, entries.len());
    let text = format!("{head}{}];{rest}", entries.join(", "));

    let line = format!("mod {module};");
    let mut lines: Vec<&str> = text.lines().collect();
    let modules = lines.iter().enumerate().filter(|(_, it)| it.starts_with("mod ") && it.ends_with(';'));
    let (mut last, mut next) = (None, None);
    for (at, it) in modules {
        last = Some(at);
        next = next.or(Some(at).filter(|_| **it > *line));
    }
    if let Some(at) = next.or(last.map(|it| it + 1)) {
        lines.insert(at, &line);
    } else {
        let at = lines.iter().position(|it| it.contains(list)).unwrap_or(lines.len());
        lines.splice(at..at, [&*line, ""]);
    }
    Ok(lines.join("\n") + "\n")
}

/// `text` up to behind the `[` that opens the value of `list`, and the rest.
fn list_start<'a>(text: &'a str, list: &str) -> Result<(&'a str, &'a str)> {
    let name = text.find(&format!("{list}:")).with_context(|| format!("there is no list `{list}`"))?;
    let value = text[name..].find("= ").context("the list has no value")? + name;
    let open = text[value..].find('[').context("the list has no value")? + value + 1;
    Ok(text.split_at(open))
}

/// `head` with the length in the type of `list`, if it has one, set to `count`.
fn with_length(head: &str, list: &str, count: usize) -> String {
    let Some((before, kind)) = head.rfind(&format!("{list}:")).map(|at| head.split_at(at)) else {
        return head.into();
    };
    let Some((element, rest)) = kind.rsplit_once("; ") else { return head.into() };
    let digits = rest.len() - rest.trim_start_matches(|it: char| it.is_ascii_digit()).len();
    format!("{before}{element}; {count}{}", &rest[digits..])
}

fn rule_text(args: &Args, name: &str) -> String {
    let mut docs = String::new();
    for heading in HEADINGS {
        _ = write!(docs, "    /// ## {heading}\n    ///\n");
        for line in hint(heading).lines() {
            docs.push_str(format!("    /// {line}").trim_end());
            docs.push('\n');
        }
        if heading != HEADINGS[HEADINGS.len() - 1] {
            docs.push_str("    ///\n");
        }
    }
    let (imports, visit, check) = match args.kind {
        Kind::Facts => FACTS,
        Kind::Traffic => TRAFFIC,
        Kind::OpenApi => OPENAPI,
    };
    let kind = if matches!(args.kind, Kind::Traffic) { "Traffic" } else { "OpenApi" };
    let (id, constant, version) = (&args.id, name.to_uppercase(), env!("CARGO_PKG_VERSION"));
    format!(
        "//! `{id}`\n\n{imports}\ndeclare_rule! {{\n{docs}    \
         pub(crate) static {constant}: Visit = {{\n        \
         id: \"{id}\",\n        \
         summary: \"{UNFINISHED} what holds where the rule is content\",\n        \
         level: Level::Warning,\n        \
         since: \"{version}\",\n        \
         kinds: [Kind::{kind}],\n        \
         visit: {visit},\n    }}\n}}\n\n{check}"
    )
}

/// What its author writes below a heading.
fn hint(heading: &str) -> &'static str {
    match heading {
        "What it checks" => "✎ What holds where the rule is content; and where it is silent, and why.",
        "Why it matters" => "✎ What happens to whom, when.",
        "Examples" => "```yaml incorrect\n✎\n```\n\n```yaml correct\n✎\n```",
        "Fix safety" => "✎ What the fix writes and why it is safe or not; or why there is none.",
        "Measured" => {
            "✎ On which contracts: uses, findings per 100 operations, how many of those judged are right."
        }
        _ => "- ✎ The standard or the guideline, with its section.",
    }
}

/// Imports, visit and check of a rule over facts.
const FACTS: (&str, &str, &str) = (
    "\
use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::{Contract, Interaction};

use crate::Visit;
",
    "Visit::Interaction(check)",
    "\
fn check(ctx: &mut Context<'_>, contract: &Contract, call: &Interaction) {
    let operation = contract.operation(call);
    // ✎ return where the rule is content
    ctx.report(operation.span, format_args!(\"`{}` ✎ what is wrong\", operation.name))
        .help(\"✎ what to do\")
        .used_by(&operation.name, operation.span);
}
",
);

/// Imports, visit and check of a rule over contracts with what is configured around them.
const TRAFFIC: (&str, &str, &str) = (
    "\
use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_model::traffic::{Governed, System};

use crate::Visit;
",
    "Visit::System(check)",
    "\
fn check(ctx: &mut Context<'_>, system: &System<'_>) {
    for Governed { policy, operation, .. } in system.governed() {
        // ✎ continue where the rule is content
        ctx.report(policy.span, format_args!(\"`{}` ✎ what is wrong\", operation.name))
            .help(\"✎ what to do\")
            .used_by(&operation.name, operation.span);
    }
}
",
);

/// Imports, visit and check of a rule over an `OpenAPI` document.
const OPENAPI: (&str, &str, &str) = (
    "\
use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_openapi::spec::Object;

use crate::{Subject, Visit};
",
    "Visit::Contract(check)",
    "\
fn check(ctx: &mut Context<'_>, subject: Subject<'_>) {
    let linked = subject.linked;
    for operation in linked.objects_of(Object::Operation) {
        // ✎ continue where the rule is content
        ctx.report(linked.span(operation), \"✎ what is wrong\").help(\"✎ what to do\");
    }
}
",
);

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;
    use crate::workspace::{self, Tree};

    const LIB: &str = "\
//! The rules.

mod errors;
mod retry;

const GROUPS: [&[&Rule<Visit>]; 2] = [errors::RULES, retry::RULES];
";
    const RETRY: &str = "\
//! The group `retry`.

use crate::Visit;

mod no_backoff;
mod no_limit;

pub(crate) static RULES: &[&Rule<Visit>] = &[
    &no_limit::NO_LIMIT,
    &no_backoff::NO_BACKOFF,
];
";

    /// A copy of the workspace with one crate of rules.
    fn copy() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("crates/rules/src")).unwrap();
        fs::write(folder.path().join("crates/rules/src/lib.rs"), LIB).unwrap();
        fs::write(folder.path().join("crates/rules/src/retry.rs"), RETRY).unwrap();
        folder
    }

    fn args(id: &str, kind: Kind) -> Args {
        Args { id: id.into(), kind }
    }

    #[test]
    fn a_rule_is_entered_in_its_group() {
        let copy = copy();
        let written = scaffold(copy.path(), &args("retry/no-jitter", Kind::Facts)).unwrap();
        assert_eq!(written, ["crates/rules/src/retry/no_jitter.rs", "crates/rules/src/retry.rs"]);
        let group = read(copy.path(), &written[1]).unwrap();
        assert_eq!(
            group,
            "//! The group `retry`.\n\nuse crate::Visit;\n\nmod no_backoff;\nmod no_jitter;\nmod no_limit;\n\n\
             pub(crate) static RULES: &[&Rule<Visit>] = \
             &[&no_limit::NO_LIMIT, &no_backoff::NO_BACKOFF, &no_jitter::NO_JITTER];\n"
        );
        assert!(scaffold(copy.path(), &args("retry/no-jitter", Kind::Facts)).is_err(), "written over");
    }

    #[test]
    fn a_new_group_is_entered_in_its_crate() {
        let copy = copy();
        let written = scaffold(copy.path(), &args("n-plus-one/list-of-ids", Kind::Facts)).unwrap();
        assert_eq!(written[1..], ["crates/rules/src/n_plus_one.rs", "crates/rules/src/lib.rs"]);
        assert_eq!(
            read(copy.path(), &written[1]).unwrap(),
            "//! The group `n-plus-one`.\n\nuse wirelint_lint::Rule;\n\nuse crate::Visit;\n\nmod list_of_ids;\n\n\
             pub(crate) static RULES: &[&Rule<Visit>] = &[&list_of_ids::LIST_OF_IDS];\n"
        );
        assert_eq!(
            read(copy.path(), &written[2]).unwrap(),
            "//! The rules.\n\nmod errors;\nmod n_plus_one;\nmod retry;\n\n\
             const GROUPS: [&[&Rule<Visit>]; 3] = [errors::RULES, retry::RULES, n_plus_one::RULES];\n"
        );
    }

    /// Only the marks are left to replace: name, list, headings and examples are as `tidy` wants them.
    #[test]
    fn a_scaffold_lacks_nothing_but_words() {
        let folder = tempfile::tempdir().unwrap();
        let root = workspace::root();
        for (at, kind) in [Kind::Facts, Kind::Traffic, Kind::OpenApi].into_iter().enumerate() {
            fs::create_dir_all(folder.path().join(kind.folder())).unwrap();
            let lib = format!("{}/lib.rs", kind.folder());
            fs::copy(root.join(&lib), folder.path().join(&lib)).unwrap();
            let written = scaffold(folder.path(), &args(&format!("telepathy/no-mind-{at}"), kind)).unwrap();
            let tree = Tree::read(folder.path()).unwrap();
            let problems: Vec<_> = crate::tidy::check(&tree)
                .into_iter()
                .filter(|it| it.to_string().starts_with(&written[0]))
                .collect();
            let shown: Vec<String> = problems.iter().map(ToString::to_string).collect();
            assert!(matches!(&shown[..], [only] if only.contains(UNFINISHED)), "{shown:?}");
        }
    }

    #[test]
    fn what_is_no_id_is_refused() {
        for id in ["retry", "retry/", "retry/No", "retry/no--jitter", "../no", "retry/no/jitter", "retry/9"] {
            assert!(scaffold(copy().path(), &args(id, Kind::Facts)).is_err(), "{id}");
        }
    }
}
