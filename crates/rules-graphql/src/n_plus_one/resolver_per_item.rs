//! `n-plus-one/resolver-per-item`

use std::sync::Arc;

use wirelint_diagnostics::{Applicability, Remedy, Severity};
use wirelint_graphql::lists;
use wirelint_lint::{Context, Kind, Level, declare_rule};
use wirelint_resolvers::{Confidence, Family};

use crate::batched_form::batched_form;
use crate::resolvers::{Resolvers, name, query};
use crate::shapes::{is_edge, is_entity, listed, object_fields, place};
use crate::{Subject, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// A field of an object that comes in lists has a resolver that asks for data with something of that object (a query, a request, a call to
    /// another process or a cache), itself or in a function that it calls, and nothing joins what it asks: no data loader, no framework, no
    /// mapper, and whoever gives the list has not loaded it already. It stands where the field is given its resolver, and names the smallest
    /// operation that asks many times.
    ///
    /// Understood are resolvers in TypeScript and JavaScript: resolver maps (Apollo Server, GraphQL Yoga, Mercurius), graphql-js, TypeGraphQL,
    /// NestJS, Pothos and Nexus; in Python: graphene, graphene-django, Strawberry, strawberry-django and ariadne; in Go: gqlgen; in Java: Spring for
    /// GraphQL, DGS, graphql-java-tools and the wiring of graphql-java; and in Ruby: graphql-ruby. A relation of a row that Django, SQLAlchemy, JPA,
    /// Active Record, Mongoid, Sequel or ent loads when it is read is such a query too, unless whoever lists the rows has loaded it
    /// (`select_related`, `prefetch_related`, `joinedload`, an optimizer; `@EntityGraph`, `join fetch`; `includes`, `preload`; `CollectFields`,
    /// `With…`) or the mapper loads them in batches (`@BatchSize`, `default_batch_fetch_size`); so is a column that an optimizer was not told of.
    /// Where no framework says of which class objects are, whatever gives them does, and a field without a resolver is the property or the relation
    /// of that class. Where everything on the way could be followed it is a warning; where only names tell, a note. Functions that are
    /// not known to join or to ask are named in the configuration: `wirelint explain resolvers`.
    ///
    /// Where there is no code of a field's resolver, the schema is looked at alone: an object that comes in lists has a field that gives another
    /// object with an `id`, so its resolver may look that one up for each element. That is a note: this is where to look. What is found in one
    /// file of a schema is one finding.
    ///
    /// ## Why it matters
    ///
    /// A list of 100 orders asks once for the orders and 100 times for their customers. Nobody sees it with three orders on a
    /// developer's machine.
    ///
    /// ## Examples
    ///
    /// ```ts incorrect
    /// //- schema.graphql
    /// type Query { posts: [Post!]! }
    /// type Post { id: ID!  author: User! }
    /// type User { id: ID!  name: String! }
    /// //- resolvers.ts
    /// import { MongoClient } from 'mongodb';
    ///
    /// const db = new MongoClient(process.env.DB).db();
    ///
    /// export const resolvers = {
    ///   Post: {
    ///     author: (post) => db.collection('users').findOne({ _id: post.authorId }),
    ///   },
    /// };
    /// ```
    ///
    /// ```ts correct
    /// //- schema.graphql
    /// type Query { posts: [Post!]! }
    /// type Post { id: ID!  author: User! }
    /// type User { id: ID!  name: String! }
    /// //- resolvers.ts
    /// import DataLoader from 'dataloader';
    /// import { MongoClient } from 'mongodb';
    ///
    /// const db = new MongoClient(process.env.DB).db();
    ///
    /// export const context = () => ({
    ///   users: new DataLoader(async (ids) => {
    ///     const found = await db.collection('users').find({ _id: { $in: ids } }).toArray();
    ///     return ids.map((id) => found.find((user) => user._id === id));
    ///   }),
    /// });
    ///
    /// export const resolvers = {
    ///   Post: { author: (post, args, { users }) => users.load(post.authorId) },
    /// };
    /// ```
    ///
    /// ```py incorrect
    /// //- app/models.py
    /// from django.db import models
    ///
    /// class Author(models.Model):
    ///     name = models.CharField(max_length=80)
    ///
    /// class Post(models.Model):
    ///     author = models.ForeignKey(Author, on_delete=models.CASCADE)
    /// //- app/schema.py
    /// import graphene
    /// from app.models import Post
    /// from graphene_django import DjangoObjectType
    ///
    /// class PostType(DjangoObjectType):
    ///     author_name = graphene.String()
    ///
    ///     class Meta:
    ///         model = Post
    ///         fields = ["id"]
    ///
    ///     def resolve_author_name(self, info):
    ///         return self.author.name
    ///
    /// class Query(graphene.ObjectType):
    ///     posts = graphene.List(PostType)
    ///
    ///     def resolve_posts(self, info):
    ///         return Post.objects.all()
    ///
    /// schema = graphene.Schema(query=Query)
    /// ```
    ///
    /// ```py correct
    /// //- app/models.py
    /// from django.db import models
    ///
    /// class Author(models.Model):
    ///     name = models.CharField(max_length=80)
    ///
    /// class Post(models.Model):
    ///     author = models.ForeignKey(Author, on_delete=models.CASCADE)
    /// //- app/schema.py
    /// import graphene
    /// from app.models import Post
    /// from graphene_django import DjangoObjectType
    ///
    /// class PostType(DjangoObjectType):
    ///     author_name = graphene.String()
    ///
    ///     class Meta:
    ///         model = Post
    ///         fields = ["id"]
    ///
    ///     def resolve_author_name(self, info):
    ///         return self.author.name
    ///
    /// class Query(graphene.ObjectType):
    ///     posts = graphene.List(PostType)
    ///
    ///     def resolve_posts(self, info):
    ///         return Post.objects.select_related("author")
    ///
    /// schema = graphene.Schema(query=Query)
    /// ```
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   orders("At most 100." first: Int, after: String): [Order!]!
    /// }
    /// type Order {
    ///   id: ID!
    ///   customer: Customer!
    /// }
    /// type Customer {
    ///   id: ID!
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   orders("At most 100." first: Int, after: String): [Order!]!
    /// }
    /// type Order {
    ///   id: ID!
    ///   customer: CustomerName!
    /// }
    /// type CustomerName {
    ///   first: String!
    ///   last: String!
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// Which query gives all of them only the author knows, so the help shows the form that the framework has for it. There is a fix where that
    /// is written already: the resolver, in a map in TypeScript or JavaScript, makes one query for what has a key, and the batch function of just
    /// one loader in the context makes it for all keys. That is unsafe, for the loader may leave rows or columns out which the resolver has given.
    ///
    /// ## Measured
    ///
    /// Sixteen public code bases that nobody had tuned it on (nine of them with findings): 126 of 150 findings, warnings and notes, were right, and of 320 such
    /// resolvers that were found by reading, 129 were found. They have since shown what it did not understand, and so tell less of others: 325 of 329 findings
    /// are right, and of 342 such resolvers that a second reading found, 325 are. The 4 wrong ones ask only for what a list has not filled in; missed are 13
    /// of which every list seems to load what they ask for, and 4 behind packages whose source is not there.
    ///
    /// Seventeen more, in which somebody who had not seen it labelled 823 fields, 145 places with such a resolver. 25 of them, all in one code base, load through a
    /// loader that loads one key after the other, of which another rule tells. Of the 120 others 74 were found, 13 as warnings and 61 as notes, and 43
    /// others, all notes by names alone, 40 of them in one code base that hides its requests in classes of sources of data. What they showed makes it 91 of
    /// 120 and no other; 22 of the 29 that are missed are in code that a compiler wrote.
    ///
    /// All 208 that it and the rules about loaders are about in 28 services that were labelled by hand, and no other field; half of them were labelled by somebody who did not know the
    /// rule, and before that half was looked at, 84 of its 120 were found and one other.
    ///
    /// In Python, all 25 in six services that were labelled by hand, and no other field. Of 57 in nine services that somebody labelled who did not know the rule,
    /// 39 were found, and five fields that have none: ariadne 1 of 12, graphene 9 of 12, graphene-django 12 of 13, Strawberry 17 of 20;
    /// what they have shown since makes it all 57 and none. Of 27 in four packages that were listed by reading, 7 were found, and 3 as notes, and in a fifth one
    /// that has none; since then 20, and one other. In eleven packages from the public index, of which three have findings, it
    /// says 206 things, after the six that it said of a fourth, all wrong, were mended. The 100 of them that are about a function, or in the smaller two, were read:
    /// 95 are right, and five notes are about a count that the framework has made already. Nothing is found where types are made while the program runs.
    ///
    /// In Java, all 17 in three services that were labelled by hand, and no other field (DGS 6, Spring for GraphQL 7, graphql-java-tools 4); it was built with them
    /// in view. Of 13 in five public servers, judged by reading before it was run on them, 11 were found, and one field that has none; what they have shown
    /// since makes it all 13 and no other. Of 85 in seven more services, labelled by somebody who had not seen it, 79 were found (Spring for GraphQL 34 of 37,
    /// DGS 24 of 24, graphql-java-tools 21 of 24), and 7 others that have none, 6 of them behind loaders that one service wires by hand; what they showed makes
    /// it all 85 and none.
    ///
    /// In Ruby, all 9 in a service that was labelled by hand, and no other field. Of 31 in five public code bases that were read before it was tried on
    /// them, 30 were found, and 4 others that have none: files that are attached, which the list had loaded under another name. What they showed
    /// makes it 31 and none. Nothing is found in types of `GraphQL::ObjectType.define`, as before version 1.8.
    /// Of 36 in three more services, labelled by somebody who had not seen it, 29 were found, and 2 others that have none; what they showed makes it all 36
    /// and none.
    ///
    /// In Go, all 15 in two services that were labelled by hand, and no other field. Of 12 in parts of four public servers that were listed by reading, 9 were
    /// found at first, five of them as notes since only names tell what a service's client does, and no other field; what they have shown since makes it 11.
    /// Of 35 in three more services, labelled by somebody who had not seen it, 28 were found, and no other; what they showed makes it all 35 and none.
    ///
    /// By the schema alone: GitHub's schema has 533 such fields and Saleor's 178, each folded to one note. All are possible, and none is proven: that takes the
    /// resolver's code.
    ///
    /// ## References
    ///
    /// - <https://graphql.org/learn/performance/#the-n1-problem>
    pub(crate) static RESOLVER_PER_ITEM: Visit = {
        id: "n-plus-one/resolver-per-item",
        summary: "what each element of a list refers to is looked up for all of them at once",
        level: Level::Warning,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        fix: Applicability::Unsafe,
        visit: Visit::SchemaAndResolvers(suspect, check),
    }
}

fn check(ctx: &mut Context<'_>, resolvers: Resolvers<'_>) {
    for (field, asked) in resolvers.per_item() {
        let Some(span) = resolvers.span(field.place) else { continue };
        // That is told of the loader.
        if asked.loader.is_some() {
            continue;
        }
        let (severity, how_sure) = match field.confidence {
            Confidence::Certain => (Severity::Warning, ""),
            Confidence::Likely => (Severity::Info, ", as far as names tell"),
        };
        let query = query(field);
        let what = match asked.calls.last() {
            // A property that the mapper loads when it is read.
            _ if asked.what == name(field) => format!("queries for the lazy `{}`", asked.what),
            // `this.get` says little where the resolver itself does not say it.
            Some(call) if asked.what.starts_with("this.") => {
                format!("calls of `{}` in `{}`", asked.what, call.what)
            }
            _ => format!("calls of `{}`", asked.what),
        };
        let report = ctx
            .report(span, format_args!("`{query}`: 1 + N {what}{how_sure}"))
            .severity(severity)
            .label(format!("runs once for each `{}`", field.ty))
            .help(batched_form(field, asked))
            .argument(name(field));
        let mut report = resolvers.with_list(report, field);
        // A class that stands for rows has all of their relations.
        if asked.what == name(field) && matches!(field.framework.family(), Family::Python | Family::Ruby) {
            let used: Arc<str> = name(field).into();
            report = report.used_by(&used, span).fold_with(field.ty.clone());
        }
        if let Some(ready) = &field.ready
            && let Some(span) = resolvers.span(ready.place)
        {
            let title = format!("Load through `{}` of the context", ready.loader);
            let remedy = Remedy::Replace { span, text: ready.text.clone() };
            report = report.remedy(title, Applicability::Unsafe, remedy);
        }
        if let Some(span) = resolvers.span(asked.place) {
            report = report.related(span, format!("`{}` asks for one at a time", asked.what));
        }
        resolvers.with_schema(resolvers.with_calls(report, asked), field);
    }
}

/// By the schema alone.
fn suspect(ctx: &mut Context<'_>, subject: Subject<'_>) {
    let schema = subject.schema;
    let listed = listed(schema);
    for (owner, field) in object_fields(schema) {
        let Some(list) = listed.get(&owner.id()).filter(|_| !is_edge(owner)) else { continue };
        let (Some(name), Some(ty)) = (field.name(), field.ty().filter(|it| !it.is_list())) else { continue };
        let Some(one) = schema.named(ty).filter(|it| it.kind().is_composite() && is_entity(*it)) else {
            continue;
        };
        let Some(span) = place(schema, &field) else { continue };
        if lists::item(schema, field.view).is_some() {
            continue;
        }
        let name = name.text();
        let used: Arc<str> = format!("{}.{name}", owner.name()).into();
        let mut report = ctx
            .report(
                span,
                format_args!("each `{}` of a list may look up its `{name}` by itself", owner.name()),
            )
            .severity(Severity::Info)
            .label(format!("one `{}` for each element", one.name()))
            .help("see that its resolver loads through a data loader, or together with the list: it asks once more for each element otherwise")
            .used_by(&used, span)
            .fold_with("resolver");
        if let Some(list_span) = list.span {
            report = report.related(list_span, format!("`{}.{}` is such a list", list.owner, list.field));
        }
        _ = report;
    }
}
