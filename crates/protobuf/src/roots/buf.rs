//! What `buf.yaml` and `buf.work.yaml` say about folders.
//!
//! See "buf.yaml v1beta1", "v1" and "v2" and "buf.work.yaml" in buf's documentation. Only folders and dependencies are read here; the
//! sections on rules are left in the tree for whoever wants them ([`Module::node`]).

use wirelint_source::TextRange;
use wirelint_yaml::{Node, NodeKind, Tree};

/// What a `buf.yaml` says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BufYaml {
    /// `v1beta1`, `v1` or `v2`; the last where the file says something else.
    pub version: &'static str,
    /// The modules: one for v1, one for each root of v1beta1, those that are listed or the folder itself for v2.
    pub modules: Vec<Module>,
    /// What is imported from elsewhere.
    pub dependencies: Vec<Dependency>,
    /// What cannot be meant so.
    pub faults: Vec<ConfigFault>,
}

/// A module: its files import each other by their paths from its folder.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Module {
    /// The folder, relative to that of the file, with `/`; empty for that folder itself.
    pub root: String,
    /// Where the folder is written.
    pub place: Option<TextRange>,
    /// Folders that alone are read, relative to that of the file; none says all.
    pub includes: Vec<String>,
    /// Folders that are not read, relative to that of the file.
    pub excludes: Vec<String>,
    /// The mapping that the module is described by, where sections on rules may stand: for v2 an element of `modules`.
    pub node: Option<wirelint_yaml::NodeId>,
}

/// A module from elsewhere.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Dependency {
    /// Its name, such as `buf.build/googleapis/googleapis`.
    pub name: String,
    /// Where it is written.
    pub place: TextRange,
}

/// A folder that is listed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Folder {
    /// Relative to that of the file, with `/`.
    pub path: String,
    /// Where it is written.
    pub place: TextRange,
}

/// What is wrong in such a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ConfigFault {
    /// Where, in bytes from the start of the file.
    pub range: TextRange,
    /// What, in the manner of all messages.
    pub message: String,
}

/// Reads a `buf.yaml`. Whatever it holds, there is at least one module.
pub fn buf_yaml(tree: &Tree) -> BufYaml {
    let mut faults = Vec::new();
    let root = tree.root().filter(|it| it.is_mapping());
    let version = root.and_then(|it| it.get("version"));
    let version = match version.and_then(Node::str).as_deref() {
        Some("v1beta1") => "v1beta1",
        Some("v1") => "v1",
        Some("v2") => "v2",
        stated => {
            let range = version.or(root).map_or_else(TextRange::default, Node::range);
            let message = match stated {
                Some(it) => format!("`{it}` is no version of `buf.yaml`: read as `v2`"),
                None => "the file states no `version`: read as `v2`".into(),
            };
            faults.push(ConfigFault { range, message });
            "v2"
        }
    };
    let mut modules = Vec::new();
    match (version, root) {
        (_, None) => {}
        ("v1beta1", Some(root)) => {
            let build = root.get("build");
            let excludes: Vec<_> = folders(build.and_then(|it| it.get("excludes")), &mut faults);
            for it in folders(build.and_then(|it| it.get("roots")), &mut faults) {
                modules.push(module(it.path, Some(it.place), &excludes, root));
            }
            if modules.is_empty() {
                modules.push(module(String::new(), None, &excludes, root));
            }
        }
        ("v1", Some(root)) => {
            let build = root.get("build");
            let excludes = folders(build.and_then(|it| it.get("excludes")), &mut faults);
            modules.push(module(String::new(), None, &excludes, root));
        }
        (_, Some(root)) => {
            for it in root.get("modules").into_iter().flat_map(Node::elements) {
                let path = it.get("path");
                let folder = path.and_then(|it| folder(it, &mut faults));
                if path.is_some() && folder.is_none() {
                    continue;
                }
                let excludes = folders(it.get("excludes"), &mut faults);
                let (path, place) = folder.map_or((String::new(), None), |it| (it.path, Some(it.place)));
                let mut module = module(path, place, &excludes, it);
                module.includes =
                    folders(it.get("includes"), &mut faults).into_iter().map(|it| it.path).collect();
                modules.push(module);
            }
        }
    }
    if modules.is_empty() {
        let node = root.map(Node::id);
        let root = String::new();
        modules.push(Module { root, place: None, includes: Vec::new(), excludes: Vec::new(), node });
    }
    let names = root.and_then(|it| it.get("deps")).into_iter().flat_map(Node::elements);
    let dependencies = names
        .filter_map(|it| {
            let name = it.str()?;
            // A label or commit may follow.
            let name = name.split(':').next().unwrap_or_default().to_owned();
            Some(Dependency { name, place: it.range() })
        })
        .collect();
    BufYaml { version, modules, dependencies, faults }
}

fn module(root: String, place: Option<TextRange>, excludes: &[Folder], node: Node<'_>) -> Module {
    let excludes = excludes.iter().map(|it| it.path.clone()).collect();
    Module { root, place, includes: Vec::new(), excludes, node: Some(node.id()) }
}

/// Reads a `buf.work.yaml`: the folders of its modules, each of which may have a `buf.yaml` of its own.
pub fn buf_work_yaml(tree: &Tree) -> (Vec<Folder>, Vec<ConfigFault>) {
    let mut faults = Vec::new();
    let directories = tree.root().and_then(|it| it.get("directories"));
    if directories.is_none() {
        let range = tree.root().map_or_else(TextRange::default, Node::range);
        faults.push(ConfigFault { range, message: "the file lists no `directories`".into() });
    }
    let folders = folders(directories, &mut faults);
    (folders, faults)
}

fn folders(list: Option<Node<'_>>, faults: &mut Vec<ConfigFault>) -> Vec<Folder> {
    let Some(list) = list else { return Vec::new() };
    if list.kind() != NodeKind::Sequence {
        if list.str().is_some() {
            let message = "a list of folders is needed here".to_owned();
            faults.push(ConfigFault { range: list.range(), message });
        }
        return Vec::new();
    }
    list.elements().filter_map(|it| folder(it, faults)).collect()
}

/// A folder below that of the file.
fn folder(node: Node<'_>, faults: &mut Vec<ConfigFault>) -> Option<Folder> {
    let written = node.str()?;
    let mut parts: Vec<&str> = Vec::new();
    let mut leaves = written.starts_with('/');
    for part in written.split('/') {
        match part {
            "" | "." => {}
            ".." => leaves |= parts.pop().is_none(),
            part => parts.push(part),
        }
    }
    if leaves {
        let message = format!("`{written}` leads out of the folder that the file is in");
        faults.push(ConfigFault { range: node.range(), message });
        return None;
    }
    Some(Folder { path: parts.join("/"), place: node.range() })
}
