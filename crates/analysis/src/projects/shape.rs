//! What a document shows of where it belongs.

use std::hash::Hasher;

use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use wirelint_graphql::imports::imports;
use wirelint_graphql::syntax::{
    Definition, Node, NodeKind, OperationType, Parse, SchemaDefinition, Selection, SelectionSet,
    TypeDefinition,
};

/// A name, as a hash: names are compared by the thousand.
pub(super) type Name = u64;

/// What a document shows of where it belongs. As long as two texts of a file show the same, it belongs to the same project.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Shape {
    /// The types that it defines, extensions apart; each with whether it says that other services of a federation define it too.
    pub(super) defines: FxHashMap<Name, bool>,
    /// Whether operations begin in it: it defines the schema or a type for queries.
    pub(super) is_rooted: bool,
    /// Whether it links the schema to Federation's specification, as each service does once.
    pub(super) is_linked: bool,
    /// Whether it defines or extends types or directives.
    pub(super) has_types: bool,
    /// The fields of root types.
    pub(super) root_fields: FxHashSet<(Name, Name)>,
    /// The root types that it states, by their operations.
    pub(super) states: Vec<(u8, Name)>,
    /// What operations ask for at their top, with the kind of each, and the types that fragments are on.
    pub(super) asks: Vec<Ask>,
    /// The paths of what it imports, as they are written, where it has nothing but operations and fragments.
    pub(super) imports: Vec<Box<str>>,
}

/// Something that whoever answers an operation must know.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Ask {
    /// A field of the root type for such operations.
    Field(u8, Name),
    /// A type.
    Type(Name),
}

/// Root types by their default names.
pub(super) fn default_roots() -> [(u8, Name); 3] {
    [(0, name("Query")), (1, name("Mutation")), (2, name("Subscription"))]
}

/// Directives of Federation on a type that other services define as well.
const SHARED: [&str; 3] = ["key", "shareable", "interfaceObject"];

impl Shape {
    /// What `parse` shows. `roots` are the names of root types in all documents.
    pub(super) fn of(parse: &Parse, roots: &FxHashSet<Name>) -> Self {
        let mut shape = Self::default();
        for definition in parse.document().definitions() {
            shape.has_types |= !definition.is_executable();
            match definition {
                Definition::Schema(it) => {
                    shape.is_rooted |= !it.is_extension();
                    shape.is_linked |= it.directives().any(|it| {
                        let url = it.argument("url").and_then(|it| it.value()?.string());
                        it.name().is_some_and(|it| it.text() == "link")
                            && url.is_some_and(|it| it.contains("/federation/"))
                    });
                }
                Definition::Type(it) => {
                    let Some(called) = it.name().map(|it| name(it.text())) else { continue };
                    if !it.is_extension() {
                        let is_shared = SHARED.iter().any(|shared| it.directive(shared).is_some());
                        shape.defines.insert(called, is_shared);
                        shape.is_rooted |= called == name("Query");
                    }
                    if roots.contains(&called) {
                        let fields = it.fields().filter_map(|it| Some((called, name(it.name()?.text()))));
                        shape.root_fields.extend(fields);
                    }
                }
                Definition::Operation(it) => {
                    let kind = it.operation_type();
                    let fields = it.selection_set().into_iter().flat_map(SelectionSet::selections);
                    shape.asks.extend(fields.filter_map(|it| match it {
                        Selection::Field(it) => {
                            let it = it.name()?.text();
                            (!it.starts_with("__")).then(|| Ask::Field(number(kind), name(it)))
                        }
                        _ => None,
                    }));
                }
                Definition::Fragment(it) => {
                    shape.asks.extend(it.type_condition().map(|it| Ask::Type(name(it.name()))));
                }
                Definition::Directive(_) => {}
            }
        }
        shape.states = stated(parse);
        if shape.is_executable() {
            shape.imports = imports(parse).map(|it| it.path.into()).collect();
        }
        shape
    }

    /// Whether there are fragments in it, and nothing else.
    pub(super) fn is_fragments(&self) -> bool {
        self.is_executable() && self.asks.iter().all(|it| matches!(it, Ask::Type(_)))
    }

    /// Whether there are operations or fragments in it, and nothing else.
    pub(super) fn is_executable(&self) -> bool {
        !self.has_types && !self.asks.is_empty()
    }
}

/// The root types that `parse` states, by their operations.
pub(super) fn stated(parse: &Parse) -> Vec<(u8, Name)> {
    let schemas = parse.document().schemas().flat_map(SchemaDefinition::root_operations);
    let stated = schemas.filter_map(|it| Some((number(it.operation_type()?), name(it.ty()?.name()))));
    stated.collect()
}

fn number(operation: OperationType) -> u8 {
    match operation {
        OperationType::Query => 0,
        OperationType::Mutation => 1,
        OperationType::Subscription => 2,
    }
}

/// The types that `parse` names.
pub(super) fn mentioned(parse: &Parse) -> FxHashSet<Name> {
    let named = |it: &Node<'_>| it.kind() == NodeKind::NamedType;
    let in_definitions = parse.definitions().flat_map(Node::descendants).filter(named);
    let extended = parse.document().types().filter(|it| it.is_extension()).filter_map(TypeDefinition::name);
    in_definitions.chain(extended).map(|it| name(it.text())).collect()
}

pub(super) fn name(text: &str) -> Name {
    let mut hasher = FxHasher::default();
    hasher.write(text.as_bytes());
    hasher.finish()
}
