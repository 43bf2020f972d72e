//! How a resolver gets at something of the context.

use std::rc::Rc;

use wirelint_source::TextRange;
use wirelint_source_code::code::{Binding, Code, FunctionId, Source, Step};

/// Which parameter is the context.
const CONTEXT: u32 = 2;

/// How something of the context is written in a resolver.
pub(super) struct Way {
    pub(super) loader: String,
    /// What the parameters need for it.
    pub(super) edit: Option<(TextRange, String)>,
}

/// The way of `function` to `path` in its context. What stands at `gone` goes.
pub(super) fn way(code: &Code, function: FunctionId, path: &[Rc<str>], gone: TextRange) -> Option<Way> {
    let is_name = |it: &Rc<str>| it.chars().all(is_of_name) && !it.starts_with(|it: char| it.is_numeric());
    if !path.iter().all(is_name) {
        return None;
    }
    let params = &code.function(function).params;
    let Some(context) = params.get(CONTEXT as usize) else { return with_context(code, function, path, gone) };
    if context.is_rest {
        return None;
    }
    match context.name {
        Some(name) => Some(Way { loader: from(code.text(name), path), edit: None }),
        None => in_pattern(code, function, path, gone),
    }
}

/// `{ db }` has it already, or gets it.
fn in_pattern(code: &Code, function: FunctionId, path: &[Rc<str>], gone: TextRange) -> Option<Way> {
    let mut of_context = code.function(function).bindings();
    of_context.retain(|it| it.source == Source::Param(CONTEXT));
    let mut properties: Vec<(Vec<TextRange>, &Binding)> = Vec::new();
    for binding in of_context {
        let names = code.path(binding).map(|it| match it {
            Step::Property(name) => Some(name),
            Step::Index(_) | Step::Rest => None,
        });
        properties.push((names.collect::<Option<_>>()?, binding));
    }
    let leads_on = |names: &[TextRange]| {
        names.len() <= path.len() && names.iter().zip(path).all(|(a, b)| code.text(*a) == &**b)
    };
    let known = properties.iter().filter(|it| leads_on(&it.0)).max_by_key(|it| it.0.len());
    if let Some((names, binding)) = known {
        return Some(Way { loader: from(code.text(binding.name), &path[names.len()..]), edit: None });
    }
    let first = new_name(code, function, path, gone)?;
    let loader = from(first, &path[1..]);
    // What only the query needed goes with it.
    let is_spare = |(names, binding): &&(Vec<TextRange>, &Binding)| {
        let is_short = **names == [binding.name] && has_word(code.text(gone), code.text(binding.name));
        is_short && !is_used(code, function, code.text(binding.name), &[gone, binding.name])
    };
    if let Some((_, spare)) = properties.iter().find(is_spare) {
        return Some(Way { loader, edit: Some((spare.name, first.to_owned())) });
    }
    let start = properties.iter().filter_map(|it| it.0.first()).map(|it| it.start).min()?;
    Some(Way { loader, edit: Some((TextRange::empty(start), format!("{first}, "))) })
}

/// Where the function takes no context, it gets one.
fn with_context(code: &Code, function: FunctionId, path: &[Rc<str>], gone: TextRange) -> Option<Way> {
    let it = code.function(function);
    // Beside parameters with types one without would be out of place.
    if it.params.is_empty() || it.params.iter().any(|it| it.ty.is_some() || it.is_rest) {
        return None;
    }
    let first = new_name(code, function, path, gone)?;
    let mut new = format!("{{ {first} }}");
    if it.params.len() == 1 {
        if is_used(code, function, "_args", &[gone]) {
            return None;
        }
        new = format!("_args, {new}");
    }
    let (at, text) = match parameters(code, function)? {
        Parameters::Alone(name) => (name, format!("({}, {new})", code.text(name))),
        Parameters::UpTo(end) => (TextRange::empty(end), format!(", {new}")),
    };
    Some(Way { loader: from(first, &path[1..]), edit: Some((at, text)) })
}

enum Parameters {
    /// One, without brackets.
    Alone(TextRange),
    /// The last one ends there.
    UpTo(u32),
}

fn parameters(code: &Code, function: FunctionId) -> Option<Parameters> {
    let it = code.function(function);
    let start = it.name.map_or(it.range.start, |name| name.end);
    let text = code.text(TextRange::new(start, it.range.end));
    let rest = text.strip_prefix("async").unwrap_or(text).trim_start();
    let rest = rest.strip_prefix("function").unwrap_or(rest).trim_start();
    let open = it.range.end - rest.len() as u32;
    if !rest.starts_with('(') {
        let name = it.params.first()?.name?;
        return (name.start == open).then_some(Parameters::Alone(name));
    }
    let mut depth = 0;
    for (at, letter) in rest.char_indices() {
        match letter {
            '(' | '{' | '[' => depth += 1,
            ')' | '}' | ']' => depth -= 1,
            // What is in a string or a comment is not looked at.
            '"' | '\'' | '`' | '/' => return None,
            _ => {}
        }
        if depth == 0 {
            let end = rest[..at].trim_end().trim_end_matches(',').trim_end().len();
            return Some(Parameters::UpTo(open + end as u32));
        }
    }
    None
}

/// The first name of the path, if it means nothing else in the function.
fn new_name<'p>(code: &Code, function: FunctionId, path: &'p [Rc<str>], gone: TextRange) -> Option<&'p str> {
    let first = path.first()?;
    (!is_used(code, function, first, &[gone])).then_some(first)
}

/// Whether a name is there in the function, beside the stretches `but` of it.
fn is_used(code: &Code, function: FunctionId, name: &str, but: &[TextRange]) -> bool {
    let TextRange { start, end } = code.function(function).range;
    let mut but = but.to_vec();
    but.sort_by_key(|it| it.start);
    let starts = std::iter::once(start).chain(but.iter().map(|it| it.end));
    let ends = but.iter().map(|it| it.start).chain([end]);
    starts.zip(ends).any(|(start, end)| has_word(code.text(TextRange::new(start, end)), name))
}

fn from(start: &str, path: &[Rc<str>]) -> String {
    path.iter().fold(start.to_owned(), |all, it| all + "." + it)
}

fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let behind = text[at + word.len()..].chars().next();
        ![before, behind].into_iter().flatten().any(is_of_name)
    })
}

fn is_of_name(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | '$')
}
