//! The pages about what a configuration can say beside levels and files: `wirelint explain vocabulary`.

use std::fmt::Write as _;

use wirelint_semantics::{Danger, Weights, WordList};

/// Something that has a page, and is no rule.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Topic {
    /// `vocabulary`: what words mean.
    Vocabulary,
    /// `map.weights`: how much each danger weighs.
    Weights,
    /// `resolvers`: what functions of source code do.
    Resolvers,
}

const VOCABULARY: &str = "\
# vocabulary

What words mean in your contracts.

## What it does
Most of what wirelint knows of a contract it reads off names: `Idempotency-Key` lets a server recognise a repeated call, `create` makes
something new, `page_token` leads to the next page. Where yours are called otherwise, say so, and every rule knows it, and the map.

What stands in a list is added to the words below. `remove` has the same lists and takes words away. Write a word as you like: case does not
count, nor how its parts are joined, so `Request-Token` stands for `requestToken` and `request_token` as well.

Some lists exclude each other: the verbs, the states, the terms, the names of inputs for pages, the names of fields of errors. A word that
you put into one of them leaves the others, so `verbs: { job: [create] }` lets `create` start work that takes its time.

The vocabulary is that of the configuration which holds for the root of a contract. Words of files under `extends` add up; where one puts a
word in and another takes it out, the later counts, and the file itself is the last.

## Examples
```yaml
vocabulary:
  key_names: [Request-Token]            # what makes a repeated call harmless here
  page_tokens: [continue_from]
  verbs:
    create: [place, raise]              # `placeOrder` makes an order
  money_terms: [donation]
  error_codes: [fault]
  remove:
    key_names: [externalId]             # an id of another system, and no key
```

## Lists
";

const WEIGHTS: &str = "\
# weights

What makes an operation risky in `wirelint map`.

## What it does
The risk of an operation is the sum of what its dangers weigh, and at most 10. A danger that weighs 0 is not named. A weight is a whole
number from 0 to 10; what you do not give keeps its usual weight. Of a weight that several files under `extends` give the later counts, and
the file itself is the last.

## Examples
```yaml
map:
  weights:
    duplicate_effect: 6
    no_error_hint: 0
```

## Dangers
";

const RESOLVERS: &str = "\
# resolvers

What functions do in the source code that answers GraphQL.

## What it does
`n-plus-one/resolver-per-item` follows each resolver through the functions that it calls, up to what asks for data. The clients of databases, caches,
HTTP and remote calls that most people use are known, and so are data loaders and what frameworks and mappers join by themselves. Where you have
your own, name it.

A name is written as it is called, without the call. It stands for every function that is called so, whatever is before it: `load` for
`users.load(id)` and `context.loaders.users.load(id)` too, `users.load` for both of these and not for `teams.load(id)`.

The configuration is that which holds where the schema is, or where the package is that makes its schema in code. Names of files under `extends`
add up; where one calls a function a loader and another a sink, the later counts, and the file itself is the last.

## Examples
```yaml
resolvers:
  loaders: [fetchTogether, batcher.get]  # join what they are asked for
  sinks: [legacyCall]                    # ask for data
```

## Lists
- `loaders`: functions that join what they are asked for: whoever calls one for each element of a list makes one request for all of them.
- `sinks`: functions that ask for data, once for each call.
";

impl Topic {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Vocabulary, Self::Weights, Self::Resolvers];

    /// The name that `explain` takes.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Vocabulary => "vocabulary",
            Self::Weights => "weights",
            Self::Resolvers => "resolvers",
        }
    }

    /// The topic of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    /// The page, in Markdown.
    pub fn page(self) -> String {
        match self {
            Self::Vocabulary => {
                let mut page = VOCABULARY.to_owned();
                for list in WordList::ALL {
                    let words = list.built_in().join(", ");
                    _ = writeln!(page, "- `{}`: {}. From the start: {words}.", list.name(), list.about());
                }
                page
            }
            Self::Weights => {
                let mut page = WEIGHTS.to_owned();
                for danger in Danger::ALL {
                    let (name, about) = (danger.name(), danger.about());
                    _ = writeln!(page, "- `{name}`: {about}. Usually {}.", Weights::default().of(danger));
                }
                page
            }
            Self::Resolvers => RESOLVERS.to_owned(),
        }
    }
}
