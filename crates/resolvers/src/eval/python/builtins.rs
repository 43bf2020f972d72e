//! Functions that Python has without an import.

use super::super::calls::Site;
use super::super::*;
use super::plain_arguments;

impl Eval<'_> {
    /// A call of one of them; `None` where it is none.
    pub(super) fn builtin(
        &mut self,
        site: &Site,
        name: &str,
        arguments: &[Value],
        depends: bool,
    ) -> Option<Value> {
        let plain: Vec<Value> = plain_arguments(arguments).cloned().collect();
        let first = plain.first().cloned().unwrap_or_else(Value::data);
        let is_keys = matches!(first.kind, Kind::Keys);
        let value = match name {
            "list" | "tuple" | "set" | "frozenset" | "sorted" | "reversed" | "iter" | "aiter" => {
                let element = self.element(&first);
                self.run_callbacks(arguments, &element);
                match first.kind {
                    Kind::Keys | Kind::List(_) => first,
                    Kind::Query(_) => Value::list(vec![element]).and(depends),
                    _ => Self::settled(&first).and(depends),
                }
            }
            "next" | "anext" => self.element(&first).and(depends),
            "len" | "sum" | "any" | "all" | "min" | "max" | "bool" | "str" | "int" | "float" | "repr"
            | "format" | "hash" | "bytes" | "round" | "abs" | "ord" | "chr" | "divmod" | "pow" => {
                let element = match first.kind {
                    Kind::Query(_) | Kind::List(_) | Kind::Keys => self.element(&first),
                    _ => Value::data().and(depends),
                };
                self.run_callbacks(arguments, &element);
                Value::data().and(depends && !is_keys)
            }
            "enumerate" => {
                let element = self.element(&first);
                Value::list(vec![Value::list(vec![Value::data(), element])])
            }
            "zip" => {
                let elements = plain.iter().map(|it| self.element(it)).collect();
                Value::list(vec![Value::list(elements)])
            }
            "map" | "filter" => {
                let list = plain.get(1).cloned().unwrap_or_else(Value::data);
                let element = self.element(&list);
                let given = self.invoke(site, None, &first, std::slice::from_ref(&element));
                match (name, &list.kind) {
                    (_, Kind::Keys) => Value::new(Kind::Keys),
                    ("filter", _) => Value::list(vec![element]),
                    _ => Value::list(vec![given]),
                }
            }
            "dict" => {
                let named = arguments.iter().filter_map(|it| match &it.kind {
                    Kind::Named(it) if !it.0.is_empty() => Some((**it).clone()),
                    _ => None,
                });
                let named: Vec<(Rc<str>, Value)> = named.collect();
                match plain.is_empty() {
                    true => Value::record(named),
                    false if matches!(first.kind, Kind::Object(_)) => first,
                    false => {
                        self.read(&first);
                        Value::data().and(depends)
                    }
                }
            }
            "getattr" => match plain.get(1).and_then(Value::text) {
                Some(name) => {
                    let frame = Rc::clone(&site.frame);
                    self.read_of_row(&frame, &Arc::clone(&site.code), site.expr, &first, &name);
                    self.member(&first, &name)
                }
                None => Value::data().and(depends),
            },
            // A relation is asked for to find out whether it is there.
            "hasattr" => {
                if let Some(name) = plain.get(1).and_then(Value::text) {
                    let frame = Rc::clone(&site.frame);
                    self.read_of_row(&frame, &Arc::clone(&site.code), site.expr, &first, &name);
                }
                Value::data().and(depends)
            }
            "isinstance" | "issubclass" | "callable" | "id" | "type" | "print" | "range" | "open"
            | "setattr" | "delattr" | "vars" | "dir" | "globals" | "locals" | "object" | "property"
            | "slice" | "input" | "memoryview" | "bytearray" | "complex" | "hex" | "oct" | "bin" | "eval"
            | "exec" | "breakpoint" => Value::data().and(depends && name != "print"),
            // Exceptions.
            _ if name.ends_with("Error") || name.ends_with("Exception") || name.ends_with("Warning") => {
                Value::data()
            }
            _ => return None,
        };
        Some(value)
    }
}
