//! All of it together.

use memchr::memmem;
use wirelint_source_code::Family;

use crate::Options;
use crate::client_loops;
use crate::eval::{Eval, Traits};
use crate::frameworks::{Finder, Models};
use crate::judge::{Field, Judge};
use crate::loaders::{self, Misuse};
use crate::project::{Project, UnitId};
use crate::questions::Questions;
use crate::schema::Schema;
use crate::words::Words;

/// Words of which a file has one that says which function resolves which field, or what a server is made with.
static WORDS: Words = Words::new(&[
    "esolver",
    "GraphQLObjectType",
    "GraphQLInterfaceType",
    "GraphQLUnionType",
    "GraphQLSchema",
    "@ObjectType",
    "@InterfaceType",
    "ResolveField",
    "ResolveReference",
    "makeExecutableSchema",
    "ApolloServer",
    "createYoga",
    "createSchema",
    "buildSubgraphSchema",
    "mercurius",
    "typeDefs",
    "objectType",
    "extendType",
    "interfaceType",
    "queryType",
    "mutationType",
    "builder",
    "Builder",
    ".implement(",
    "graphqlHTTP",
    "createHandler",
    "ObjectType",
    "strawberry",
    "ariadne",
]);

/// What was found.
#[derive(Clone, Debug)]
pub struct Analysis {
    /// The fields that have a resolver, in the order of their names.
    pub fields: Vec<Field>,
    /// Loaders and clients that are used in a way that costs more than it has to, in the order of their places.
    pub misuses: Vec<Misuse>,
    /// The languages of the files, by the numbers of the units.
    pub families: Box<[Family]>,
    /// The schema, with what code says of it.
    pub schema: Schema,
}

/// Finds the resolvers of a project and judges them. `schema` is what SDL says; where there is none, it is empty.
pub fn analyse(project: &Project<'_>, mut schema: Schema, options: &Options) -> Analysis {
    schema.add_plain(project);
    let units: Vec<UnitId> = project.own().filter(|&it| may_resolve(project, it, &schema)).collect();
    let mut eval = Eval::new(project, options);
    eval.traits = traits(project);
    let mut models = Models::default();
    project.models().for_each(|it| models.read(&it));
    let mut finder =
        Finder { eval: &mut eval, schema: &mut schema, links: Vec::new(), models, lent_types: Vec::new() };
    finder.find(&units);
    let mut links = finder.links;
    links.sort_by(|a, b| (&a.ty, &a.field, a.place).cmp(&(&b.ty, &b.field, b.place)));
    let mut judge = Judge::new(&mut eval, &schema, &links);
    let fields = judge.all();
    let units = loaders::units(&judge);
    let loads = loaders::loads(&mut judge, &units);
    let mut questions = Questions::new(&mut eval);
    let mut misuses = loaders::find(&mut questions, &units, loads);
    misuses.extend(client_loops::find(&mut questions));
    let families = project.units().map(|it| project.family(it)).collect();
    schema.types.values_mut().for_each(|it| it.fields.shrink());
    project.forget_names();
    Analysis { fields, misuses, families, schema }
}

/// Whether the file may say which function resolves what.
fn may_resolve(project: &Project<'_>, unit: UnitId, schema: &Schema) -> bool {
    let path = project.path(unit).to_lowercase();
    let Some(text) = project.text(unit) else { return false };
    let is_named = ["resolver", "graphql", "schema"].iter().any(|it| path.contains(it));
    is_named && !schema.types.is_empty() || WORDS.are_in(&text)
}

fn traits(project: &Project<'_>) -> Traits {
    let mut traits = Traits::default();
    for text in project.settings() {
        // As a property, or as a key of YAML.
        traits.hibernate_batches |= text.lines().any(|it| match it.split_once(['=', ':']) {
            Some((key, size)) => {
                let key = key.trim();
                let is_of_size = key.ends_with("default_batch_fetch_size") && !key.starts_with('#');
                is_of_size && !matches!(size.trim(), "" | "-1" | "0" | "1")
            }
            None => false,
        });
    }
    for text in project.own().filter_map(|it| project.text(it)) {
        let has = |word: &str| memmem::find(text.as_bytes(), word.as_bytes()).is_some();
        traits.has_sequelize |= has("'sequelize") || has("\"sequelize");
        traits.mikro_batches |= has("mikro-orm")
            && (has("DataloaderType.ALL") || has("dataloader: true") || has("dataloader: Dataloader"));
    }
    traits
}
