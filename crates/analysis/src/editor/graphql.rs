//! Names in GraphQL files: what stands under the cursor, where it is defined, who names it.

mod page;
mod symbols;

use std::path::Path;
use std::sync::Arc;

use memchr::memmem;
use wirelint_graphql::names::{Meaning, Name, name_of, names_in};
use wirelint_graphql::schema::{At, Doc};
use wirelint_graphql::syntax::{Node, NodeId};
use wirelint_source::{FileId, TextRange};
use wirelint_vfs::Kind;

use crate::editor::{Definition, FileRange};
use crate::host::Snapshot;
use crate::projects::{self, Project};

pub(super) use page::Page;
pub(super) use symbols::symbols;

/// What stands under the cursor.
pub(super) struct Met {
    project: Arc<Project>,
    /// The name that was asked about, in its own file.
    pub(super) origin: TextRange,
    /// What defines it, if something in a document does.
    target: Option<Target>,
    /// It is defined here.
    pub(super) is_definition: bool,
    /// What there is to show of it.
    pub(super) page: Page,
}

/// The definition of something, in a document of a project.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Target {
    doc: u32,
    node: NodeId,
}

impl Target {
    fn of(meaning: &Meaning<'_>) -> Option<Self> {
        meaning.definition().map(|it| Self { doc: it.doc, node: it.view.id() })
    }
}

/// What stands at `offset` of the file at `path`: once for each project that has the file.
pub(super) fn met(snapshot: Snapshot<'_>, path: &Path, offset: u32) -> Vec<Met> {
    let Some((file, _)) = snapshot.file(path) else { return Vec::new() };
    let projects = linked(snapshot, file);
    // A schema in JSON is looked at as it would be written in GraphQL.
    let Some(offset) = snapshot.memo.trees.in_graphql(file, offset) else { return Vec::new() };
    projects.iter().filter_map(|it| met_in(snapshot, it, file, offset)).collect()
}

/// The projects that have `file`.
fn linked(snapshot: Snapshot<'_>, file: FileId) -> Vec<Arc<Project>> {
    let is_code = Kind::is_source(snapshot.vfs.file(file).path());
    if !is_code && !snapshot.memo.trees.is_graphql(snapshot.vfs, file) {
        return Vec::new();
    }
    let plan = projects::plan(snapshot);
    let own = plan.projects.iter().filter(|it| it.members.contains(&file) || it.others.contains(&file));
    own.map(|it| projects::linked(snapshot, it)).collect()
}

fn met_in(snapshot: Snapshot<'_>, project: &Arc<Project>, file: FileId, offset: u32) -> Option<Met> {
    let schema = &project.schema;
    let number = project.number_of(file)?;
    let item = schema.docs()[number as usize].parse.node_at(offset)?.id().item;
    let mut met: Option<Name<'_>> = None;
    let touches = |it: Node<'_>| it.range().touches(offset);
    names_in(schema, At { doc: number, item }, &touches, &mut |it| met = met.or(Some(it)));
    let name = met?;
    let target = Target::of(&name.meaning);
    let is_definition = defines(&name);
    let (origin, page) = (absolute(snapshot, file, name.node), Page::of(schema, &name.meaning));
    Some(Met { project: Arc::clone(project), origin, target, is_definition, page })
}

/// Where `node` stands in `file`.
fn absolute(snapshot: Snapshot<'_>, file: FileId, node: Node<'_>) -> TextRange {
    snapshot.memo.trees.absolute(snapshot.vfs, node.span(file))
}

/// Whether the name is that of a definition, and not of what it leads to.
fn defines(name: &Name<'_>) -> bool {
    let definition = name.meaning.definition();
    definition.and_then(|it| name_of(it.view)).is_some_and(|it| it == name.node)
}

impl Met {
    fn node(&self) -> Option<(&Doc, Node<'_>)> {
        let target = self.target?;
        let doc = &self.project.schema.docs()[target.doc as usize];
        Some((doc, doc.parse.node(target.node)))
    }

    /// The file in which it is defined; `None` where it is built in, or defined nowhere.
    pub(super) fn file(&self) -> Option<FileId> {
        self.node()?.0.file
    }

    /// Its name in its own file, or else the start of it.
    fn focus(&self, snapshot: Snapshot<'_>) -> Option<TextRange> {
        let (doc, node) = self.node()?;
        let range = absolute(snapshot, doc.file?, name_of(node).unwrap_or(node));
        Some(if name_of(node).is_some() { range } else { TextRange::empty(range.start) })
    }

    /// Where its name is defined.
    pub(super) fn defined(&self, snapshot: Snapshot<'_>) -> Option<(FileId, TextRange)> {
        self.file().zip(self.focus(snapshot))
    }

    /// The text that it is in, and where.
    pub(super) fn excerpt(&self) -> Option<(&str, TextRange)> {
        let (doc, node) = self.node()?;
        Some((doc.parse.text(), page::without_description(node)))
    }

    pub(super) fn definition(&self, snapshot: Snapshot<'_>) -> Option<Definition> {
        let (id, node) = (self.file()?, self.node()?.1);
        let focus = FileRange { file: snapshot.vfs.file(id), range: self.focus(snapshot)? };
        // In JSON the name need not be inside of what stands for the whole.
        let whole = absolute(snapshot, id, node).cover(focus.range);
        Some(Definition { origin: self.origin, focus, whole })
    }

    /// Every name of it in all projects that have it, and where it is defined if that is asked for.
    pub(super) fn references(
        &self,
        snapshot: Snapshot<'_>,
        with_definition: bool,
    ) -> Vec<(FileId, TextRange)> {
        let Some((_, node)) = self.node() else { return Vec::new() };
        let Some(name) = name_of(node).map(Node::text) else { return Vec::new() };
        let mut all = Vec::new();
        let projects = match self.file() {
            Some(file) => linked(snapshot, file),
            // What is built in is the same everywhere, and asked about here.
            None => vec![Arc::clone(&self.project)],
        };
        for project in projects {
            let Some(target) = self.in_project(&project) else { continue };
            for (number, doc) in (0..).zip(project.schema.docs()) {
                let Some(file) = doc.file else { continue };
                let found = naming(&project, number, name, target);
                all.extend(found.into_iter().map(|it| (file, absolute(snapshot, file, it))));
            }
        }
        if with_definition {
            all.extend(self.defined(snapshot));
        }
        all
    }

    /// The same thing as another project knows it.
    fn in_project(&self, project: &Arc<Project>) -> Option<Target> {
        let target = self.target?;
        match self.file() {
            Some(file) => Some(Target { doc: project.number_of(file)?, ..target }),
            None => Arc::ptr_eq(project, &self.project).then_some(target),
        }
    }
}

/// Where a document names `target`, which is called `name`. Only the definitions are looked at in which that word stands.
fn naming<'p>(project: &'p Project, number: u32, name: &str, target: Target) -> Vec<Node<'p>> {
    let schema = &project.schema;
    let parse = &schema.docs()[number as usize].parse;
    let mut found = Vec::new();
    let is_called = |it: Node<'_>| it.text() == name;
    let mut behind = 0;
    for at in memmem::find_iter(parse.text().as_bytes(), name) {
        let at = at as u32;
        if at < behind {
            continue;
        }
        let Some(node) = parse.node_at(at) else { continue };
        let Some(item) = parse.item(node.id().item) else { continue };
        behind = item.range().end;
        names_in(schema, At { doc: number, item: node.id().item }, &is_called, &mut |it| {
            if Target::of(&it.meaning) == Some(target) && !defines(&it) {
                found.push(it.node);
            }
        });
    }
    found
}
