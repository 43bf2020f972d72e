//! What is read of Java.

use proptest::prelude::*;
use wirelint_source_code::Language;
use wirelint_source_code::code::{Code, Expr, FunctionId, Imported, MODULE, MemberKind, Source, Type};

use super::{calls, check_ranges};

fn java(text: &str) -> Code {
    Code::read(Language::Java, text).expect("Java is read")
}

fn function(code: &Code, name: &str) -> FunctionId {
    let found = code.functions().find(|it| it.1.name.is_some_and(|it| code.text(it) == name));
    found.unwrap_or_else(|| panic!("{name} is not there")).0
}

#[test]
fn calls_are_found_wherever_they_stand() {
    let code = java(
        "@A(b = \"c\")\nclass D extends E<F> implements G {\n  static { h(); }\n  { i(); }\n  J j = k(l());\n  D(int m) { super(n()); this.o(); }\n  \
         @P(q = @R(1)) <S> S t(S... u) throws V {\n    try (W w = x(); y) { z().aa(bb()); } catch (C | D e) { cc(); } finally { dd(); }\n    \
         for (int a = ee(); ff(); gg()) hh();\n    for (var a : ii()) { jj(); }\n    while (kk()) { do ll(); while (mm()); }\n    \
         switch (nn()) { case 1 -> oo(); case 2 -> { pp(); yield qq(); } default -> throw rr(); }\n    \
         synchronized (ss()) { assert tt() : uu(); }\n    label: if (vv()) { return ww() ? xx() : (T) yy(); } else zz();\n    \
         var a = new AB(ac()) { void ad() { ae(); } };\n    Runnable b = () -> af(); Supplier<X> c = () -> { return ag(); };\n    \
         return ah()[ai()] + \"\" + aj().ak + a::al + AM.class + new int[]{an()} + (ao() instanceof B d ? 1 : 2);\n  }\n}\n",
    );
    assert!(!code.has_errors());
    let mut found = calls(&code);
    found.sort_unstable();
    let mut expected: Vec<&str> = "A P R super this.o h i k l n x z z().aa bb cc dd ee ff gg hh ii jj kk ll mm nn oo pp qq rr ss tt uu vv ww xx yy zz AB ac ae af ag ah ai aj an ao"
        .split(' ')
        .collect();
    expected.sort_unstable();
    assert_eq!(found, expected);
}

#[test]
fn names_mean_what_they_are_bound_to() {
    let code = java(
        "import a.b.C;\nimport static a.b.D.e;\nimport f.*;\n\
         class G<H extends C> {\n  int i;\n  void j(final C k, int... l) {\n    int m = 1; m = 2; i = m; this.i = 3;\n    for (C n : k.all()) { n.o(); }\n    if (k instanceof D p) { p.q(); }\n    k.all().map(r -> r.s(m));\n  }\n}\n",
    );
    let [c] = code.lookup(MODULE, "C") else { panic!("it is imported") };
    let Source::Import(number) = c.source else { panic!("it is an import") };
    assert_eq!(code.text(code.import(number).from), "a.b");
    assert!(matches!(code.import(number).what, Imported::Named(it) if code.text(it) == "C"));
    assert!(matches!(code.lookup(MODULE, "H"), [it] if it.is_type()));
    let j = function(&code, "j");
    assert_eq!(code.lookup(j, "m").len(), 2, "the declaration and the assignment");
    assert!(code.lookup(j, "i").is_empty(), "that is a field");
    assert_eq!(code.function(j).fields.len(), 2);
    assert!(matches!(code.lookup(j, "n"), [it] if matches!(it.source, Source::Element(_))));
    assert!(matches!(code.lookup(j, "p"), [it] if it.ty.is_some()));
    assert_eq!(code.function(j).params.iter().map(|it| it.is_rest).collect::<Vec<_>>(), [false, true]);
    let (lambda, _) = code.functions().last().expect("there is one");
    assert_eq!(code.resolve(lambda, "m").map(|it| it.0), Some(j));
    assert!(code.function(lambda).keeps_receiver);
}

#[test]
fn classes_of_every_kind_have_their_members() {
    let code = java(
        "@Entity public class A extends B<C> implements D<E>, F {\n  @Id private Long id, other = 1L;\n  A() {}\n  @Autowired A(B b) { this.b = b; }\n  static void g() {}\n  class H { }\n}\n\
         interface I extends J<K> { int LIMIT = 1; List<L> find(Long id); default void m() {} }\n\
         record N(@O Long id, String name) implements P { N { check(id); } String upper() { return name; } }\n\
         enum Q { R, S(1) { void t() {} }; private int u; int v() { return u; } }\n",
    );
    let class = |name: &str| {
        let found = code.classes().find(|it| it.1.name.is_some_and(|it| code.text(it) == name));
        found.unwrap_or_else(|| panic!("{name} is not there")).1
    };
    let members = |name: &str| {
        let all = class(name).members.iter().map(|it| code.text(it.name)).filter(|it| !it.is_empty());
        all.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(members("A"), "id other A A g H");
    assert_eq!(members("I"), "LIMIT find m");
    assert_eq!(members("N"), "upper");
    assert_eq!(members("Q"), "R S u v");
    let a = class("A");
    assert_eq!(code.several_types(a.implements).count(), 2);
    assert_eq!(a.extends.map(|it| code.text(code.range(it))), Some("B"));
    assert_eq!(code.several_types(a.extends_types).count(), 1);
    let wired = code.function(a.constructor.expect("it has one"));
    assert_eq!(wired.params.len(), 1, "the one that is annotated");
    let find = class("I").members.iter().find(|it| code.text(it.name) == "find").expect("it is there");
    let MemberKind::Method(find) = find.kind else { panic!("it is a method") };
    assert!(code.text(code.function(find).range).ends_with(';'));
    assert!(
        matches!(code.function(find).gives.map(|it| code.ty(it)), Some(Type::Named(it, _)) if code.text(it) == "List")
    );
    let n = code.function(class("N").constructor.expect("it has one"));
    assert!(n.params.iter().all(|it| it.is_property) && n.params.len() == 2);
}

#[test]
fn casts_and_references_are_told_from_the_rest() {
    let code = java("class A { Object a() { return f((B) c(), D::e, (int) 1, this::g, H::new); } }");
    let casts =
        code.exprs().filter(|it| matches!(it.1, Expr::Other(_)) && !code.type_arguments(it.0).is_empty());
    assert_eq!(casts.count(), 1);
    let references = code
        .exprs()
        .filter(|it| matches!(it.1, Expr::Member { .. }) && code.text(code.range(it.0)).contains("::"));
    let names: Vec<&str> = references
        .map(|it| match it.1 {
            Expr::Member { name, .. } => &code.source()[name as usize..code.range(it.0).end as usize],
            _ => "",
        })
        .collect();
    assert_eq!(names, ["e", "g", "new"]);
}

#[test]
fn what_nests_deep_needs_little_stack() {
    for (open, close) in [
        ("(", ")"),
        ("f(", ")"),
        ("a.b(() -> ", ")"),
        ("!", ""),
        ("a ? b : ", ""),
        ("new A(", ")"),
        ("(B) ", ""),
        ("a[", "]"),
        ("a + (", ")"),
        ("switch (a) { default -> ", "; }"),
    ] {
        small_stack(format!("class A {{ Object x = {}1{}; }}", open.repeat(20_000), close.repeat(20_000)));
    }
    for (open, close) in [
        ("{", "}"),
        ("if (a) ", ";"),
        ("for (;;) {", "}"),
        ("try {", "} finally {}"),
        ("class B { void c() {", "} }"),
    ] {
        small_stack(format!("class A {{ void x() {{ {}{} }} }}", open.repeat(20_000), close.repeat(20_000)));
    }
    small_stack(format!("class A {{ {}int{} x; }}", "List<".repeat(20_000), ">".repeat(20_000)));
    small_stack(format!("class A {{ Object x = a{}; }}", ".b(1)".repeat(50_000)));
    small_stack(format!("{}{}", "class A { ".repeat(20_000), "}".repeat(20_000)));
}

fn small_stack(text: String) {
    let read = std::thread::Builder::new().stack_size(1 << 20).spawn(move || {
        Code::read(Language::Java, text)
            .is_none_or(|it| it.expr_count() > 0 || it.has_errors() || it.classes().count() > 0)
    });
    _ = read.expect("a thread starts").join().expect("it does not overflow");
}

/// What is kept of a file is a few times its text.
#[test]
fn a_service_takes_little_memory() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../test-data/resolvers/spring-graphql-hotel/src/main/java");
    let mut folders = vec![root];
    let (mut text, mut kept) = (0, 0);
    while let Some(folder) = folders.pop() {
        for it in std::fs::read_dir(folder).expect("it is there") {
            let path = it.expect("it can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let source = std::fs::read_to_string(path).expect("it can be read");
                text += source.len();
                kept += java(&source).size();
            }
        }
    }
    assert!(kept <= text * 5, "{kept} bytes for {text}");
}

proptest! {
    #[test]
    fn broken_code_is_read(cuts in prop::collection::vec(0_usize..700, 1..8)) {
        let whole = "package a.b;\nimport c.D;\nimport static e.F.*;\n\n@G(h = {\"i\", \"j\"})\npublic final class K<L extends M & N> extends O<P[]> implements Q {\n  \
                     private static final Map<String, ? super R> s = new HashMap<>() {{ put(\"t\", u -> v.w(u)); }};\n  \
                     <X> X y(@Z final int... aa) throws BB {\n    try (var cc = dd(); ee) { return switch (ff) { case GG(var hh, II ii) when hh > 1 -> { yield jj; } default -> kk; }; }\n    \
                     catch (LL | MM nn) { throw new OO(\"\"\"\n      pp\n    \"\"\", nn); } finally { qq[1]++; }\n  }\n  \
                     record RR(int ss) {} enum TT { UU, VV { } } interface WW { int xx(); default void yy() { zz.<A>bb(C::new); } }\n}\n";
        let mut text = whole.to_owned();
        for at in cuts {
            let at = at % text.len().max(1);
            if text.is_char_boundary(at) && at < text.len() {
                text.remove(at);
            }
        }
        if let Some(code) = Code::read(Language::Java, text.as_str()) {
            check_ranges(&code);
        }
    }
}
