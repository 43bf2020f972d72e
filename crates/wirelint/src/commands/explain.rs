//! `wirelint explain`

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

use anyhow::{Result, anyhow, bail};
use serde::Serialize;
use wirelint_analysis::{Catalogue, Disk, Host, Meta, Options, ResolverPage, Topic, catalogue, rule_page};

use crate::args::{Common, Explain, PageFormat};
use crate::commands::rules::Rule;
use crate::commands::{cwd, print_json};
use crate::exit::Exit;
use crate::markdown;
use crate::terminal::Terminal;

pub(crate) fn run(args: &Explain, common: Common) -> Result<Exit> {
    if let Some(at) = &args.at {
        return resolvers(at, args.format, common);
    }
    let name = args.rule.as_deref().unwrap_or_default();
    let (page, json) = if let Some(topic) = Topic::named(name) {
        (topic.page(), Explained::Topic { topic: topic.name() })
    } else {
        let rule = find(catalogue(), name)?;
        (rule_page(rule), Explained::Rule(Rule::of(rule)))
    };
    match args.format {
        PageFormat::Pretty | PageFormat::Markdown => write(&page, args.format, common)?,
        PageFormat::Json => print_json(&Page { version: 1, explained: json, markdown: page })?,
    }
    Ok(Exit::Clean)
}

fn write(page: &str, format: PageFormat, common: Common) -> Result<()> {
    let mut out = io::stdout().lock();
    if format == PageFormat::Markdown {
        out.write_all(page.as_bytes())?;
    } else {
        out.write_all(markdown::render(page, Terminal::stdout(common.color)).as_bytes())?;
    }
    Ok(())
}

/// Says what is known of the resolvers at `at`, `FILE:LINE`. All of the workspace that the file is in is looked at, wherever this runs; where nothing
/// says what that is, all that `wirelint lint` looks at here.
fn resolvers(at: &str, format: PageFormat, common: Common) -> Result<Exit> {
    let Some((path, line)) = at.rsplit_once(':').and_then(|(path, line)| Some((path, line.parse().ok()?)))
    else {
        bail!("`{at}` is no FILE:LINE: a line is a number from 1");
    };
    let cwd = cwd()?;
    let path = Path::new(path);
    if !cwd.join(path).is_file() {
        bail!("{}: no such file", path.display());
    }
    let of = |argument: OsString| {
        Host::new(Arc::new(Disk), &cwd, Options { arguments: vec![argument], ..Options::default() })
    };
    let mut host = of(path.into());
    let is_marked = |root: &Path| root.join(".git").exists() || root.join("wirelint.yaml").exists();
    let is_below = || Some(cwd.join(path).canonicalize().ok()?.starts_with(cwd.canonicalize().ok()?));
    if host.roots().any(is_marked) || is_below() != Some(true) {
        host.set_arguments(host.roots().map(Into::into).collect());
    } else {
        host = of(".".into());
    }
    let pages = host.snapshot().resolvers_at(path, line).map_err(|others| {
        let others: Vec<String> =
            others.iter().map(|(field, line)| format!("`{field}` at line {line}")).collect();
        match &*others {
            [] => anyhow!("no field of GraphQL is known to have a resolver in {}", path.display()),
            _ => anyhow!(
                "no field is given a resolver at line {line} of {}; there are {}",
                path.display(),
                others.join(", ")
            ),
        }
    })?;
    match format {
        PageFormat::Pretty | PageFormat::Markdown => {
            let all: Vec<&str> = pages.iter().map(|it| &*it.page).collect();
            write(&all.join("\n"), format, common)?;
        }
        PageFormat::Json => {
            print_json(&Resolvers { version: 1, resolvers: pages.iter().map(Resolver::of).collect() })?;
        }
    }
    Ok(Exit::Clean)
}

/// The rule of that name; the error is for the user.
fn find(catalogue: &Catalogue, name: &str) -> Result<&'static Meta> {
    if let Some(rule) = catalogue.rule(name) {
        return Ok(rule);
    }
    if let Some(target) = catalogue.target(name) {
        if let [only] = target.rules {
            return Ok(catalogue.rules()[*only as usize]);
        }
        let names: Vec<_> =
            target.rules.iter().map(|&it| format!("`{}`", catalogue.rules()[it as usize].id)).collect();
        bail!("`{name}` stands for several rules; name one of {}", names.join(", "));
    }
    match catalogue.nearest(name) {
        Some(near) => bail!("`{name}` is no rule; did you mean `{near}`?"),
        None => bail!("`{name}` is no rule; `wirelint rules` lists them all"),
    }
}

/// What a page is about.
#[derive(Serialize)]
#[serde(untagged)]
enum Explained {
    Rule(Rule),
    /// Something that a configuration can say.
    Topic {
        topic: &'static str,
    },
}

#[derive(Serialize)]
struct Page {
    version: u32,
    #[serde(flatten)]
    explained: Explained,
    markdown: String,
}

#[derive(Serialize)]
struct Resolvers<'a> {
    version: u32,
    resolvers: Vec<Resolver<'a>>,
}

/// What is known of a resolver.
#[derive(Serialize)]
struct Resolver<'a> {
    field: &'a str,
    framework: &'a str,
    place: &'a str,
    verdict: &'a str,
    confidence: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    query: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    asks: Option<&'a str>,
    markdown: &'a str,
}

impl<'a> Resolver<'a> {
    fn of(it: &'a ResolverPage) -> Self {
        Self {
            field: &it.field,
            framework: it.framework,
            place: &it.place,
            verdict: it.verdict,
            confidence: it.confidence,
            query: it.query.as_deref(),
            asks: it.asks.as_deref(),
            markdown: &it.page,
        }
    }
}
