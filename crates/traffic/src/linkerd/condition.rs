//! The condition of a profile's route: a path, a method, or several conditions put together (`all`, `any`, `not`), as the selectors of which
//! one must select.

use wirelint_model::traffic::{FaultKind, PathPattern, Selector, Target, Written};
use wirelint_yaml::{Entry, Node};

use crate::reader::{Fields, Reader};
use crate::string_match::{StringMatch, check_regex, methods};

/// How deep conditions are followed into each other; nobody writes more than three.
const DEEPEST: usize = 16;

/// How many selectors a condition may come to; with more it is taken for one that may select anything.
const MOST: usize = 64;

pub(super) fn selectors(reader: &mut Reader<'_>, entry: Entry<'_>) -> Vec<Selector> {
    let whole = Selector {
        span: reader.span(entry.key),
        target: Target::Everything,
        methods: Vec::new(),
        grpc: false,
        conditions: 0,
    };
    narrowed(reader, entry.value, vec![whole], DEEPEST)
}

/// `selectors`, each only as far as the condition holds.
fn narrowed(
    reader: &mut Reader<'_>,
    node: Node<'_>,
    mut selectors: Vec<Selector>,
    depth: usize,
) -> Vec<Selector> {
    if depth == 0 || selectors.len() > MOST {
        selectors.truncate(MOST);
        for selector in &mut selectors {
            selector.conditions += 1;
        }
        return selectors;
    }
    reader.fields(node, Fields::Only(&["pathRegex", "method", "all", "any", "not"]));
    if let Some(regex) = reader.string(node, "pathRegex") {
        check_regex(reader, &regex);
        for selector in &mut selectors {
            if matches!(selector.target, Target::Everything) {
                selector.span = regex.span;
                let pattern = PathPattern::Regex(std::sync::Arc::clone(&regex.value));
                selector.target = Target::Path(Written::new(pattern, regex.span));
            } else {
                selector.conditions += 1;
            }
        }
    }
    if let Some(method) = reader.string(node, "method") {
        for selector in &mut selectors {
            if selector.methods.is_empty() {
                selector.methods.push(method.clone());
            } else {
                selector.methods.retain(|it| it.value == method.value);
                selector.conditions += u32::from(selector.methods.is_empty());
            }
        }
    }
    for part in reader.objects(node, "all") {
        selectors = narrowed(reader, part, selectors, depth - 1);
    }
    let any = reader.objects(node, "any");
    if !any.is_empty() {
        let whole = std::mem::take(&mut selectors);
        for part in any {
            selectors.extend(narrowed(reader, part, whole.clone(), depth - 1));
        }
    }
    if let Some(not) = reader.entry(node, "not") {
        except(reader, not, &mut selectors);
    }
    selectors
}

/// Leaves out what a condition holds for: a method exactly, anything else in part.
fn except(reader: &mut Reader<'_>, not: Entry<'_>, selectors: &mut [Selector]) {
    if !not.value.is_mapping() && !not.value.is_sequence() {
        reader.fault_at(not, FaultKind::Expected("an object"));
    }
    let only_method = not.value.entries().count() == 1;
    let method = not.value.entry("method").filter(|_| only_method).and_then(|it| reader.string_of(it));
    for selector in selectors {
        match &method {
            Some(method) if selector.methods.is_empty() => {
                let matcher = StringMatch::Exact(std::sync::Arc::clone(&method.value));
                selector.methods = methods(reader, &matcher, true, method.span);
            }
            Some(method) => {
                selector.methods.retain(|it| it.value != method.value);
                selector.conditions += u32::from(selector.methods.is_empty());
            }
            None => selector.conditions += 1,
        }
    }
}
