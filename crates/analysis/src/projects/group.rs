//! Which documents belong together where nobody says so.
//!
//! Documents that define types are put together folder by folder, the deepest first, as long as they can be one schema. They cannot where two
//! of them say where operations begin, or define what every service of a federation defines for itself, or are copies of each other:
//! then each stays by itself, and what is beside them goes to those that it has names in common with. Operations go to the schema
//! that knows most of what they ask for, if that is half of it, else to the one that stands in the same folder.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::{FxHashMap, FxHashSet};
use wirelint_graphql::imports::target;

use super::shape::{Ask, Name, Shape, default_roots};

/// A document by its path (with `/`) from the folder of all, and what it shows.
pub(super) struct Document<'a> {
    pub(super) path: &'a str,
    pub(super) shape: &'a Shape,
}

/// Documents that may be one schema.
#[derive(Default)]
struct Group {
    /// Their numbers.
    documents: Vec<u32>,
    defines: FxHashMap<Name, bool>,
    is_rooted: bool,
    is_linked: bool,
    /// Code joins its documents.
    is_joined: bool,
}

/// So many types that two documents both define are no slip any more, if they are half of one of them.
const COPIED: usize = 2;

/// Documents that belong together.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Together {
    /// Their numbers, sorted.
    pub(super) documents: Vec<u32>,
    /// Code joins what they define under one name.
    pub(super) is_joined: bool,
}

/// Those of `documents` that belong together, where code reads those of each of `bundles` together; and whether that hangs on `mentions`, which
/// gives the types that a document names.
pub(super) fn groups(
    documents: &[Document<'_>],
    bundles: &[Vec<u32>],
    mentions: &mut dyn FnMut(u32) -> FxHashSet<Name>,
) -> (Vec<Together>, bool) {
    let mut groups = schemas(documents, bundles);
    let has_floating = groups.len() > 1 && groups.iter().any(|it| !it.is_rooted);
    if has_floating {
        attach(documents, &mut groups, mentions);
    }
    let mut all: Vec<Vec<u32>> = groups.iter().map(|it| it.documents.clone()).collect();
    let without = add_operations(documents, &groups, &mut all);
    all.push(without);
    move_imported(documents, &mut all);
    let is_joined = groups.iter().map(|it| it.is_joined).chain([false]);
    let mut found: Vec<Together> = Vec::new();
    for (mut documents, is_joined) in all.into_iter().zip(is_joined).filter(|it| !it.0.is_empty()) {
        documents.sort_unstable();
        found.push(Together { documents, is_joined });
    }
    found.sort();
    (found, has_floating)
}

/// The documents that define something, folder by folder.
fn schemas(documents: &[Document<'_>], bundles: &[Vec<u32>]) -> Vec<Group> {
    // By depth, so that the deepest folder comes last, and then by path.
    let mut folders: BTreeMap<(usize, &str), Vec<Group>> = BTreeMap::new();
    let mut taken: FxHashSet<u32> = FxHashSet::default();
    for group in joined(documents, bundles) {
        let parents = group.documents.iter().map(|it| parent(documents[*it as usize].path));
        let folder = parents.reduce(shared).unwrap_or_default();
        taken.extend(&group.documents);
        folders.entry((depth(folder), folder)).or_default().push(group);
    }
    for (number, it) in (0..).zip(documents) {
        if it.shape.has_types && !taken.contains(&number) {
            let folder = parent(it.path);
            folders.entry((depth(folder), folder)).or_default().push(Group::of(number, it.shape));
        }
    }
    while let Some(((_, folder), groups)) = folders.pop_last() {
        let merged = merged(groups);
        if folder.is_empty() {
            return merged;
        }
        let above = parent(folder);
        folders.entry((depth(above), above)).or_default().extend(merged);
    }
    Vec::new()
}

/// What code reads together, where operations begin in several of them and they can be one schema all the same. No document is in two.
fn joined(documents: &[Document<'_>], bundles: &[Vec<u32>]) -> Vec<Group> {
    let mut largest: Vec<&Vec<u32>> = bundles.iter().collect();
    largest.sort_by_key(|it| (std::cmp::Reverse(it.len()), *it));
    let mut taken: FxHashSet<u32> = FxHashSet::default();
    let mut found = Vec::new();
    for bundle in largest {
        let shape = |it: &u32| documents[*it as usize].shape;
        let own: Vec<u32> =
            bundle.iter().copied().filter(|it| shape(it).has_types && !taken.contains(it)).collect();
        let is_rooted = own.iter().filter(|it| shape(it).is_rooted).nth(1).is_some();
        if is_rooted && let Some(group) = joint(&own, &shape) {
            taken.extend(&own);
            found.push(group);
        }
    }
    found
}

/// All in one, unless two of them define a field of a root type, or copies of other types.
fn joint<'a>(documents: &[u32], shape: &dyn Fn(&u32) -> &'a Shape) -> Option<Group> {
    let roots: FxHashSet<Name> = default_roots().map(|it| it.1).into_iter().collect();
    let mut one = Group { is_joined: true, ..Group::default() };
    let mut fields = FxHashSet::default();
    let (mut states, mut doubles) = (0, 0);
    for it in documents {
        let shape = shape(it);
        states += usize::from(!shape.states.is_empty());
        if !shape.root_fields.iter().all(|it| fields.insert(*it)) {
            return None;
        }
        let names = shape.defines.keys().filter(|it| !roots.contains(it));
        doubles += names.filter(|it| one.defines.contains_key(it)).count();
        one.add(Group::of(*it, shape));
    }
    (states < 2 && doubles * 4 <= one.defines.len()).then_some(one)
}

/// The folder that two have in common.
fn shared<'p>(a: &'p str, b: &str) -> &'p str {
    let mut folder = a;
    while !folder.is_empty() && b != folder && !b.strip_prefix(folder).is_some_and(|it| it.starts_with('/')) {
        folder = parent(folder);
    }
    folder
}

fn parent(path: &str) -> &str {
    path.rfind('/').map_or("", |at| &path[..at])
}

/// How many folders deep `folder` is; 0 is the folder of all.
fn depth(folder: &str) -> usize {
    if folder.is_empty() { 0 } else { folder.matches('/').count() + 1 }
}

impl Group {
    fn of(number: u32, shape: &Shape) -> Self {
        Self {
            documents: vec![number],
            defines: shape.defines.clone(),
            is_rooted: shape.is_rooted,
            is_linked: shape.is_linked,
            is_joined: false,
        }
    }

    fn add(&mut self, other: Self) {
        self.documents.extend(other.documents);
        if self.defines.is_empty() {
            self.defines = other.defines;
        } else {
            self.defines.extend(other.defines);
        }
        self.is_rooted |= other.is_rooted;
        self.is_linked |= other.is_linked;
        self.is_joined |= other.is_joined;
    }
}

/// One group, where all of `groups` can be one; else all as they are.
fn merged(groups: Vec<Group>) -> Vec<Group> {
    if groups.len() > 1 && can_be_one(&groups.iter().collect::<Vec<_>>()) {
        let mut one = Group::default();
        for it in groups {
            one.add(it);
        }
        return vec![one];
    }
    groups
}

fn can_be_one(groups: &[&Group]) -> bool {
    let several = |is: fn(&Group) -> bool| groups.iter().copied().filter(|it| is(it)).nth(1).is_some();
    if several(|it| it.is_rooted) || several(|it| it.is_linked) {
        return false;
    }
    // Each name is compared with the first group that defines it.
    let mut first: FxHashMap<Name, (usize, bool)> = FxHashMap::default();
    let mut shared: FxHashMap<(usize, usize), usize> = FxHashMap::default();
    for (number, group) in groups.iter().enumerate() {
        #[expect(clippy::iter_over_hash_type, reason = "each name is compared by itself")]
        for (&name, &is_shared) in &group.defines {
            let (other, is_shared_there) = *first.entry(name).or_insert((number, is_shared));
            if other == number {
                continue;
            }
            if is_shared || is_shared_there {
                return false;
            }
            *shared.entry((other, number)).or_default() += 1;
        }
    }
    shared.iter().all(|((a, b), count)| {
        let least = groups[*a].defines.len().min(groups[*b].defines.len());
        *count < COPIED || count * 2 < least
    })
}

/// Puts groups in which no operations begin to those that they have names in common with: all of these that are equally near.
fn attach(
    documents: &[Document<'_>],
    groups: &mut Vec<Group>,
    mentions: &mut dyn FnMut(u32) -> FxHashSet<Name>,
) {
    let (mut rooted, mut floating): (Vec<Group>, Vec<Group>) =
        std::mem::take(groups).into_iter().partition(|it| it.is_rooted);
    let mut named = |group: &Group| -> FxHashSet<Name> {
        let all = group.documents.iter().flat_map(|it| mentions(*it));
        all.filter(|it| !group.defines.contains_key(it)).collect()
    };
    let mut wanted: Vec<FxHashSet<Name>> = rooted.iter().map(&mut named).collect();
    let mut own: Vec<FxHashSet<Name>> = floating.iter().map(&mut named).collect();
    // What is put somewhere may need what is left.
    loop {
        let before = floating.len();
        let mut left = Vec::new();
        for (group, mentioned) in std::mem::take(&mut floating).into_iter().zip(std::mem::take(&mut own)) {
            let near = |it: &Group| {
                let path = documents[it.documents[0] as usize].path;
                common(parent(path), parent(documents[group.documents[0] as usize].path))
            };
            let is_related = |at: &usize| {
                let has_common = mentioned.iter().any(|it| rooted[*at].defines.contains_key(it))
                    || group.defines.keys().any(|it| wanted[*at].contains(it));
                has_common && can_be_one(&[&rooted[*at], &group])
            };
            let related: Vec<usize> = (0..rooted.len()).filter(is_related).collect();
            let nearest = related.iter().map(|at| near(&rooted[*at])).max();
            let chosen: Vec<usize> =
                related.into_iter().filter(|at| Some(near(&rooted[*at])) == nearest).collect();
            if chosen.is_empty() {
                left.push((group, mentioned));
                continue;
            }
            for at in chosen {
                let it = &mut rooted[at];
                it.documents.extend(&group.documents);
                it.defines.extend(group.defines.iter().map(|(name, is)| (*name, *is)));
                wanted[at].extend(&mentioned);
                wanted[at].retain(|name| !it.defines.contains_key(name));
            }
        }
        (floating, own) = left.into_iter().unzip();
        if floating.len() == before {
            break;
        }
    }
    groups.extend(rooted);
    groups.extend(floating);
}

/// How many folders two have in common.
fn common(a: &str, b: &str) -> usize {
    a.split('/').zip(b.split('/')).take_while(|(a, b)| a == b && !a.is_empty()).count()
}

/// Adds the documents with operations and fragments alone to `all`, which are those of `groups`; gives those that no schema knows. The
/// documents of a folder go together.
fn add_operations(documents: &[Document<'_>], groups: &[Group], all: &mut [Vec<u32>]) -> Vec<u32> {
    let mut folders: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    let mut without = Vec::new();
    for (number, it) in (0..).zip(documents) {
        if it.shape.is_executable() {
            folders.entry(parent(it.path)).or_default().push(number);
        } else if !it.shape.has_types {
            without.push(number);
        }
    }
    if folders.is_empty() {
        return without;
    }
    let known: Vec<Known> = groups.iter().map(|it| Known::of(documents, it)).collect();
    for (folder, numbers) in folders {
        let asks: FxHashSet<Ask> =
            numbers.iter().flat_map(|it| &documents[*it as usize].shape.asks).copied().collect();
        let count = |at: usize| asks.iter().filter(|it| known[at].has(groups, at, **it)).count();
        let near = |at: usize| common(folder, parent(documents[groups[at].documents[0] as usize].path));
        let best = (0..groups.len()).map(|at| (count(at), near(at), std::cmp::Reverse(at))).max();
        let best = best.filter(|(count, ..)| count * 2 >= asks.len()).map(|it| it.2.0);
        // What stands beside a schema is for it, even if all in there is wrong.
        let is_here = |at: &usize| {
            let mut own = groups[*at].documents.iter().map(|it| documents[*it as usize].path);
            own.any(|path| parent(path) == folder)
        };
        let mut here = (0..groups.len()).filter(is_here);
        let beside = || here.next().filter(|_| here.next().is_none());
        match best.or_else(beside) {
            Some(at) => all[at].extend(numbers),
            None => without.extend(numbers),
        }
    }
    without
}

/// Puts documents with fragments alone that others import where these are, whoever knows the types that they are on, and what else is imported
/// there as well.
fn move_imported(documents: &[Document<'_>], all: &mut [Vec<u32>]) {
    let importing = (0..).zip(documents).filter(|(_, it)| !it.shape.imports.is_empty());
    let importing: Vec<(u32, &Document<'_>)> = importing.collect();
    if importing.is_empty() {
        return;
    }
    let numbers: FxHashMap<&str, u32> = documents.iter().map(|it| it.path).zip(0..).collect();
    let mut imported: Vec<(u32, u32)> = Vec::new();
    for (number, it) in importing {
        let targets = it.shape.imports.iter().filter_map(|path| numbers.get(&*target(it.path, path)?));
        let executable = targets.filter(|it| documents[**it as usize].shape.is_executable());
        imported.extend(executable.map(|to| (number, *to)));
    }
    let mut places: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); documents.len()];
    for (place, group) in all.iter().enumerate() {
        for it in group {
            _ = places[*it as usize].insert(place);
        }
    }
    let before = places.clone();
    for (_, to) in imported.iter().filter(|(_, to)| documents[*to as usize].shape.is_fragments()) {
        places[*to as usize].clear();
    }
    let mut targets: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
    for (from, to) in imported {
        targets.entry(from).or_default().push(to);
    }
    // What is imported may import in turn.
    let mut open: Vec<u32> = targets.keys().copied().collect();
    while let Some(from) = open.pop() {
        let of_importer = places[from as usize].clone();
        for &to in targets.get(&from).into_iter().flatten() {
            let own = &mut places[to as usize];
            let count = own.len();
            own.extend(&of_importer);
            if own.len() > count {
                open.push(to);
            }
        }
    }
    all.iter_mut().for_each(Vec::clear);
    for (number, (own, before)) in (0..).zip(places.iter().zip(&before)) {
        // Fragments that import each other and that nothing else does.
        let own = if own.is_empty() { before } else { own };
        for place in own {
            all[*place].push(number);
        }
    }
}

/// What the root types of a group know.
struct Known {
    roots: Vec<(u8, Name)>,
    fields: FxHashSet<(Name, Name)>,
}

impl Known {
    fn of(documents: &[Document<'_>], group: &Group) -> Self {
        let shapes = || group.documents.iter().map(|it| documents[*it as usize].shape);
        let mut roots: Vec<(u8, Name)> = shapes().flat_map(|it| it.states.iter().copied()).collect();
        if roots.is_empty() {
            roots.extend(default_roots());
        }
        Self { roots, fields: shapes().flat_map(|it| it.root_fields.iter().copied()).collect() }
    }

    fn has(&self, groups: &[Group], at: usize, ask: Ask) -> bool {
        match ask {
            Ask::Field(kind, name) => {
                let mut roots = self.roots.iter().filter(|it| it.0 == kind);
                roots.any(|it| self.fields.contains(&(it.1, name)))
            }
            Ask::Type(name) => groups[at].defines.contains_key(&name),
        }
    }
}

#[cfg(test)]
mod tests {
    use wirelint_graphql::syntax::parse;

    use super::super::shape::{mentioned, name, stated};
    use super::*;

    /// The groups of `files`, each a path and a text, as lines of paths.
    #[track_caller]
    fn check(files: &[(&str, &str)], expected: &[&str]) {
        check_bundles(files, &[], expected);
    }

    /// The same where code reads some of them together.
    #[track_caller]
    fn check_bundles(files: &[(&str, &str)], bundles: &[Vec<u32>], expected: &[&str]) {
        let parsed: Vec<_> = files.iter().map(|it| parse(it.1)).collect();
        let mut roots: FxHashSet<Name> = default_roots().map(|it| it.1).into_iter().collect();
        roots.extend(parsed.iter().flat_map(stated).map(|it| it.1));
        assert!(roots.contains(&name("Query")));
        let shapes: Vec<Shape> = parsed.iter().map(|it| Shape::of(it, &roots)).collect();
        let documents: Vec<Document<'_>> =
            files.iter().zip(&shapes).map(|(it, shape)| Document { path: it.0, shape }).collect();
        let (groups, _) = groups(&documents, bundles, &mut |it| mentioned(&parsed[it as usize]));
        let shown =
            |it: &Together| it.documents.iter().map(|it| files[*it as usize].0).collect::<Vec<_>>().join(" ");
        assert_eq!(groups.iter().map(shown).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn the_parts_of_a_schema_belong_together() {
        check(
            &[
                ("api/query.graphql", "type Query { user: User }"),
                ("api/types/user.graphql", "type User { id: ID! }"),
                ("api/types/order.graphql", "extend type Query { order: Order } type Order { id: ID! }"),
                ("web/user.graphql", "query { user { id } }"),
            ],
            &["api/query.graphql api/types/user.graphql api/types/order.graphql web/user.graphql"],
        );
    }

    #[test]
    fn two_schemas_in_one_folder_are_two() {
        check(
            &[
                ("a.graphql", "type Query { user: User } type User { id: ID! }"),
                ("b.graphql", "type Query { post: Post } type Post { id: ID! }"),
            ],
            &["a.graphql", "b.graphql"],
        );
    }

    #[test]
    fn what_code_reads_together_is_one_schema() {
        let files = [
            ("admin/a.graphql", "type Query { user: User } type User { id: ID! }"),
            ("admin/b.graphql", "type Query { post: Post } type Post { tag: Tag }"),
            ("common/tag.graphql", "type Tag { id: ID! }"),
            ("shop/a.graphql", "type Query { user: User } type User { tag: Tag }"),
        ];
        check_bundles(
            &files,
            &[vec![0, 1]],
            &["admin/a.graphql admin/b.graphql common/tag.graphql", "common/tag.graphql shop/a.graphql"],
        );
        // Nobody joins two that define one field.
        check_bundles(&files[..2], &[vec![0, 1]], &["admin/a.graphql admin/b.graphql"]);
        check_bundles(&[files[0], files[3]], &[vec![0, 1]], &["admin/a.graphql", "shop/a.graphql"]);
    }

    #[test]
    fn services_of_a_federation_are_apart() {
        check(
            &[
                (
                    "orders/a.graphql",
                    "type Query { order: Order } type Order @key(fields: \"id\") { id: ID! }",
                ),
                ("orders/b.graphql", "extend type Order { total: Int }"),
                (
                    "users/a.graphql",
                    "extend type Query { me: User } type User @key(fields: \"id\") { id: ID! }",
                ),
                ("users/b.graphql", "type Order @key(fields: \"id\") { id: ID! user: User }"),
            ],
            &["orders/a.graphql orders/b.graphql", "users/a.graphql users/b.graphql"],
        );
    }

    #[test]
    fn what_several_schemas_need_is_part_of_each() {
        check(
            &[
                ("a/schema.graphql", "type Query { at: DateTime }"),
                ("b/schema.graphql", "type Query { on: DateTime }"),
                ("common.graphql", "scalar DateTime"),
                ("strange.graphql", "scalar Colour"),
            ],
            &["a/schema.graphql common.graphql", "b/schema.graphql common.graphql", "strange.graphql"],
        );
    }

    #[test]
    fn a_slip_is_no_copy() {
        check(
            &[
                ("query.graphql", "type Query { a: A } type A { id: ID } type B { id: ID }"),
                ("types.graphql", "type A { id: ID } type C { id: ID } type D { id: ID }"),
            ],
            &["query.graphql types.graphql"],
        );
    }

    #[test]
    fn fragments_go_where_they_are_imported() {
        check(
            &[
                ("a/schema.graphql", "type Query { user: User } type User { id: ID! }"),
                ("b/schema.graphql", "type Query { post: Int me: User } type User { id: ID! name: Int }"),
                ("common/both.graphql", "fragment Both on User { id }"),
                ("common/deep.graphql", "fragment Deep on User { name }"),
                ("common/parts.graphql", "#import \"./deep.graphql\"\nfragment Parts on User { ...Deep }"),
                ("web/a/a.graphql", "#import '../../common/both.graphql'\nquery { user { ...Both } }"),
                (
                    "web/b/b.graphql",
                    "#import '../../common/parts.graphql'\n#import '../../common/both.graphql'\n{ post me { ...Parts ...Both } }",
                ),
            ],
            &[
                "a/schema.graphql common/both.graphql web/a/a.graphql",
                "b/schema.graphql common/both.graphql common/deep.graphql common/parts.graphql web/b/b.graphql",
            ],
        );
    }

    #[test]
    fn operations_go_to_the_schema_that_knows_them() {
        check(
            &[
                ("a/schema.graphql", "schema { query: Root } type Root { user: Int }"),
                ("b/schema.graphql", "type Query { post: Int }"),
                ("web/a.graphql", "query { user }"),
                ("web/posts/b.graphql", "query { post }"),
                ("web/strange/c.graphql", "{ weather }"),
                ("b/wrong.graphql", "{ pots }"),
            ],
            &[
                "a/schema.graphql web/a.graphql",
                "b/schema.graphql web/posts/b.graphql b/wrong.graphql",
                "web/strange/c.graphql",
            ],
        );
    }
}
