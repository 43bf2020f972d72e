//! `openapi/path-parameter-mismatch`

use std::borrow::Cow;
use std::sync::Arc;

use wirelint_diagnostics::Remedy;
use wirelint_lint::{Applicability, Context, Kind, Level, declare_rule};
use wirelint_openapi::link::{At, Linked, OperationSite};
use wirelint_openapi::syntax::{Operation, Parameter, PathItem};
use wirelint_source::{Span, TextRange};
use wirelint_yaml::{Node, Style};

use crate::{Subject, Visit};

declare_rule! {
    /// ## What it checks
    ///
    /// The variables of a path template and the path parameters of its operations are the same: every `{name}` has a parameter
    /// with `in: path`, every such parameter has its `{name}`, and no variable comes twice in one path.
    ///
    /// A variable behind a `?` belongs to a query parameter, as tools have it that write the query into the path.
    ///
    /// Where one variable and one parameter are left over, they are taken for one slip and reported once.
    ///
    /// ## Why it matters
    ///
    /// The address cannot be built. Generated clients send `/orders/{orderId}` with the braces in it, or do not compile; a gateway that
    /// routes by the contract never matches.
    ///
    /// ## Examples
    ///
    /// ```yaml incorrect
    /// paths:
    ///   /orders/{orderId}:
    ///     get:
    ///       parameters: [{ name: order_id, in: path, required: true, schema: { type: string } }]
    ///       responses: { '200': { description: The order } }
    /// ```
    ///
    /// ```yaml correct
    /// paths:
    ///   /orders/{orderId}:
    ///     get:
    ///       parameters: [{ name: orderId, in: path, required: true, schema: { type: string } }]
    ///       responses: { '200': { description: The order } }
    /// ```
    ///
    /// ## Fix safety
    ///
    /// A parameter that is left over beside one variable is renamed after it. A path parameter's name never travels, but generated
    /// clients show it, hence unsafe.
    ///
    /// ## Measured
    ///
    /// 2,647 published descriptions: 7 findings in four of them, all right. 914 operations of 400 others whose parameters were renamed or
    /// removed were all found, and nothing else.
    ///
    /// ## References
    ///
    /// - OpenAPI 3.1.1, Paths Object (path templating) and Parameter Object
    pub(crate) static PATH_PARAMETER_MISMATCH: Visit = {
        id: "openapi/path-parameter-mismatch",
        summary: "a path's variables and its operations' path parameters are the same",
        level: Level::Error,
        since: "0.1.0",
        kinds: [Kind::OpenApi],
        fix: Applicability::Unsafe,
        peers: ["path-params", "path-parameters-defined"],
        visit: Visit::Path(check),
    }
}

fn check(ctx: &mut Context<'_>, subject: Subject<'_>, sites: &[OperationSite]) {
    let linked = subject.linked;
    let [first, ..] = sites else { return };
    if first.path.matches('{').count() > MAX_VARIABLES {
        return;
    }
    let template = Template { linked, key: first.path_key, text: &first.path };
    let variables = template.variables(ctx);
    // The operations of a path item that says more beside its `$ref` are of two.
    let mut item: Option<(At, Declared<'_>)> = None;
    for site in sites {
        if item.as_ref().is_none_or(|(at, _)| *at != site.path_item) {
            let parameters = PathItem(linked.node(site.path_item)).parameters();
            item = Some((site.path_item, Declared::of(linked, site.path_item, parameters)));
        }
        let Some((_, shared)) = &item else { continue };
        let own = Declared::of(linked, site.at, Operation(linked.node(site.at)).parameters());
        let name: Arc<str> = format!("{} {}", site.method, site.path).into();
        template.judge(ctx, &variables, shared, &own, &name, linked.span(site.key));
    }
}

/// A path with more variables is not judged: published ones have at most nine, and each finding repeats the path.
const MAX_VARIABLES: usize = 64;

/// The path parameters that an operation or a path item declares.
struct Declared<'l> {
    parameters: Vec<PathParameter<'l>>,
    /// The names of the query parameters, for paths that have a query in them.
    query: Vec<Cow<'l, str>>,
    /// One of them could not be resolved, so what is missing may be it.
    unknown: bool,
}

struct PathParameter<'l> {
    name: Cow<'l, str>,
    /// Its name where it is written here, the reference where it is written elsewhere.
    span: Span,
    /// Its name, where renaming it here touches nothing else.
    own_name: Option<Span>,
}

impl<'l> Declared<'l> {
    fn of(linked: &'l Linked, beside: At, nodes: impl Iterator<Item = Node<'l>>) -> Self {
        let mut declared = Self { parameters: Vec::new(), query: Vec::new(), unknown: false };
        for node in nodes {
            let at = beside.beside(node);
            let Some(definition) = linked.resolve(at) else {
                declared.unknown = true;
                continue;
            };
            let parameter = Parameter(linked.node(definition));
            let (Some(name), Some(name_node)) = (parameter.name(), parameter.name_node()) else { continue };
            match parameter.location().as_deref() {
                Some("path") => {}
                Some("query") => {
                    declared.query.push(name);
                    continue;
                }
                _ => continue,
            }
            let own_name = (definition == at).then(|| linked.span(definition.beside(name_node)));
            declared.parameters.push(PathParameter {
                name,
                span: own_name.unwrap_or_else(|| linked.use_span(at)),
                own_name,
            });
        }
        declared
    }
}

/// A path with the place of its key.
struct Template<'a> {
    linked: &'a Linked,
    key: At,
    text: &'a str,
}

/// A `{name}` of a template; the range counts from the start of the path.
struct Variable<'a> {
    name: &'a str,
    range: TextRange,
    /// It stands behind a `?` or `#`, where a path has ended.
    behind_path: bool,
}

impl<'a> Template<'a> {
    /// The variables of the path. Those that come again and braces that do not match are reported.
    fn variables(&self, ctx: &mut Context<'_>) -> Vec<Variable<'a>> {
        let mut variables: Vec<Variable<'a>> = Vec::new();
        let mut rest = 0;
        while let Some(open) = self.text[rest..].find(['{', '}']).map(|at| rest + at) {
            if self.text[open..].starts_with('}') {
                let range = TextRange::new(open as u32, open as u32 + 1);
                ctx.report(self.span(range), format_args!("a `}}` of `{}` closes nothing", self.text))
                    .label("`{` is missing")
                    .argument(&self.text[open..]);
                rest = open + 1;
                continue;
            }
            let Some(close) = self.text[open..].find('}').map(|at| open + at) else {
                let range = TextRange::new(open as u32, self.text.len() as u32);
                ctx.report(self.span(range), format_args!("a variable of `{}` is not closed", self.text))
                    .label("`}` is missing")
                    .argument(&self.text[open..]);
                break;
            };
            // `{proxy+}` (Amazon API Gateway), `{+name}` and `{name*}` (RFC 6570): the name without its operator.
            let name = self.text[open + 1..close].trim_matches(['+', '*']);
            let range = TextRange::new(open as u32, close as u32 + 1);
            if name.is_empty() {
                ctx.report(self.span(range), format_args!("a variable of `{}` has no name", self.text))
                    .label("name it after a parameter")
                    .argument(&self.text[open..]);
            } else if variables.iter().any(|it| it.name == name) {
                ctx.report(self.span(range), format_args!("`{}` has the variable `{name}` twice", self.text))
                    .label("the parameter has one value only")
                    .argument(name);
            } else {
                let behind_path = self.text[..open].contains(['?', '#']);
                variables.push(Variable { name, range, behind_path });
            }
            rest = close + 1;
        }
        variables
    }

    fn judge(
        &self,
        ctx: &mut Context<'_>,
        variables: &[Variable<'_>],
        shared: &Declared<'_>,
        own: &Declared<'_>,
        operation: &Arc<str>,
        operation_span: Span,
    ) {
        let all = || own.parameters.iter().chain(&shared.parameters);
        let unknown = own.unknown || shared.unknown;
        let in_query = |name: &str| own.query.iter().chain(&shared.query).any(|it| it == name);
        let is_missing = |it: &&Variable<'_>| {
            // Some tools write the query into the path; there a query parameter is what belongs to the variable.
            let in_its_place = it.behind_path && in_query(it.name);
            !unknown && !in_its_place && all().all(|parameter| parameter.name != it.name)
        };
        let missing: Vec<&Variable<'_>> = variables.iter().filter(is_missing).collect();
        // What the operation declares itself replaces what its path declares.
        let replaced = |it: &&PathParameter<'_>| own.parameters.iter().any(|own| own.name == it.name);
        let counted = own.parameters.iter().chain(shared.parameters.iter().filter(|it| !replaced(it)));
        let left_over: Vec<&PathParameter<'_>> =
            counted.filter(|it| variables.iter().all(|variable| variable.name != it.name)).collect();
        let path = self.text;
        if let ([variable], [parameter]) = (&*missing, &*left_over) {
            let (name, expected) = (&parameter.name, variable.name);
            let report = ctx
                .report(
                    parameter.span,
                    format_args!("the path parameter `{name}` is called `{expected}` in its path"),
                )
                .label(format!("`{path}` has no `{{{name}}}`"))
                .help("call both the same: the address cannot be built otherwise")
                .related(self.span(variable.range), format!("`{expected}` has no parameter"))
                .used_by(operation, operation_span)
                .argument(&**name);
            if let Some(span) = parameter.own_name {
                _ = report.remedy(
                    format!("Rename the parameter to `{expected}`"),
                    Applicability::Unsafe,
                    Remedy::RenameString { span, text: expected.to_string() },
                );
            }
            return;
        }
        for variable in missing {
            let name = variable.name;
            let place = if variable.behind_path { "`in: query`" } else { "`in: path` and `required: true`" };
            ctx.report(self.span(variable.range), format_args!("`{path}` has no parameter for `{{{name}}}`"))
                .label("declared by no parameter")
                .help(format!("declare `{name}` with {place}"))
                .used_by(operation, operation_span)
                .argument(name);
        }
        for parameter in left_over {
            let name = &parameter.name;
            ctx.report(parameter.span, format_args!("the path parameter `{name}` is no part of `{path}`"))
                .label(format!("the path has no `{{{name}}}`"))
                .help("remove the parameter, or put it into the path")
                .related(self.span(TextRange::new(0, path.len() as u32)), "this path")
                .used_by(operation, operation_span)
                .argument(&**name);
        }
    }

    /// The place of `range` of the path, inside its key where the key is written as it reads.
    fn span(&self, range: TextRange) -> Span {
        let node = self.linked.node(self.key);
        let whole = self.linked.span(self.key);
        let quote = u32::from(matches!(node.style(), Style::SingleQuoted | Style::DoubleQuoted));
        if whole.range.len() != self.text.len() as u32 + 2 * quote {
            return whole;
        }
        Span { range: range.shifted(whole.range.start + quote), ..whole }
    }
}
