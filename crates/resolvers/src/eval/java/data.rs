//! Methods of what is in memory: collections, streams, what will be there later.

use super::super::calls::Site;
use super::super::*;
use crate::catalogue::java as catalogue;

impl Eval<'_> {
    pub(super) fn java_data_call(
        &mut self,
        site: &Site,
        receiver: &Value,
        name: &str,
        arguments: &[Value],
    ) -> Value {
        let is_keys = matches!(receiver.kind, Kind::Keys);
        let depends = receiver.of_parent || arguments.iter().any(|it| it.of_parent);
        let element = self.element(receiver);
        let given = match arguments.first().filter(|_| looks_up(name)) {
            Some(key) => self.java_callbacks(site, arguments, &element.clone().and(key.of_parent)),
            None => self.java_callbacks(site, arguments, &element),
        };
        if is_keys {
            return match name {
                // What is looked up, or counted.
                "get" | "getOrDefault" | "contains" | "containsKey" | "size" | "isEmpty" | "indexOf"
                | "getFirst" | "getLast" | "hashCode" | "toString" | "equals" | "remove" | "put"
                | "putAll" | "add" | "addAll" => Value::data(),
                _ => receiver.clone(),
            };
        }
        let of_given = given.iter().any(|it| it.of_parent);
        match &receiver.kind {
            Kind::List(_) => match name {
                "stream" | "parallelStream" | "filter" | "toList" | "collect" | "sorted" | "distinct"
                | "limit" | "skip" | "peek" | "subList" | "reversed" | "iterator" | "toArray" => {
                    receiver.clone()
                }
                "get" | "getFirst" | "getLast" | "findFirst" | "findAny" | "next" | "orElse"
                | "orElseThrow" => element.and(depends),
                "map" | "flatMap" | "mapToObj" | "concatMap" => Value::list(given).and(receiver.of_parent),
                _ => Value::data().and(depends || of_given),
            },
            // What is put into something else is there after the call.
            _ => match name {
                "put" | "add" | "addAll" | "putAll" | "set" | "putIfAbsent" => {
                    arguments.iter().for_each(Self::keep);
                    Value::data().and(receiver.of_parent)
                }
                _ if catalogue::gives_result(name) && !given.is_empty() => {
                    Self::settled(&Value::one_of(given)).and(receiver.of_parent)
                }
                _ => Value::data().and(depends || of_given),
            },
        }
    }
}

/// Whether what a method is handed is called with the key that it looks up: `levels.computeIfAbsent(id, this::level)`. What is remembered joins nothing.
fn looks_up(name: &str) -> bool {
    matches!(name, "computeIfAbsent" | "computeIfPresent" | "compute" | "get" | "getOrElse" | "getOrCompute")
}
