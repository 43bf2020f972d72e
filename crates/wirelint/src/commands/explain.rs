//! `wirelint explain`

use std::io::{self, Write};

use anyhow::{Result, bail};
use serde::Serialize;
use wirelint_analysis::{Catalogue, Meta, Topic, catalogue, rule_page};

use crate::args::{Common, Explain, PageFormat};
use crate::commands::print_json;
use crate::commands::rules::Rule;
use crate::exit::Exit;
use crate::markdown;
use crate::terminal::Terminal;

pub(crate) fn run(args: &Explain, common: Common) -> Result<Exit> {
    let (page, json) = if let Some(topic) = Topic::named(&args.rule) {
        (topic.page(), Explained::Topic { topic: topic.name() })
    } else {
        let rule = find(catalogue(), &args.rule)?;
        (rule_page(rule), Explained::Rule(Rule::of(rule)))
    };
    match args.format {
        PageFormat::Pretty => {
            let terminal = Terminal::stdout(common.color);
            io::stdout().lock().write_all(markdown::render(&page, terminal).as_bytes())?;
        }
        PageFormat::Markdown => io::stdout().lock().write_all(page.as_bytes())?,
        PageFormat::Json => print_json(&Page { version: 1, explained: json, markdown: page })?,
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
