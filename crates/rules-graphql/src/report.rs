//! From what the specification forbids to findings.

use wirelint_diagnostics::{Applicability, Remedy, Suggestion};
use wirelint_graphql::faults::{Fault, FaultKind};
use wirelint_graphql::syntax::{Definition, Node, NodeKind};
use wirelint_lint::Context;
use wirelint_source::{Span, TextRange};

use crate::Subject;

/// Reports `fault`.
pub(crate) fn report(ctx: &mut Context<'_>, subject: Subject<'_>, fault: &Fault) {
    let mut report = ctx.report(place(subject, fault), &fault.message);
    if let Some(help) = &fault.help {
        report = report.help(help.clone());
    }
    for (span, word) in &fault.related {
        report = report.related(*span, word.clone());
    }
    ctx.suggest(|| suggestion(subject, fault));
}

/// Where it is reported: where other tools have it, too, so that what they are told to pass over is passed over here.
fn place(subject: Subject<'_>, fault: &Fault) -> Span {
    let range = fault.span.range;
    let moved = match fault.kind {
        // Of a directive its name, without the `@`.
        FaultKind::KnownDirectives | FaultKind::UniqueDirectivesPerLocation if range.len() > 1 => {
            TextRange::new(range.start + 1, range.end)
        }
        FaultKind::ProvidedRequiredArguments if is_directive(subject, fault) => {
            TextRange::new(range.start + 1, range.end)
        }
        // Of a fragment all before its type.
        FaultKind::NoUnusedFragments => definition(subject, fault)
            .filter(|it| it.description().is_none())
            .map_or(range, |it| TextRange::new(it.node().local_range().start, range.end)),
        // Of an operation without a name its first token.
        FaultKind::LoneAnonymousOperation => {
            let node =
                definition(subject, fault).map(Definition::node).filter(|it| it.text().starts_with('{'));
            node.map_or(range, |it| TextRange::new(it.local_range().start, it.local_range().start + 1))
        }
        _ => range,
    };
    Span { range: moved, ..fault.span }
}

/// What is never used can go, and what is not known by the name that was written may be by the one that is near.
fn suggestion(subject: Subject<'_>, fault: &Fault) -> Option<Suggestion> {
    let unsafe_one =
        |title: String, remedy| Some(Suggestion { title, applicability: Applicability::Unsafe, remedy });
    let span = |range| Span { range, ..fault.span };
    if let Some((span, name)) = &fault.meant {
        let remedy = Remedy::RenameAll { span: *span, others: Vec::new(), text: name.clone() };
        return unsafe_one(format!("Write `{name}`"), remedy);
    }
    match fault.kind {
        // It is likely to be needed once the other name is right.
        _ if fault.is_missed => None,
        FaultKind::NoUnusedFragments => {
            let node = definition(subject, fault)?.node();
            unsafe_one("Delete the fragment".into(), Remedy::Delete { span: span(node.local_range()) })
        }
        FaultKind::NoUnusedVariables => {
            let operation = definition(subject, fault)?.node();
            let list = operation.child(NodeKind::VariableDefinitions)?;
            let all: Vec<TextRange> = list.children().map(Node::local_range).collect();
            let at = all
                .iter()
                .position(|it| it.start <= fault.span.range.start && fault.span.range.end <= it.end)?;
            // With the space and the comma between it and its neighbour.
            let range = match (all.get(at + 1), at.checked_sub(1)) {
                (Some(behind), _) => TextRange::new(all[at].start, behind.start),
                (None, Some(before)) => TextRange::new(all[before].end, all[at].end),
                (None, None) => list.local_range(),
            };
            let remedy = Remedy::Replace { span: span(range), text: String::new() };
            unsafe_one("Delete the variable".into(), remedy)
        }
        _ => None,
    }
}

fn is_directive(subject: Subject<'_>, fault: &Fault) -> bool {
    let doc = subject.schema.docs().iter().find(|it| it.file == Some(fault.span.file));
    doc.is_some_and(|it| {
        it.parse.absolute(fault.span.item, fault.span.range).of(it.parse.text()).starts_with('@')
    })
}

fn definition<'s>(subject: Subject<'s>, fault: &Fault) -> Option<Definition<'s>> {
    let doc = subject.schema.docs().iter().find(|it| it.file == Some(fault.span.file))?;
    let node: Node<'s> = doc.parse.item(fault.span.item)?;
    Definition::cast(node)
}
