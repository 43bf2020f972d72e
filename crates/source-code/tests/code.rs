//! What is read of source code.

use proptest::prelude::*;
use wirelint_source_code::Language;
use wirelint_source_code::code::{Code, Export, Expr, MODULE, MemberKind, Source};

#[path = "code/go.rs"]
mod go;
#[path = "code/java.rs"]
mod java;
#[path = "code/python.rs"]
mod python;
#[path = "code/ruby.rs"]
mod ruby;

const ALL: [Language; 7] = [
    Language::JavaScript,
    Language::TypeScript,
    Language::Tsx,
    Language::Python,
    Language::Java,
    Language::Ruby,
    Language::Go,
];

fn typescript(text: &str) -> Code {
    Code::read(Language::TypeScript, text).expect("TypeScript is read")
}

/// The calls in the text, as they are written up to their arguments.
fn calls(code: &Code) -> Vec<&str> {
    let all = code.exprs().filter_map(|(_, it)| match it {
        Expr::Call { callee, .. } | Expr::New { callee, .. } | Expr::Tagged { callee, .. } => Some(callee),
        _ => None,
    });
    all.map(|it| code.text(code.range(it))).collect()
}

#[test]
fn calls_are_found_wherever_they_stand() {
    let code = typescript(
        "class A { @Dec(b()) x = c(); m = async () => { if (d()) { return e?.f(); } for (const i of g()) h(i); } }\n\
         export default { ...j(), [k()]: l(), async m() { try { n() } catch { o() } finally { p() } } };\n\
         sql<Row[]>`select ${q()}`; new r(s()); switch (t()) { case u(): v(); default: w() } x() ?? (y() as Z);",
    );
    let mut found = calls(&code);
    found.sort_unstable();
    let mut expected: Vec<&str> = "Dec b c d e?.f g h j k l n o p q r s sql t u v w x y".split(' ').collect();
    expected.sort_unstable();
    assert_eq!(found, expected);
}

#[test]
fn names_mean_what_they_are_bound_to() {
    let code = typescript(
        "const { a: [, b], ...rest } = load(); function f(c, { d = 1 }) { let e; e = c; return () => e }",
    );
    let path = |name: &str| {
        let [it, ..] = code.lookup(MODULE, name) else { panic!("{name} is not bound") };
        code.path(it).count()
    };
    assert_eq!(path("b"), 2);
    assert_eq!(path("rest"), 1);
    let (f, _) = code.functions().find(|it| it.1.name.is_some()).expect("there is one");
    assert!(matches!(code.lookup(f, "c"), [it] if it.source == Source::Param(0)));
    assert_eq!(code.lookup(f, "d").len(), 2, "the property and what stands for it");
    assert_eq!(code.lookup(f, "e").len(), 2, "the declaration and the assignment");
    let (arrow, _) = code.functions().last().expect("there is one");
    assert_eq!(code.resolve(arrow, "e").map(|it| it.0), Some(f));
    assert!(code.resolve(arrow, "nothing").is_none());
}

#[test]
fn exports_of_every_form_are_found() {
    let code = typescript(
        "export const a = 1, b = 2; export { a as c }; export * from './x'; export { d } from './y';\n\
         export default class E {} export function f() {} exports.g = 1;",
    );
    let names: Vec<&str> = code
        .exports()
        .iter()
        .filter_map(|it| match it {
            Export::Name { name, .. }
            | Export::Value { name, .. }
            | Export::From { name: Some(name), .. } => Some(code.text(*name)),
            Export::DefaultName(_) => Some("default"),
            _ => None,
        })
        .collect();
    assert_eq!(names, ["a", "b", "c", "d", "default", "f", "g"]);
    let whole = Code::read(Language::JavaScript, "module.exports = { a: 1 };").expect("it is read");
    assert!(matches!(whole.exports(), [Export::Whole(_)]));
}

#[test]
fn classes_have_members_decorators_and_properties_of_parameters() {
    let code = typescript(
        "@Resolver(() => User) export class UserResolver extends Base<User> {\n\
           #cache = new Map(); static of() {}\n\
           constructor(@Inject(A) private readonly a: A, b) { this.c = b; }\n\
           @ResolveField(() => [Post]) posts(@Parent() user: User) {} get name() { return 1 } }",
    );
    let (_, class) = code.classes().next().expect("there is one");
    let members: Vec<(&str, bool)> =
        class.members.iter().map(|it| (code.text(it.name), it.is_static)).collect();
    let expected =
        [("cache", false), ("of", true), ("constructor", false), ("posts", false), ("name", false)];
    assert_eq!(members, expected);
    assert!(matches!(class.members[4].kind, MemberKind::Getter(_)));
    assert_eq!(code.several(class.decorators).len(), 1);
    assert_eq!(code.several(class.members[3].decorators).len(), 1);
    let constructor = code.function(class.constructor.expect("there is one"));
    assert!(constructor.params[0].is_property && !constructor.params[1].is_property);
    assert_eq!(constructor.fields.len(), 1);
}

#[test]
fn deep_code_is_read_in_a_small_stack() {
    for (open, close) in
        [("(", ")"), ("[", "]"), ("f(", ")"), ("{a:", "}"), ("()=>{", "}"), ("a?b:", ""), ("-", "")]
    {
        let text = format!("x = {}1{}", open.repeat(20_000), close.repeat(20_000));
        let read = std::thread::Builder::new()
            .stack_size(1 << 20)
            .spawn(move || Code::read(Language::TypeScript, text).is_none_or(|it| it.expr_count() > 0));
        assert!(read.expect("a thread starts").join().expect("it does not overflow"));
    }
}

/// Of the services that the analysis of resolvers is held against.
#[test]
fn code_takes_memory_in_proportion() {
    let mut folders =
        vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../test-data/resolvers")];
    let (mut text, mut size) = (0, 0);
    while let Some(folder) = folders.pop() {
        for it in std::fs::read_dir(folder).expect("the folder is there") {
            let path = it.expect("it can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if let Some(language) = Language::of(&path) {
                let source = std::fs::read_to_string(path).expect("it can be read");
                text += source.len();
                size += Code::read(language, source).expect("it is read").size();
            }
        }
    }
    assert!(text > 80_000, "{text} bytes of code");
    assert!(size <= 6 * text, "{size} bytes for {text}");
}

fn check_ranges(code: &Code) {
    for (id, _) in code.exprs() {
        let range = code.range(id);
        assert!(code.source().get(std::ops::Range::<usize>::from(range)).is_some());
    }
    for (_, function) in code.functions() {
        assert!(code.source().get(std::ops::Range::<usize>::from(function.range)).is_some());
        for it in function.bindings() {
            assert!(!code.text(it.name).is_empty() || code.has_errors());
        }
    }
}

proptest! {
    #[test]
    fn every_text_is_read(text in "[ -~\n\u{e9}]{0,200}") {
        for language in ALL {
            if let Some(code) = Code::read(language, text.as_str()) {
                check_ranges(&code);
            }
        }
    }

    #[test]
    fn broken_code_is_read(cuts in prop::collection::vec(0_usize..600, 1..6)) {
        let whole = "import a, { b as c } from 'x'; export class D extends a(b) { @e() f: G<H> = { i: [j, ...k] };\n\
                     async m({ n, o: [p] } = {}, ...q) { for await (const r of s) { if (t) return u`v${w}x`; } } }\n\
                     export default { y, z() {}, get aa() { return bb?.cc ?? dd }, [ee]: ff as GG }; enum H { I = 'j' }";
        let mut text = whole.to_owned();
        for at in cuts {
            let at = at % text.len().max(1);
            if text.is_char_boundary(at) && at < text.len() {
                text.remove(at);
            }
        }
        for language in ALL {
            if let Some(code) = Code::read(language, text.as_str()) {
                check_ranges(&code);
            }
        }
    }
}

#[test]
fn calls_have_the_types_that_they_are_given() {
    let code = Code::read(
        Language::TypeScript,
        "const s = createSchema<Context>({ a: get<A, B>(1) }); new Server<C>(); plain();",
    )
    .expect("it is TypeScript");
    let types = |name: &str| {
        let all = code.exprs().find(|it| match it.1 {
            Expr::Call { callee, .. } | Expr::New { callee, .. } => code.text(code.range(callee)) == name,
            _ => false,
        });
        code.several_types(code.type_arguments(all.expect("it is called").0)).count()
    };
    assert_eq!(["createSchema", "get", "Server", "plain"].map(types), [1, 2, 1, 0]);
}
