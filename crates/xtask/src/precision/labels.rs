//! Judged hits: `test-data/labels/GROUP/RULE.yaml`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow, bail};
use wirelint_yaml::{Format, Node, parse};

/// What is said of the hits of one rule.
#[derive(Default)]
pub(super) struct Labels {
    /// The rule states a contradiction inside a contract, so it needs no hits to be believed.
    pub(super) contradiction: bool,
    pub(super) labels: Vec<Label>,
}

/// What is said of one hit.
pub(super) struct Label {
    /// The file of the finding, from the corpus.
    pub(super) contract: String,
    /// In .proto files line and column, from 1: `97:7`.
    pub(super) pointer: String,
    pub(super) right: bool,
}

/// All labels below `folder`, by rule.
pub(super) fn read(folder: &Path) -> Result<BTreeMap<String, Labels>> {
    let mut all = BTreeMap::new();
    let Ok(groups) = fs::read_dir(folder) else { return Ok(all) };
    for group in groups {
        for file in fs::read_dir(group?.path())? {
            let path = file?.path();
            let text = fs::read_to_string(&path).with_context(|| format!("{}", path.display()))?;
            let (rule, labels) = of(&text).with_context(|| format!("{}", path.display()))?;
            all.insert(rule, labels);
        }
    }
    Ok(all)
}

fn of(text: &str) -> Result<(String, Labels)> {
    let tree = parse(text, Format::Yaml);
    if let Some((_, error)) = tree.errors().next() {
        bail!("{}", error.message);
    }
    let root = tree.root().context("it is empty")?;
    let rule = member(root, "rule")?;
    let contradiction = root.get("contradiction").and_then(Node::bool) == Some(true);
    let labels = root.get("labels").into_iter().flat_map(Node::elements).map(label).collect::<Result<_>>()?;
    Ok((rule, Labels { contradiction, labels }))
}

fn label(node: Node<'_>) -> Result<Label> {
    let pointer = member(node, "pointer")?;
    // What is not looked at here is for people, and has to be there.
    member(node, "version").and(member(node, "reason")).with_context(|| pointer.clone())?;
    let right = match &*member(node, "verdict")? {
        "right" => true,
        "wrong" => false,
        other => bail!("{pointer}: `{other}` is neither right nor wrong"),
    };
    Ok(Label { contract: member(node, "contract")?, pointer, right })
}

fn member(node: Node<'_>, key: &str) -> Result<String> {
    let value = node.get(key).and_then(Node::text).filter(|it| !it.is_empty());
    Ok(value.ok_or_else(|| anyhow!("`{key}` is missing"))?.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_read_as_they_are_written() {
        let text = "rule: a/b\nlabels:\n  - contract: x/y.json\n    version: '1'\n    pointer: '#/paths/~1a'\n    verdict: wrong\n    reason: it is not so\n";
        let (rule, labels) = of(text).expect("it is right");
        assert_eq!((&*rule, labels.contradiction, labels.labels.len()), ("a/b", false, 1));
        assert_eq!((&*labels.labels[0].contract, labels.labels[0].right), ("x/y.json", false));
        let unsure = text.replace("wrong", "perhaps");
        assert!(of(&unsure).is_err_and(|it| it.to_string().contains("neither right nor wrong")));
        assert!(of(&text.replace("    reason: it is not so\n", "")).is_err());
    }
}
