//! What to write instead of a resolver that asks for each element alone, in each framework.

use wirelint_resolvers::{Asked, ClientKind, Family, Field, Framework, Hidden};

/// The batched form of the resolver of `field`, which `asked` so far.
pub fn batched_form(field: &Field, asked: &Asked) -> String {
    if let Some(ready) = &field.ready {
        return format!("the context has a data loader for that, so load through it here: `{}`", ready.call);
    }
    match field.framework.family() {
        Family::Python => return in_python(field, asked),
        Family::Java => return in_java(field, asked),
        Family::Ruby => return in_ruby(field, asked),
        Family::Go => return in_go(field, asked),
        Family::Ecma => {}
    }
    let name = &*field.field;
    let one = asked.kind.noun();
    let loader = format!("`{name}: new DataLoader((keys) => …)`, which makes one {one} for all keys");
    let context = format!("have the context make a data loader for each request, {loader}");
    if name == "__resolveReference" {
        return format!("{context}, and load through it here");
    }
    match field.framework {
        Framework::Maps | Framework::GraphQlJs | Framework::Nexus => {
            format!("{context}, and load through it here: `context.loaders.{name}.load(key)`")
        }
        Framework::TypeGraphQl => {
            format!(
                "{context}, and load through it here: `@Ctx() context`, `context.loaders.{name}.load(key)`"
            )
        }
        Framework::Nest => format!(
            "inject a provider of `Scope.REQUEST` with a data loader, {loader}, and load through it here: \
             `this.loaders.{name}.load(key)`"
        ),
        Framework::Pothos if asked.kind == ClientKind::Prisma => {
            format!(
                "make it `t.relation('{name}')` of the Prisma plugin, or `t.loadable({{ load: (keys) => … }})` of the dataloader plugin"
            )
        }
        Framework::Pothos => format!(
            "make it `t.loadable({{ load: (keys) => …, resolve: (parent) => key }})` of the dataloader plugin, whose `load` makes one {one} for all \
             keys"
        ),
        Framework::Graphene
        | Framework::GrapheneDjango
        | Framework::Strawberry
        | Framework::StrawberryDjango
        | Framework::Ariadne => in_python(field, asked),
        Framework::Spring | Framework::Dgs | Framework::JavaTools | Framework::GraphQlJava => {
            in_java(field, asked)
        }
        Framework::GraphqlRuby => in_ruby(field, asked),
        Framework::Gqlgen => in_go(field, asked),
    }
}

/// The same in Go.
fn in_go(field: &Field, asked: &Asked) -> String {
    let one = asked.kind.noun();
    if field.field == "__resolveReference" {
        return format!(
            "give `{}` the directive `@entityResolver(multi: true)`, so that gqlgen calls one resolver with all keys, and make one {one} for all \
             of them",
            field.ty
        );
    }
    let mut letters = field.field.chars();
    let name: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    format!(
        "have a middleware put data loaders into the context of each request, `{name}: dataloadgen.NewLoader(…)`, whose function makes one {one} for \
         all keys, and load through it here: `loaders.For(ctx).{name}.Load(ctx, key)`"
    )
}

/// The same in Python.
fn in_python(field: &Field, asked: &Asked) -> String {
    let name = snake(&field.field);
    let one = asked.kind.noun();
    let is_relation = asked.what == format!("{}.{}", field.ty, field.field);
    let related = format!("`select_related(\"{name}\")` or `prefetch_related(\"{name}\")`");
    match &asked.hidden {
        Some(Hidden::Column(column)) => {
            return format!(
                "tell the optimizer what the field reads, `only=[\"{column}\"]` of `strawberry_django.field` or of a `model_property`"
            );
        }
        Some(Hidden::GetQueryset) => {
            return format!(
                "resolve it by a data loader of the request in `resolve_{name}`, decorated with `graphene_django.bypass_get_queryset`"
            );
        }
        None => {}
    }
    let load = format!("load through it here: `info.context[\"{name}\"].load(key)`");
    match field.framework {
        Framework::GrapheneDjango if is_relation => format!(
            "have every resolver that lists `{}` load it with {related}, or wrap its query in `gql_optimizer.query(queryset, info)`",
            field.ty
        ),
        Framework::StrawberryDjango if is_relation => format!(
            "give the schema `extensions=[DjangoOptimizerExtension]`, or have every resolver that lists `{}` load it with {related}",
            field.ty
        ),
        _ if is_relation => format!(
            "have every resolver that lists `{}` load it with its query (`selectinload`, `joinedload`, {related})",
            field.ty
        ),
        Framework::Strawberry | Framework::StrawberryDjango => format!(
            "make a data loader for each request in `get_context`, `\"{name}\": DataLoader(load_fn=load_{name})` of `strawberry.dataloader`, whose \
             function makes one {one} for all keys, and {load}"
        ),
        Framework::Graphene | Framework::GrapheneDjango => format!(
            "make a data loader for each request and put it into the context, `\"{name}\": DataLoader(load_{name})` of `aiodataloader`, whose \
             function makes one {one} for all keys, and {load}"
        ),
        _ => format!(
            "make a data loader for each request in `context_value`, `\"{name}\": DataLoader(load_{name})` of `aiodataloader`, whose function \
             makes one {one} for all keys, and {load}"
        ),
    }
}

/// The same in Java.
fn in_java(field: &Field, asked: &Asked) -> String {
    let name = &*field.field;
    let one = asked.kind.noun();
    if asked.what == format!("{}.{name}", field.ty) {
        return format!(
            "have every query that lists `{}` fetch it, `@EntityGraph(attributePaths = \"{name}\")` or `join fetch`, or let Hibernate load it for many at \
             once with `@BatchSize`",
            field.ty
        );
    }
    let is_reference = name == "__resolveReference";
    let parent = variable(&field.ty);
    match field.framework {
        Framework::Spring if is_reference => format!(
            "take all keys at once, `@EntityMapping List<{ty}> {parent}s(@Argument List<String> idList)`, and make one {one} for them",
            ty = field.ty
        ),
        Framework::Spring => format!(
            "make it a `@BatchMapping` that takes `List<{ty}>`, makes one {one} for all of them and gives a `Map<{ty}, …>`, or register a batch \
             loader with `BatchLoaderRegistry` and take a `DataLoader` as a parameter here",
            ty = field.ty
        ),
        Framework::Dgs => {
            let class = if is_reference { field.ty.clone() } else { capital(name) };
            format!(
                "write a `@DgsDataLoader(name = \"{loader}\") class {class}DataLoader implements MappedBatchLoader<…>` that makes one {one} for all keys, and \
                 load through it here: `dfe.getDataLoader({class}DataLoader.class).load(key)`",
                loader = variable(&class)
            )
        }
        _ => format!(
            "register a data loader for each request, `DataLoaderFactory.newMappedDataLoader(keys -> …)`, which makes one {one} for all keys, and load \
             through it here: `env.getDataLoader(\"{name}\").load(key)`"
        ),
    }
}

/// With a capital at its start.
fn capital(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |it| it.to_uppercase().chain(letters).collect())
}

/// With a small letter at its start.
fn variable(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |it| it.to_lowercase().chain(letters).collect())
}

/// The same in Ruby.
fn in_ruby(field: &Field, asked: &Asked) -> String {
    let name = snake(&field.field);
    let one = asked.kind.noun();
    if asked.what == format!("{}.{}", field.ty, field.field) {
        return format!(
            "have every resolver that lists `{}` load it with its query, `includes(:{name})`, or load it here for all of them: \
             `def {name} = dataload_association(:{name})`",
            field.ty
        );
    }
    if asked.kind == ClientKind::Loader && asked.what.ends_with("sync") {
        return "give the promise itself, or what `then { |it| … }` makes of it: `sync` has it loaded at once, before others join"
            .to_owned();
    }
    format!(
        "load it here through a source of `GraphQL::Dataloader` whose `fetch(keys)` makes one {one} for all keys: \
         `dataloader.with(Sources::{}).load(key)`",
        capitalized(&field.field)
    )
}

/// A name of a field as that of a class.
fn capitalized(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// A name of a field as Python and Ruby have it.
fn snake(name: &str) -> String {
    let mut snake = String::with_capacity(name.len() + 4);
    for it in name.trim_start_matches('_').chars() {
        if it.is_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.extend(it.to_lowercase());
    }
    snake
}
