//! What to write instead of a resolver that asks for each element alone, in each framework.

use wirelint_resolvers::{Asked, ClientKind, Field, Framework};

/// The batched form of the resolver of `field`, which `asked` so far.
pub fn batched_form(field: &Field, asked: &Asked) -> String {
    if let Some(ready) = &field.ready {
        return format!("the context has a data loader for that, so load through it here: `{}`", ready.call);
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
    }
}
