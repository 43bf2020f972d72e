//! What an expression may be, as far as it matters here: which function, which client of a database, whether it comes from the parent.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use rustc_hash::FxHashMap;
use wirelint_source::TextRange;
use wirelint_source_code::code::{ClassId, ExprId, FunctionId, Many, TypeId};

use crate::access::{AccessId, Call};
use crate::catalogue::ClientKind;
use crate::project::UnitId;

/// A value, as far as it is known.
#[derive(Clone, Debug)]
pub(crate) struct Value {
    pub(crate) kind: Kind,
    /// Whether it depends on the parent for which the resolver runs.
    pub(crate) of_parent: bool,
}

/// What is known of a value.
#[derive(Clone, Debug)]
pub(crate) enum Kind {
    /// Nothing but the names on the way to it.
    Unknown(Option<Rc<Names>>),
    /// Data in memory: numbers, dates, maps, what a query has given.
    Data,
    /// A string that is known.
    Text(Rc<str>),
    /// Data in memory: one object of this class or several, which a query has given, or what asks for them.
    Rows(UnitId, ClassId),
    Function(Rc<Closure>),
    Class(UnitId, ClassId),
    Instance(Rc<Instance>),
    Object(Rc<Record>),
    List(Rc<[Value]>),
    /// All that a file gives to others.
    Module(UnitId),
    /// Something of which only the type is known, which has members.
    Shape(UnitId, TypeId),
    /// What data is asked for with.
    Client(Rc<Client>),
    /// Something of a package or of the language itself.
    External(Rc<External>),
    /// The parent, or what is reached from it by properties.
    Parent(Rc<Parent>),
    /// What every resolver of an operation is handed.
    Context,
    /// The keys that a batch function gets: each of them depends on a parent, all of them together on none.
    Keys,
    /// A query that asks when it is read.
    Query(Rc<Query>),
    /// An argument that is given by its name.
    Named(Rc<(Rc<str>, Value)>),
    /// What a function is given before it is called.
    Given(Rc<[Value]>),
    /// One of several.
    OneOf(Rc<[Value]>),
}

/// A query of a mapper that asks when somebody reads it: a query set of Django's, or the manager that makes one.
#[derive(Clone, Debug, Default)]
pub(crate) struct Query {
    /// The class whose methods it has besides.
    pub(crate) methods: Option<(UnitId, ClassId)>,
    /// The relation of the parent that it is, all of it: whoever gave the parents may have loaded that.
    pub(crate) relation: Option<Rc<str>>,
    /// The relation of the parent that it is made of, be it only some of it: the rows know the parent.
    pub(crate) part_of: Option<Rc<str>>,
    /// The call that made it, and the calls on the way there.
    pub(crate) made: Option<(Call, Vec<Call>)>,
    /// Whether it was recognised by more than names.
    pub(crate) is_certain: bool,
    /// The class of what it gives.
    pub(crate) row: Option<(UnitId, ClassId)>,
}

/// The names on the way to a value of which nothing else is known.
#[derive(Debug)]
pub(crate) struct Names {
    pub(crate) before: Option<Rc<Names>>,
    pub(crate) name: Rc<str>,
}

/// A function and what its free names mean.
#[derive(Debug)]
pub(crate) struct Closure {
    pub(crate) unit: UnitId,
    pub(crate) function: FunctionId,
    pub(crate) frame: Rc<Frame>,
    pub(crate) receiver: Option<Value>,
}

/// An instance of a class.
#[derive(Debug)]
pub(crate) struct Instance {
    pub(crate) unit: UnitId,
    pub(crate) class: ClassId,
    /// What it was made with; `None` where something else makes it, a container for instance.
    pub(crate) arguments: Option<Vec<Value>>,
    pub(crate) phase: Phase,
    /// Its constructor's names, made when first needed.
    pub(crate) frame: RefCell<Option<Rc<Frame>>>,
    pub(crate) fields: RefCell<FxHashMap<Rc<str>, Value>>,
    /// How many instances it is inside of: containers may go round in circles.
    pub(crate) depth: u32,
    /// The part of it that its base makes, made when first needed.
    pub(crate) base: RefCell<Option<Rc<Instance>>>,
    /// What it is the base's part of.
    pub(crate) derived: Option<Weak<Instance>>,
}

/// An object.
#[derive(Debug)]
pub(crate) enum Record {
    /// As it is written; its values are found when asked for.
    Literal { unit: UnitId, entries: Many, frame: Rc<Frame> },
    /// With these values.
    Made(Vec<(Rc<str>, Value)>),
}

/// What data is asked for with.
#[derive(Debug)]
pub(crate) struct Client {
    pub(crate) kind: ClientKind,
    /// The property that was read last, on the way here.
    pub(crate) member: Option<Rc<str>>,
    /// The access that was made on the way here: what follows in the chain is part of it.
    pub(crate) access: Option<AccessId>,
    /// For a loader: how it was made.
    pub(crate) loader: Option<Rc<Loader>>,
    /// Whether it was recognised by its package or declaration, not by names only.
    pub(crate) is_certain: bool,
    /// The class of the rows that it asks for or was asked for, where that is known.
    pub(crate) row: Option<(UnitId, ClassId)>,
}

/// How a loader was made.
#[derive(Debug)]
pub(crate) struct Loader {
    pub(crate) unit: UnitId,
    pub(crate) place: TextRange,
    /// When it is made.
    pub(crate) phase: Phase,
    /// Whether it was made by something that keeps it, so that it is there for longer than its call.
    pub(crate) is_kept: Cell<bool>,
    pub(crate) batch: Value,
    /// Whether its options say that it loads one after the other.
    pub(crate) is_alone: bool,
}

/// Something that no file of the project defines.
#[derive(Debug)]
pub(crate) enum External {
    /// By this name from a package; `default` and `*` for what has none.
    Import { module: Rc<str>, name: Rc<str> },
    /// A name of the language's own or of its runtime.
    Global(Rc<str>),
    /// A property.
    Member(Rc<External>, Rc<str>),
    /// What a call gave.
    Called(Called),
    /// What a framework hands to a function that describes something.
    Handed(&'static str),
}

/// A call of something that no file of the project defines.
#[derive(Debug)]
pub(crate) struct Called {
    pub(crate) callee: Value,
    pub(crate) arguments: Vec<Value>,
    pub(crate) unit: UnitId,
    pub(crate) expr: ExprId,
}

/// The parent, or something of it.
#[derive(Debug)]
pub(crate) struct Parent {
    /// The properties on the way.
    pub(crate) path: Vec<Rc<str>>,
    /// Its declared type.
    pub(crate) ty: Option<(UnitId, TypeId)>,
    /// The class that it is an instance of, where that is known by more than its type.
    pub(crate) row: Option<(UnitId, ClassId)>,
    /// How many of the properties on the way lead to a row that the parent only holds; what follows are relations of that row.
    pub(crate) held: usize,
}

/// When something happens.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Phase {
    /// When the program is loaded.
    Load,
    /// Once per operation, before any resolver.
    Request,
    /// In a resolver.
    Resolve,
}

/// A function that runs: what its names mean.
#[derive(Debug)]
pub(crate) struct Frame {
    pub(crate) unit: UnitId,
    pub(crate) function: FunctionId,
    pub(crate) arguments: Vec<Value>,
    pub(crate) receiver: Value,
    /// The function around it.
    pub(crate) outer: Option<Rc<Frame>>,
    pub(crate) phase: Phase,
    /// Calls on the way here.
    pub(crate) depth: u32,
    /// Whether the names of the function are there: not where fields of an instance are set without one.
    pub(crate) has_names: bool,
    pub(crate) values: RefCell<FxHashMap<ExprId, Value>>,
    /// Names of its own whose values were given something of the parent after they were made.
    pub(crate) touched: RefCell<Vec<Rc<str>>>,
}

impl Value {
    pub(crate) fn new(kind: Kind) -> Self {
        Self { kind, of_parent: false }
    }

    pub(crate) fn unknown() -> Self {
        Self::new(Kind::Unknown(None))
    }

    pub(crate) fn data() -> Self {
        Self::new(Kind::Data)
    }

    /// What a query has given of which the class of the rows is known, or not.
    pub(crate) fn rows(class: Option<(UnitId, ClassId)>) -> Self {
        Self::new(class.map_or(Kind::Data, |it| Kind::Rows(it.0, it.1)))
    }

    pub(crate) fn named(name: &str) -> Self {
        Self::new(Kind::Unknown(Some(Rc::new(Names { before: None, name: name.into() }))))
    }

    pub(crate) fn list(all: Vec<Self>) -> Self {
        let of_parent = all.iter().any(|it| it.of_parent);
        Self::new(Kind::List(all.into())).and(of_parent)
    }

    pub(crate) fn external(it: External) -> Self {
        Self::new(Kind::External(Rc::new(it)))
    }

    pub(crate) fn record(all: Vec<(Rc<str>, Self)>) -> Self {
        let of_parent = all.iter().any(|it| it.1.of_parent);
        Self::new(Kind::Object(Rc::new(Record::Made(all)))).and(of_parent)
    }

    /// The same, which depends on the parent as well where `of_parent` says so.
    pub(crate) fn and(mut self, of_parent: bool) -> Self {
        self.of_parent |= of_parent;
        self
    }

    pub(crate) fn is_unknown(&self) -> bool {
        matches!(self.kind, Kind::Unknown(_))
    }

    /// Whether nothing is known of what is in it; as of what a package makes.
    pub(crate) fn is_opaque(&self) -> bool {
        match &self.kind {
            Kind::Unknown(_) | Kind::Data | Kind::Rows(..) | Kind::Text(_) | Kind::External(_) => true,
            Kind::OneOf(all) => all.iter().all(Self::is_opaque),
            _ => false,
        }
    }

    /// Either of them.
    pub(crate) fn or(self, other: Self) -> Self {
        Self::one_of(vec![self, other])
    }

    /// One of `all`. What is unknown is left out where something else is known.
    pub(crate) fn one_of(all: Vec<Self>) -> Self {
        let of_parent = all.iter().any(|it| it.of_parent);
        let mut flat: Vec<Self> = Vec::with_capacity(all.len());
        for it in all {
            match it.kind {
                Kind::OneOf(inner) => flat.extend(inner.iter().cloned()),
                _ => flat.push(it),
            }
        }
        // Enough to find what matters; a table of a hundred entries is not followed into each.
        flat.truncate(24);
        let is_known = |it: &Self| !matches!(it.kind, Kind::Unknown(_) | Kind::Data | Kind::Rows(..));
        if flat.iter().any(is_known) {
            flat.retain(|it| !it.is_unknown());
        } else if flat.iter().any(|it| !matches!(it.kind, Kind::Unknown(None))) {
            flat.retain(|it| !matches!(it.kind, Kind::Unknown(None)));
        }
        if flat.iter().any(|it| !matches!(it.kind, Kind::Data)) {
            let data = flat.iter().position(|it| matches!(it.kind, Kind::Data));
            let is_same = |at: usize, it: &Self| !matches!(it.kind, Kind::Data) || Some(at) == data;
            flat = flat.into_iter().enumerate().filter(|(at, it)| is_same(*at, it)).map(|it| it.1).collect();
        } else {
            flat.truncate(1);
        }
        // Of what is in memory the class says more than that it is.
        if flat.iter().any(|it| matches!(it.kind, Kind::Rows(..))) {
            let mut met = Vec::new();
            flat.retain(|it| match it.kind {
                Kind::Data => false,
                Kind::Rows(unit, class) => {
                    let is_new = !met.contains(&(unit, class));
                    met.push((unit, class));
                    is_new
                }
                _ => true,
            });
        }
        // Several of which only names are known are as unknown as one.
        if flat.iter().all(Self::is_unknown) {
            flat.truncate(1);
        }
        match flat.len() {
            0 => Self::unknown(),
            1 => flat.swap_remove(0),
            _ => Self::new(Kind::OneOf(flat.into())),
        }
        .and(of_parent)
    }

    /// What it may be, each with what they have in common.
    pub(crate) fn alternatives(&self) -> Vec<Self> {
        match &self.kind {
            Kind::OneOf(all) => all.iter().cloned().collect(),
            _ => vec![self.clone()],
        }
    }

    /// The text, if that is known.
    pub(crate) fn text(&self) -> Option<Rc<str>> {
        match &self.kind {
            Kind::Text(it) => Some(Rc::clone(it)),
            Kind::OneOf(all) => all.iter().find_map(Self::text),
            _ => None,
        }
    }

    /// The functions that it may be.
    pub(crate) fn functions(&self) -> Vec<Rc<Closure>> {
        match &self.kind {
            Kind::Function(it) => vec![Rc::clone(it)],
            Kind::OneOf(all) => all.iter().flat_map(Self::functions).collect(),
            Kind::Named(it) => it.1.functions(),
            _ => Vec::new(),
        }
    }

    pub(crate) fn client(kind: ClientKind) -> Self {
        let client = Client { kind, member: None, access: None, loader: None, is_certain: true, row: None };
        Self::new(Kind::Client(Rc::new(client)))
    }
}

impl Instance {
    pub(crate) fn new(unit: UnitId, class: ClassId, arguments: Option<Vec<Value>>, phase: Phase) -> Self {
        Self {
            unit,
            class,
            arguments,
            phase,
            frame: RefCell::default(),
            fields: RefCell::default(),
            depth: 0,
            base: RefCell::default(),
            derived: None,
        }
    }

    /// What its methods have as their receiver: all of the instance, where it is the part of a base.
    pub(crate) fn whole(self: &Rc<Self>) -> Rc<Self> {
        self.derived.as_ref().and_then(Weak::upgrade).unwrap_or_else(|| Rc::clone(self))
    }
}

impl Names {
    /// From the first to the last.
    pub(crate) fn all(&self) -> Vec<Rc<str>> {
        let mut all = vec![Rc::clone(&self.name)];
        let mut rest = self.before.as_ref();
        while let Some(it) = rest {
            all.push(Rc::clone(&it.name));
            rest = it.before.as_ref();
        }
        all.reverse();
        all
    }
}

impl External {
    /// The name that it is known by, without what it is a property of.
    pub(crate) fn name(&self) -> &str {
        match self {
            Self::Import { name, .. } | Self::Global(name) | Self::Member(_, name) => name,
            Self::Called(_) => "",
            Self::Handed(name) => name,
        }
    }

    /// The names on the way to it, from the first to the last; of a package without a name the last part of its own. None where a call is on
    /// the way.
    pub(crate) fn names(&self) -> Option<Vec<Rc<str>>> {
        match self {
            Self::Import { module, name } if matches!(&**name, "default" | "*") => {
                module.rsplit('/').next().map(|it| vec![it.into()])
            }
            Self::Import { name, .. } => Some(vec![Rc::clone(name)]),
            Self::Member(of, name) => {
                let mut all = of.names()?;
                all.push(Rc::clone(name));
                Some(all)
            }
            Self::Global(_) | Self::Called(_) | Self::Handed(_) => None,
        }
    }

    /// The package that it comes from.
    pub(crate) fn module(&self) -> Option<&str> {
        match self {
            Self::Import { module, .. } => Some(module),
            Self::Member(of, _) => of.module(),
            Self::Called(it) => match &it.callee.kind {
                Kind::External(it) => it.module(),
                _ => None,
            },
            Self::Global(_) | Self::Handed(_) => None,
        }
    }
}
