//! The readers that are compared: ours, and the crates that people would take otherwise.

use std::any::Any;
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use saphyr_parser::Parser;

/// What reads a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug, clap::ValueEnum)]
pub(crate) enum Reader {
    /// Nothing: the text is loaded and left alone.
    Text,
    /// Our lossless tree.
    Wirelint,
    /// `serde_json` into its `Value`: no positions, JSON only.
    Serde,
    /// The events of `saphyr-parser`, none of them kept: YAML only.
    Saphyr,
}

impl Reader {
    /// Its name in tables.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Wirelint => "wirelint",
            Self::Serde => "serde_json Value",
            Self::Saphyr => "saphyr-parser events",
        }
    }

    /// Its name on the command line.
    pub(super) fn argument(self) -> String {
        format!("{self:?}").to_lowercase()
    }
}

/// What a file is written in, by its extension.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Format {
    Json,
    Yaml,
}

impl Format {
    pub(super) fn of(file: &Path) -> Option<Self> {
        match file.extension()?.to_str()? {
            "json" => Some(Self::Json),
            "yaml" | "yml" => Some(Self::Yaml),
            _ => None,
        }
    }

    /// The reader that people would take otherwise.
    pub(super) fn usual_reader(self) -> Reader {
        match self {
            Self::Json => Reader::Serde,
            Self::Yaml => Reader::Saphyr,
        }
    }

    pub(super) fn extension(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Yaml => "yaml",
        }
    }
}

/// Reads `text` and gives what came of it, so that dropping it is not measured.
pub(super) fn read(reader: Reader, text: &Arc<str>, format: Format) -> Result<Box<dyn Any>> {
    Ok(match reader {
        Reader::Text => Box::new(text.len()),
        Reader::Wirelint => {
            let format = match format {
                Format::Json => wirelint_yaml::Format::Json,
                Format::Yaml => wirelint_yaml::Format::Yaml,
            };
            let tree = wirelint_yaml::parse(Arc::clone(text), format);
            // A reader that gives up early looks fast.
            let errors = tree.errors().count();
            ensure!(errors == 0, "{errors} syntax errors");
            Box::new(tree)
        }
        Reader::Serde => Box::new(serde_json::from_str::<serde_json::Value>(text)?),
        Reader::Saphyr => {
            let mut events = 0_u64;
            for event in Parser::new_from_str(text) {
                event?;
                events += 1;
            }
            Box::new(events)
        }
    })
}

/// Reads one file: what a process does that is measured from outside.
pub(super) fn read_file(reader: Reader, file: &Path) -> Result<()> {
    let (text, format) = load(file)?;
    // The loaded text stays beside the copy that is read, so that reading takes new memory and not what loading gave
    // back: only so the peak shows all of it.
    black_box(read(reader, &Arc::from(&*text), format)?);
    black_box(text);
    Ok(())
}

/// A file's text and format.
pub(super) fn load(file: &Path) -> Result<(String, Format)> {
    let format = Format::of(file).with_context(|| format!("{}: neither .json nor .yaml", file.display()))?;
    let text = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    Ok((text, format))
}
