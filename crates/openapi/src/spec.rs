//! What may stand where in a description: one table for 3.0, 3.1 and 3.2, read by the walk, by validation, by
//! completion and by hover.
//!
//! The table knows names, types, versions and a sentence of documentation; it reads no document. Sources: the
//! specification in its releases 3.0.4, 3.1.1 and 3.2.0 (<https://spec.openapis.org/oas/>), JSON Schema 2020-12 for the
//! schemas of 3.1 and later.

mod document;
mod keys;
mod messages;
mod paths;
mod schema;
mod security;
mod version;

pub use keys::Keys;
pub use version::{Version, VersionFault, VersionProblem};

use std::fmt;

/// The kinds of object that a description is made of.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[repr(u8)]
#[expect(missing_docs, reason = "each is described by its row in the table, see `ObjectSpec::doc`")]
pub enum Object {
    OpenApi,
    Info,
    Contact,
    License,
    Server,
    ServerVariable,
    Components,
    Paths,
    PathItem,
    Operation,
    ExternalDocs,
    Parameter,
    RequestBody,
    MediaType,
    Encoding,
    Responses,
    Response,
    Callback,
    Example,
    Link,
    Header,
    Tag,
    Reference,
    Schema,
    Discriminator,
    Xml,
    SecurityScheme,
    OAuthFlows,
    OAuthFlow,
    SecurityRequirement,
}

/// One object of the specification.
#[derive(Debug)]
pub struct ObjectSpec {
    /// Which one.
    pub object: Object,
    /// Its name as the specification writes it, `Path Item Object`.
    pub name: &'static str,
    /// What it is for, one sentence.
    pub doc: &'static str,
    /// The fields with fixed names, in the order in which people write them. A name stands twice where its type
    /// changed between versions; in one version it stands once.
    pub fields: &'static [FieldSpec],
    /// What other keys may stand for.
    pub patterned: Option<PatternedSpec>,
    /// The first version in which `x-…` keys are allowed; `None` where they never are.
    pub extensible: Option<Version>,
    /// The first version in which a boolean may stand in the object's place.
    pub boolean: Option<Version>,
    /// Indices into `fields` by the length of the name.
    order: Order,
}

/// One field with a fixed name.
#[derive(Clone, Copy, Debug)]
pub struct FieldSpec {
    /// The key.
    pub name: &'static str,
    /// What the value may be.
    pub ty: Type,
    /// The first version that has it.
    pub since: Version,
    /// The last version that has it, of those that the table knows.
    pub until: Version,
    /// The last version in which it must be there, where there is one; it is then required in all before it.
    pub required: Option<Version>,
    /// Whether the specification advises against it in its last version.
    pub deprecated: bool,
    /// What it says, one sentence.
    pub doc: &'static str,
}

/// The keys of an object that are chosen by the author, and what they lead to.
#[derive(Clone, Copy, Debug)]
pub struct PatternedSpec {
    /// Which keys.
    pub keys: Keys,
    /// What the value may be.
    pub ty: Type,
    /// What such a key says, one sentence.
    pub doc: &'static str,
}

/// What a value may be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Type {
    /// Any string.
    String,
    /// `true` or `false`.
    Boolean,
    /// A number without a fraction.
    Integer,
    /// Any number.
    Number,
    /// Anything: data that is not looked into.
    Any,
    /// The URI of such an object: a reference that is written as a plain string.
    Uri(Object),
    /// The name of a component schema, or the URI of a schema.
    SchemaName,
    /// One of these strings.
    Enum(&'static [&'static str]),
    /// That object, written here.
    Object(Object),
    /// That object, or a reference to one.
    ObjectOrRef(Object),
    /// A mapping of such keys to such values.
    Map(Keys, &'static Type),
    /// A list.
    List(&'static Type),
    /// Any of these; at most one of them is a mapping and at most one a list, so the shape decides.
    OneOf(&'static [Type]),
}

/// The table's row of `object`.
pub fn object(object: Object) -> &'static ObjectSpec {
    match object {
        Object::OpenApi => &document::OPEN_API,
        Object::Info => &document::INFO,
        Object::Contact => &document::CONTACT,
        Object::License => &document::LICENSE,
        Object::Server => &document::SERVER,
        Object::ServerVariable => &document::SERVER_VARIABLE,
        Object::Components => &document::COMPONENTS,
        Object::Paths => &paths::PATHS,
        Object::PathItem => &paths::PATH_ITEM,
        Object::Operation => &paths::OPERATION,
        Object::ExternalDocs => &document::EXTERNAL_DOCS,
        Object::Parameter => &messages::PARAMETER,
        Object::RequestBody => &messages::REQUEST_BODY,
        Object::MediaType => &messages::MEDIA_TYPE,
        Object::Encoding => &messages::ENCODING,
        Object::Responses => &messages::RESPONSES,
        Object::Response => &messages::RESPONSE,
        Object::Callback => &paths::CALLBACK,
        Object::Example => &messages::EXAMPLE,
        Object::Link => &paths::LINK,
        Object::Header => &messages::HEADER,
        Object::Tag => &document::TAG,
        Object::Reference => &document::REFERENCE,
        Object::Schema => &schema::SCHEMA,
        Object::Discriminator => &schema::DISCRIMINATOR,
        Object::Xml => &schema::XML,
        Object::SecurityScheme => &security::SECURITY_SCHEME,
        Object::OAuthFlows => &security::OAUTH_FLOWS,
        Object::OAuthFlow => &security::OAUTH_FLOW,
        Object::SecurityRequirement => &security::SECURITY_REQUIREMENT,
    }
}

impl Object {
    /// All of them, in the order of their declaration.
    pub const ALL: [Self; 30] = [
        Self::OpenApi,
        Self::Info,
        Self::Contact,
        Self::License,
        Self::Server,
        Self::ServerVariable,
        Self::Components,
        Self::Paths,
        Self::PathItem,
        Self::Operation,
        Self::ExternalDocs,
        Self::Parameter,
        Self::RequestBody,
        Self::MediaType,
        Self::Encoding,
        Self::Responses,
        Self::Response,
        Self::Callback,
        Self::Example,
        Self::Link,
        Self::Header,
        Self::Tag,
        Self::Reference,
        Self::Schema,
        Self::Discriminator,
        Self::Xml,
        Self::SecurityScheme,
        Self::OAuthFlows,
        Self::OAuthFlow,
        Self::SecurityRequirement,
    ];

    /// The table's row.
    pub fn spec(self) -> &'static ObjectSpec {
        object(self)
    }
}

/// As the specification writes it: `Path Item Object`.
impl fmt::Display for Object {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.spec().name)
    }
}

impl ObjectSpec {
    /// The field of that name in `version`. Constant time: candidates are found by the name's length.
    #[inline]
    pub fn field(&self, name: &str, version: Version) -> Option<&'static FieldSpec> {
        let fields = self.fields;
        self.order
            .of_length(name.len())
            .iter()
            .map(|&index| &fields[index as usize])
            .find(|field| field.name == name && field.is_in(version))
    }

    /// The fields that `version` has, in the table's order.
    pub fn fields_in(&self, version: Version) -> impl Iterator<Item = &'static FieldSpec> {
        self.fields.iter().filter(move |field| field.is_in(version))
    }

    /// Whether `x-…` keys are allowed in `version`.
    pub fn is_extensible(&self, version: Version) -> bool {
        self.extensible.is_some_and(|since| since <= version)
    }

    const fn new(
        object: Object,
        name: &'static str,
        doc: &'static str,
        fields: &'static [FieldSpec],
    ) -> Self {
        let extensible = Some(Version::V30);
        let order = Order::of(fields);
        Self { object, name, doc, fields, patterned: None, extensible, boolean: None, order }
    }

    const fn patterned(mut self, keys: Keys, ty: Type, doc: &'static str) -> Self {
        self.patterned = Some(PatternedSpec { keys, ty, doc });
        self
    }

    const fn extensible_since(mut self, version: Version) -> Self {
        self.extensible = Some(version);
        self
    }

    const fn not_extensible(mut self) -> Self {
        self.extensible = None;
        self
    }

    const fn boolean_since(mut self, version: Version) -> Self {
        self.boolean = Some(version);
        self
    }
}

impl FieldSpec {
    /// Whether `version` has the field.
    pub fn is_in(&self, version: Version) -> bool {
        self.since <= version && version <= self.until
    }

    /// Whether the field must be there in `version`.
    pub fn is_required(&self, version: Version) -> bool {
        self.is_in(version) && self.required.is_some_and(|last| version <= last)
    }

    const fn since(mut self, version: Version) -> Self {
        self.since = version;
        self
    }

    const fn until(mut self, version: Version) -> Self {
        self.until = version;
        self
    }

    const fn required(self) -> Self {
        self.required_until(Version::LATEST)
    }

    const fn required_until(mut self, version: Version) -> Self {
        self.required = Some(version);
        self
    }

    const fn deprecated(mut self) -> Self {
        self.deprecated = true;
        self
    }
}

const fn field(name: &'static str, ty: Type, doc: &'static str) -> FieldSpec {
    let (since, until) = (Version::V30, Version::LATEST);
    FieldSpec { name, ty, since, until, required: None, deprecated: false, doc }
}

impl Type {
    /// What a message says was expected, with its article: `a mapping (Operation Object)`.
    pub fn expected(&self) -> String {
        match self {
            Self::String | Self::Enum(_) | Self::Uri(_) | Self::SchemaName => "a string".to_owned(),
            Self::Boolean => "a boolean".to_owned(),
            Self::Integer => "an integer".to_owned(),
            Self::Number => "a number".to_owned(),
            Self::Any => "any value".to_owned(),
            Self::Object(object) | Self::ObjectOrRef(object) => format!("a mapping ({object})"),
            Self::Map(..) => "a mapping".to_owned(),
            Self::List(_) => "a list".to_owned(),
            Self::OneOf(types) => {
                let mut all: Vec<String> = types.iter().map(Self::expected).collect();
                all.dedup();
                all.join(" or ")
            }
        }
    }

    /// Whether a value of this type holds nothing and refers to nothing.
    pub(crate) fn is_plain(&self) -> bool {
        // The shape of a container is of interest even where its content is not, so containers are not plain.
        matches!(
            self,
            Self::String | Self::Boolean | Self::Integer | Self::Number | Self::Any | Self::Enum(_)
        )
    }

    /// The objects that stand at or below a value of this type, written in it or referred to.
    pub fn objects(&self) -> Vec<Object> {
        match *self {
            Self::Object(object) | Self::ObjectOrRef(object) => vec![object],
            Self::Map(_, ty) | Self::List(ty) => ty.objects(),
            Self::OneOf(types) => types.iter().flat_map(Self::objects).collect(),
            _ => Vec::new(),
        }
    }
}

/// Field indices grouped by the length of the name. Keys of a document are looked up hundreds of thousands of times;
/// their length leaves two or three candidates.
#[derive(Debug)]
struct Order {
    indices: [u8; MAX_FIELDS],
    /// Where the names of each length start in `indices`; the next length's start is the end.
    starts: [u8; MAX_LENGTH + 2],
}

const MAX_FIELDS: usize = 96;
const MAX_LENGTH: usize = 31;

impl Order {
    const fn of(fields: &[FieldSpec]) -> Self {
        let mut indices = [0; MAX_FIELDS];
        let mut starts = [0; MAX_LENGTH + 2];
        let mut filled = 0;
        let mut length = 0;
        while length <= MAX_LENGTH {
            starts[length] = filled as u8;
            let mut index = 0;
            while index < fields.len() {
                if fields[index].name.len() == length {
                    indices[filled] = index as u8;
                    filled += 1;
                }
                index += 1;
            }
            length += 1;
        }
        starts[MAX_LENGTH + 1] = filled as u8;
        // Evaluated when the table is compiled: a longer name or more fields do not build.
        assert!(filled == fields.len(), "a field's name is longer than the table's limit");
        Self { indices, starts }
    }

    #[inline]
    fn of_length(&self, length: usize) -> &[u8] {
        if length > MAX_LENGTH {
            return &[];
        }
        &self.indices[self.starts[length] as usize..self.starts[length + 1] as usize]
    }
}
