//! `graphql/type-without-id`

use wirelint_graphql::schema::Type;
use wirelint_graphql::syntax::{Definition, FieldDefinition, TypeKind, TypeRef};
use wirelint_lint::{Context, Kind, Level, declare_rule, options};

use crate::{Item, Visit};

options! {
    /// What identifies an object.
    pub(crate) struct IdOptions {
        /// What such a field is called.
        accepted_id_names: Vec<String> = vec!["id".into()],
        /// The types that such a field has, without the `!` behind them.
        accepted_id_types: Vec<String> = vec!["ID".into()],
        /// Objects that are not judged.
        exceptions: Exceptions = Exceptions::usual().clone(),
    }
}

options! {
    /// Objects that are not judged.
    struct Exceptions {
        /// Their names.
        types: Vec<String> = Vec::new(),
        /// What their names end in.
        suffixes: Vec<String> = Vec::new(),
    }
}

declare_rule! {
    /// ## What it checks
    ///
    /// Every object but the root types has exactly one field of a name in `accepted_id_names` (`id`) and a type in `accepted_id_types`
    /// (`ID!`). Objects that `exceptions` names are not judged.
    ///
    /// ## Why it matters
    ///
    /// A client keeps objects in its cache by their identity. One without any is kept in the place where it was found, and goes stale
    /// there.
    ///
    /// ## Examples
    ///
    /// ```graphql incorrect
    /// type Query {
    ///   order: Order
    /// }
    ///
    /// type Order {
    ///   total: Int
    /// }
    /// ```
    ///
    /// ```graphql correct
    /// type Query {
    ///   order: Order
    /// }
    ///
    /// type Order {
    ///   id: ID!
    ///   total: Int
    /// }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// There is no fix.
    ///
    /// ## Measured
    ///
    /// The published schema of GitHub: 674; that of Saleor: 786. Most are payloads, connections and edges, which nobody identifies: hence
    /// it is off until somebody asks for it. The same findings as graphql-eslint 4.4.0, place for place, on schemas and operations from a
    /// generator and on these two schemas, but for what is said below.
    ///
    /// A field that an extension adds counts; graphql-eslint looks at the definition alone.
    ///
    /// ## References
    ///
    /// - graphql-eslint's `strict-id-in-types`
    pub(crate) static TYPE_WITHOUT_ID: Visit = {
        id: "graphql/type-without-id",
        summary: "every object has one field that identifies it",
        level: Level::Off,
        since: "0.1.0",
        kinds: [Kind::GraphQl],
        options: IdOptions,
        peers: ["@graphql-eslint/strict-id-in-types", "strict-id-in-types"],
        visit: Visit::Definition(check),
    }
}

fn check(ctx: &mut Context<'_>, item: &Item<'_, '_>) {
    let options = ctx.options::<IdOptions>();
    let Definition::Type(ty) = item.definition else { return };
    let Some(name) = ty.name() else { return };
    let schema = item.document.subject.schema;
    let is_root = schema.roots().iter().any(|it| schema.type_of(it.ty).name() == name.text());
    let exceptions = &options.exceptions;
    let is_excepted = exceptions.types.iter().any(|it| it == name.text())
        || exceptions.suffixes.iter().any(|it| name.text().ends_with(&**it));
    if ty.kind() != TypeKind::Object || ty.is_extension() || is_root || is_excepted {
        return;
    }
    let is_id = |field: FieldDefinition<'_>| {
        let is_named_so =
            field.name().is_some_and(|it| options.accepted_id_names.iter().any(|wanted| wanted == it.text()));
        let is_of_type = |it: TypeRef<'_>| {
            let is_one = it.is_non_null() && !it.is_list();
            is_one && options.accepted_id_types.iter().any(|wanted| wanted == it.name())
        };
        is_named_so && field.ty().is_some_and(is_of_type)
    };
    let extensions = schema.ty(name.text()).into_iter().flat_map(Type::extensions);
    let of_extensions: usize = extensions.map(|it| it.view.fields().filter(|it| is_id(*it)).count()).sum();
    let count = ty.fields().filter(|it| is_id(*it)).count() + of_extensions;
    if count != 1 {
        let names = one_of(&options.accepted_id_names, "");
        let types = one_of(&options.accepted_id_types, "!");
        let how = if count == 0 { "nothing" } else { "more than one field" };
        ctx.report(item.document.span(name), format_args!("{how} of `{}` identifies it", name.text()))
            .help(format!("exactly one field is to be called {names} and give {types}"));
    }
}

fn one_of(words: &[String], behind: &str) -> String {
    let words: Vec<String> = words.iter().map(|it| format!("`{it}{behind}`")).collect();
    words.join(" or ")
}
