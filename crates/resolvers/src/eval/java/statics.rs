//! Static methods of types of packages.

use super::super::calls::Site;
use super::super::*;
use crate::catalogue::{ClientKind, java as catalogue};

impl Eval<'_> {
    /// A call of a static method of a type of a package.
    pub(super) fn java_static_call(
        &mut self,
        site: &Site,
        module: &str,
        class: &str,
        name: &str,
        arguments: &[Value],
    ) -> Value {
        let depends = arguments.iter().any(|it| it.of_parent);
        let first = arguments.first().cloned().unwrap_or_else(Value::data);
        match catalogue::of_type(module, class) {
            Some(ClientKind::Loader) => {
                return match name {
                    _ if name.starts_with("new") => self.java_loader(site, arguments),
                    _ => Value::data(),
                };
            }
            Some(kind) => {
                let describes = class == "DSL" && name != "using";
                if describes {
                    return Value::data().and(depends);
                }
                if catalogue::makes(name) {
                    return Value::client(kind).and(depends);
                }
                let given = self.java_callbacks(site, arguments, &Value::data());
                let depends = depends || given.iter().any(|it| it.of_parent);
                return self.access(site, kind, depends, None, true, None);
            }
            None => {}
        }
        // Generated of a service: `UsersGrpc.newBlockingStub(channel)`.
        if class.ends_with("Grpc") && name.starts_with("new") && name.ends_with("Stub") {
            return Value::client(ClientKind::Rpc);
        }
        if let Some(value) = self.known_static(site, class, name, &first, arguments) {
            return value;
        }
        let given = self.java_callbacks(site, arguments, &Value::data().and(depends));
        let depends = depends || given.iter().any(|it| it.of_parent);
        if !catalogue::reckons(module)
            && let Some(crate::catalogue::Guess::Access(kind)) =
                catalogue::guess(&[class, name], arguments.len())
        {
            return self.access(site, kind, depends, None, false, None);
        }
        Value::data().and(depends)
    }

    fn known_static(
        &mut self,
        site: &Site,
        class: &str,
        name: &str,
        first: &Value,
        arguments: &[Value],
    ) -> Option<Value> {
        let depends = arguments.iter().any(|it| it.of_parent);
        let value = match (class, name) {
            (
                "CompletableFuture" | "CompletionStage" | "Futures",
                "completedFuture" | "completedStage" | "immediateFuture",
            )
            | ("Optional", "of" | "ofNullable")
            | ("Objects", _)
            | (
                "Mono" | "Flux" | "Uni" | "Multi" | "Single" | "Maybe" | "Observable" | "Flowable",
                "just"
                | "justOrEmpty"
                | "fromIterable"
                | "fromStream"
                | "from"
                | "fromFuture"
                | "fromCompletionStage"
                | "fromArray"
                | "createFrom"
                | "item",
            )
            | ("List" | "Set" | "ImmutableList" | "ImmutableSet" | "Map" | "ImmutableMap", "copyOf")
            | (
                "Collections",
                "unmodifiableList"
                | "unmodifiableSet"
                | "unmodifiableCollection"
                | "unmodifiableMap"
                | "synchronizedList",
            )
            | ("Lists" | "Sets", _)
            | ("StreamSupport", _)
            | ("Arrays", "stream")
            | ("Iterables" | "Streams", _)
            | ("ResponseEntity", _)
            | ("DataFetcherResult", _)
            | ("Try", "succeeded") => {
                self.java_callbacks(site, arguments, &Value::data());
                first.clone().and(depends)
            }
            ("CompletableFuture", "supplyAsync" | "runAsync")
            | (
                "Mono" | "Flux" | "Uni" | "Multi" | "Single" | "Maybe" | "Observable",
                "fromCallable" | "fromSupplier" | "defer" | "fromRunnable" | "create" | "using",
            )
            | ("Try", "of" | "tryCall" | "ofSupplier" | "ofCallable")
            | ("Suppliers", "memoize") => self.call_callable(site, first, &[]),
            ("CompletableFuture", "allOf" | "anyOf")
            | ("Mono" | "Flux", "zip" | "concat" | "merge" | "when") => {
                self.java_callbacks(site, arguments, &Value::data());
                Value::list(arguments.iter().map(Self::settled).collect()).and(depends)
            }
            ("List" | "Set" | "Stream" | "ImmutableList" | "ImmutableSet", "of")
            | ("Arrays", "asList")
            | ("Collections", "singletonList" | "singleton") => match arguments {
                [only] if matches!(only.kind, Kind::Keys) => Value::data(),
                [only] if matches!(only.kind, Kind::List(_)) && name != "of" => only.clone(),
                _ => Value::list(arguments.to_vec()),
            },
            // Its functions are called with what is collected, later.
            ("Collectors", _)
                if arguments.iter().any(|it| Self::is_callable(it) || matches!(it.kind, Kind::List(_))) =>
            {
                Value::list(arguments.to_vec())
            }
            // What a map is told is all of the keys, or one thing of the parent.
            ("Map" | "Collections" | "ImmutableMap", "of" | "entry" | "singletonMap" | "ofEntries") => {
                Value::data().and(depends)
            }
            _ => return None,
        };
        Some(value)
    }
}
