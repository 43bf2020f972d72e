//! All rules about schemas on one large schema: whole runs of ours beside graphql-eslint's recommended set.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result};
use wirelint_graphql::faults::{FaultKind, Faults};
use wirelint_graphql::schema::{Schema, Source};
use wirelint_graphql::syntax::{self, NodeKind};
use wirelint_source::{FileId, Text, TextRange};

use super::contenders::{Contender, compete, table};
use super::{CORPUS, name, scratch, wirelint};
use crate::table::ratio;

/// The folder whose `node_modules` has `@graphql-eslint/eslint-plugin`, `eslint` and `graphql`, if there is one.
const PEER: &str = "WIRELINT_GRAPHQL_ESLINT";

/// How `ESLint` is told to run that set.
const CONFIG: &str = r"import graphql from '@graphql-eslint/eslint-plugin';
export default [{
  files: ['**/*.graphql'],
  languageOptions: { parser: graphql.parser, parserOptions: { graphQLConfig: { schema: 'schema.graphql' } } },
  plugins: { '@graphql-eslint': graphql },
  rules: graphql.configs['flat/schema-recommended'].rules,
}];
";

/// What to lint, and how often
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The schema; by default GitHub's out of the corpus
    schema: Option<PathBuf>,
    /// How often each is run
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..))]
    rounds: u32,
}

/// Prints one table, and the ratios that matter.
pub(super) fn run(root: &Path, args: &Args) -> Result<()> {
    let schema = if let Some(schema) = &args.schema {
        schema.clone()
    } else {
        let corpus = env::var_os(CORPUS).with_context(|| format!("name a schema, or set {CORPUS}"))?;
        Path::new(&corpus).join("graphql/github.graphql")
    };
    let folder = scratch(root)?.join("graphql-eslint");
    fs::create_dir_all(&folder)?;
    let file = folder.join("schema.graphql");
    let text = fs::read_to_string(&schema).with_context(|| format!("{}", schema.display()))?;
    fs::write(&file, without_doubles(&text))?;

    let binary = wirelint(root)?.display().to_string();
    let ours = |name: &str, select: &str, threads: &str| {
        let command = [&*binary, "lint", "--no-config", "--select", select, "--format", "json"];
        let command = command.into_iter().chain(["--jobs", threads, "{file}"]);
        Contender::new(&format!("wirelint lint, {name}, {threads} thread(s)"), command, &[0, 1])
    };
    let mut contenders = vec![
        ours("all its rules about GraphQL", "graphql", "1"),
        ours("all its rules about GraphQL", "graphql", "2"),
        ours("all rules", "all", "2"),
    ];
    match env::var(PEER) {
        Ok(peer) => {
            fs::write(folder.join("eslint.config.mjs"), CONFIG)?;
            let modules = folder.join("node_modules");
            if modules.exists() {
                fs::remove_file(&modules)?;
            }
            std::os::unix::fs::symlink(Path::new(&peer).join("node_modules"), &modules)?;
            let script =
                format!("cd '{}' && exec node_modules/.bin/eslint --format json {{file}}", folder.display());
            contenders.push(Contender::new(
                "graphql-eslint, schema-recommended",
                ["sh", "-c", &script],
                &[0, 1],
            ));
        }
        Err(_) => println!("{PEER} is not set: graphql-eslint is left out\n"),
    }
    let mut costs = table();
    let runs = compete(&file, &name(&schema), &contenders, args.rounds, &mut costs)?;
    costs.print();
    if let [one, two, all, rest @ ..] = &*runs {
        for peer in rest {
            println!(
                "graphql-eslint takes {} times as long as all our rules about GraphQL on one thread, {} times as long as on two, \
                 {} times as long as all rules there are.",
                ratio(peer.wall.median, one.wall.median),
                ratio(peer.wall.median, two.wall.median),
                ratio(peer.wall.median, all.wall.median)
            );
        }
    }
    Ok(())
}

/// The schema without the fields that a type defines once more: on these graphql-eslint gives up.
fn without_doubles(text: &str) -> String {
    let parse = Arc::new(syntax::parse(Text::from(text)));
    let schema = Schema::of(vec![Source { file: FileId(0), parse: Arc::clone(&parse) }]);
    let mut doubles: Vec<TextRange> = Faults::new(&schema)
        .of(0)
        .iter()
        .filter(|it| it.kind == FaultKind::UniqueFieldDefinitionNames)
        .filter_map(|it| {
            let mut node = parse.node_at(parse.absolute(it.span.item, it.span.range).start);
            while node.is_some_and(|it| it.kind() != NodeKind::FieldDefinition) {
                node = node.and_then(syntax::Node::parent);
            }
            Some(node?.range())
        })
        .collect();
    doubles.sort_unstable();
    let mut text = text.to_owned();
    for range in doubles.into_iter().rev() {
        text.replace_range(std::ops::Range::<usize>::from(range), "");
    }
    text
}
