//! What was read, printed. Beside each value stands what is written at its place, where that is not the value itself.

use std::fmt::{Display, Write as _};
use std::time::Duration;

use wirelint_model::traffic::{
    Condition, FaultKind, PathPattern, Policy, Reach, Selector, Target, Throttle, ThrottleKind, Timeout,
    Traffic, Written,
};
use wirelint_source::Span;
use wirelint_yaml::Tree;

/// The text at `span`, on one line.
pub(crate) fn text_at(tree: &Tree, span: Span) -> &str {
    let text = tree.absolute(span.item, span.range).of(tree.text());
    text.lines().next().unwrap_or_default()
}

fn written<T>(tree: &Tree, it: &Written<T>, shown: impl Display) -> String {
    let shown = shown.to_string();
    let text = text_at(tree, it.span);
    if text.trim_matches(['"', '\'']) == shown { shown } else { format!("{shown}«{text}»") }
}

fn millis(tree: &Tree, it: &Written<Duration>) -> String {
    written(tree, it, format_args!("{}ms", it.value.as_millis()))
}

pub(crate) fn condition(it: &Condition) -> String {
    match it {
        Condition::Grpc(code) => code.name().to_owned(),
        Condition::Http(from, to) if from == to => from.to_string(),
        Condition::Http(from, to) => format!("{from}-{to}"),
        other => format!("{other:?}"),
    }
}

fn conditions(tree: &Tree, all: &[Written<Condition>]) -> String {
    all.iter().map(|it| written(tree, it, condition(&it.value))).collect::<Vec<_>>().join(" ")
}

fn selector(tree: &Tree, it: &Selector) -> String {
    let mut out = it.methods.iter().map(|it| written(tree, it, &it.value)).collect::<Vec<_>>().join("|");
    if !out.is_empty() {
        out.push(' ');
    }
    match &it.target {
        Target::Everything => write!(out, "everything«{}»", text_at(tree, it.span)).unwrap(),
        Target::Grpc { service, method } => {
            let part = |it: &Option<Written<_>>| {
                it.as_ref().map_or_else(|| "*".to_owned(), |it| written(tree, it, &it.value))
            };
            write!(out, "{}/{}", part(service), part(method)).unwrap();
        }
        Target::Path(path) => {
            let (kind, text, any_case) = match &path.value {
                PathPattern::Exact { path, any_case } => ("exact", path, *any_case),
                PathPattern::Prefix { path, any_case } => ("prefix", path, *any_case),
                PathPattern::Below { path, any_case } => ("below", path, *any_case),
                PathPattern::Template(path) => ("template", path, false),
                PathPattern::Regex(path) => ("regex", path, false),
            };
            let case = if any_case { " any-case" } else { "" };
            write!(out, "{kind}{case} {}", written(tree, path, text)).unwrap();
        }
    }
    if it.grpc {
        out.push_str(" grpc");
    }
    if it.conditions > 0 {
        write!(out, " +{}", it.conditions).unwrap();
    }
    out
}

fn throttle(tree: &Tree, it: &Throttle) -> String {
    let number = |it: &Option<Written<f64>>| {
        it.as_ref().map_or_else(|| "?".to_owned(), |it| written(tree, it, it.value))
    };
    match &it.kind {
        ThrottleKind::Tokens { max, ratio } => format!("tokens {} {}", number(max), number(ratio)),
        ThrottleKind::Budget { share, least } => format!("budget {} {}", number(share), number(least)),
        ThrottleKind::AtOnce(most) => format!("at once {}", written(tree, most, most.value)),
    }
}

fn policy(tree: &Tree, it: &Policy) -> String {
    let Policy { span, name, selectors, destinations, retry, hedging, timeout, per_try, wait_for_ready } = it;
    let mut out = format!("  «{}»", text_at(tree, *span));
    if let Some(name) = name {
        write!(out, " called {}", written(tree, name, &name.value)).unwrap();
    }
    for destination in destinations {
        write!(out, " → {}", written(tree, destination, &destination.value)).unwrap();
    }
    out.push('\n');
    for it in selectors {
        writeln!(out, "    for {}", selector(tree, it)).unwrap();
    }
    if let Some(it) = retry {
        let calls = it.calls.map_or_else(|| "?".to_owned(), |it| it.to_string());
        let attempts = it.attempts.as_ref().map(|it| format!(" ({})", written(tree, it, it.value)));
        let attempts = attempts.unwrap_or_default();
        write!(out, "    retry {:?}«{}» {calls} calls{attempts}", it.origin, text_at(tree, it.span)).unwrap();
        for (name, wait) in [("from", &it.initial), ("to", &it.max)] {
            if let Some(wait) = wait {
                write!(out, " {name} {}", millis(tree, wait)).unwrap();
            }
        }
        if let Some(multiplier) = &it.multiplier {
            write!(out, " times {}", written(tree, multiplier, multiplier.value)).unwrap();
        }
        writeln!(out, " after {}", conditions(tree, &it.conditions)).unwrap();
    }
    if let Some(it) = hedging {
        let attempts = it.attempts.as_ref().map(|it| written(tree, it, it.value));
        let delay = it.delay.as_ref().map(|it| millis(tree, it));
        let goes_on = conditions(tree, &it.goes_on);
        writeln!(out, "    hedging «{}» {attempts:?} {delay:?} {goes_on}", text_at(tree, it.span)).unwrap();
    }
    match timeout {
        None => {}
        Some(Timeout::After(it)) => writeln!(out, "    timeout {}", millis(tree, it)).unwrap(),
        Some(Timeout::Never(span)) => writeln!(out, "    timeout never «{}»", text_at(tree, *span)).unwrap(),
        Some(Timeout::Default(it)) => writeln!(out, "    timeout {}ms by default", it.as_millis()).unwrap(),
    }
    if let Some(it) = per_try {
        writeln!(out, "    per try {}", millis(tree, it)).unwrap();
    }
    if let Some(it) = wait_for_ready {
        writeln!(out, "    waits for ready: {}", written(tree, it, it.value)).unwrap();
    }
    out
}

/// Everything, for people to look at.
pub(crate) fn traffic(tree: &Tree, traffic: &Traffic) -> String {
    let mut out = String::new();
    for table in &traffic.tables {
        write!(out, "{:?} {:?} «{}»", table.dialect, table.order, text_at(tree, table.span)).unwrap();
        for host in &table.hosts {
            write!(out, " at {}", written(tree, host, &host.value)).unwrap();
        }
        if let Some(it) = &table.throttle {
            write!(out, " throttled by «{}» {}", text_at(tree, it.span), throttle(tree, it)).unwrap();
        }
        if let Some(span) = table.partly {
            write!(out, " partly «{}»", text_at(tree, span)).unwrap();
        }
        out.push_str(if table.generator { " for generators\n" } else { "\n" });
        table.policies.iter().for_each(|it| out.push_str(&policy(tree, it)));
    }
    for limit in &traffic.limits {
        let destination = written(tree, &limit.destination, &limit.destination.value);
        write!(out, "limit {:?} {destination}", limit.dialect).unwrap();
        if let Some(it) = &limit.throttle {
            write!(out, " «{}» {}", text_at(tree, it.span), throttle(tree, it)).unwrap();
        }
        if let Some(span) = limit.ejects {
            write!(out, " ejects «{}»", text_at(tree, span)).unwrap();
        }
        out.push('\n');
    }
    for it in &traffic.faults {
        writeln!(out, "fault «{}» {}", text_at(tree, it.span), fault(tree, &it.field, &it.kind)).unwrap();
    }
    out
}

/// A fault in one line.
pub(crate) fn fault(tree: &Tree, field: &str, kind: &FaultKind) -> String {
    let near = |it: Option<&str>| it.map(|it| format!(", perhaps `{it}`")).unwrap_or_default();
    match kind {
        FaultKind::Syntax(message, _) => format!("{message}"),
        FaultKind::Unrecognised => "nothing that is known".to_owned(),
        FaultKind::Expected(due) | FaultKind::OutOfRange(due) => format!("`{field}` is {due}"),
        FaultKind::UnknownField(it) => format!("no field `{field}`{}", near(*it)),
        FaultKind::Missing => format!("`{field}` is missing"),
        FaultKind::Empty => format!("`{field}` is empty"),
        FaultKind::Clamped(most) => format!("`{field}` counts as {most}"),
        FaultKind::UnknownValue(it) => format!("no value of `{field}`{}", near(*it)),
        FaultKind::Duplicate(first) => format!("`{field}` again, first «{}»", text_at(tree, *first)),
        FaultKind::Excludes(other, _) => format!("`{field}` excludes `{other}`"),
        FaultKind::Needs(other) => format!("`{field}` needs `{other}`"),
        FaultKind::Padded => format!("`{field}` has white space around it"),
        FaultKind::Regex(why) => format!("no regular expression: {why}"),
    }
}

pub(crate) fn reach(it: Reach) -> &'static str {
    if it == Reach::All { "all" } else { "some" }
}
