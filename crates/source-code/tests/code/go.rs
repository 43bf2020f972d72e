//! What is read of Go.

use proptest::prelude::*;
use wirelint_source_code::Language;
use wirelint_source_code::code::{
    Code, Export, Expr, FunctionId, Imported, MODULE, MemberKind, Source, Step, Type,
};

use super::check_ranges;

#[track_caller]
fn read(text: &str) -> Code {
    Code::read(Language::Go, text).expect("Go is read")
}

fn function(code: &Code, name: &str) -> FunctionId {
    code.functions().find(|it| it.1.name.is_some_and(|it| code.text(it) == name)).expect("it is there").0
}

#[test]
fn packages_and_imports_have_names() {
    let code = read(
        "package store\n\nimport (\n\t\"context\"\n\t_ \"github.com/lib/pq\"\n\tsq \"github.com/Masterminds/squirrel\"\n\t\"github.com/redis/go-redis/v9\"\n\t. \"fmt\"\n)\n\nimport \"os\"\n",
    );
    let names: Vec<_> = code.function(MODULE).bindings().iter().map(|it| code.text(it.name)).collect();
    assert_eq!(names, ["context", "sq", "redis", "os"]);
    let froms: Vec<_> = code.imports().iter().map(|it| (code.text(it.from), it.what)).collect();
    assert_eq!(froms[2], ("github.com/redis/go-redis/v9", Imported::All));
    let Export::DefaultName(name) = code.exports()[0] else { panic!("the package has a name") };
    assert_eq!(code.text(name), "store");
    assert!(matches!(code.exports()[1], Export::From { from, name: None, .. } if code.text(from) == "fmt"));
}

#[test]
fn structs_have_fields_and_methods_stand_apart() {
    let code = read(
        "package a\n\ntype A struct {\n\tB, C int\n\t*D\n\te.F[G]\n\tf func(ids []string) error `json:\"-\"`\n}\n\ntype Ids []string\n\ntype I interface {\n\tM(a int) (*A, error)\n\tJ\n}\n\n\
         func (a *A) M(x int) (*A, error) { return a, nil }\n\nfunc (Ids) Len() int { return 0 }\n",
    );
    let (_, class) = code.classes().next().expect("there is one");
    let members: Vec<_> = class.members.iter().map(|it| code.text(it.name)).collect();
    assert_eq!(members, ["B", "C", "D", "F", "f"]);
    assert!(class.members.iter().all(|it| it.kind == MemberKind::Field(None)));
    assert_eq!(class.members[3].ty.and_then(|it| code.type_name(it)), Some("e.F"));
    let method = code.function(function(&code, "M"));
    assert!(method.takes_receiver && method.class.is_none() && method.params.len() == 2);
    assert_eq!(method.params[0].ty.and_then(|it| code.type_name(it)), Some("A"));
    assert!(
        matches!(method.gives.map(|it| code.ty(it)), Some(Type::Several(all)) if code.several_types(all).len() == 2)
    );
    // Of a method that is not named in the file there is no binding.
    assert!(code.lookup(MODULE, "M").is_empty());
    assert!(matches!(code.lookup(MODULE, "Ids")[0].source, Source::Class(_)));
    let Source::Type(ty) = code.lookup(MODULE, "I")[0].source else { panic!("it is a type") };
    assert!(matches!(code.ty(ty), Type::Several(all) if code.several_types(all).len() == 2));
}

#[test]
fn several_results_are_taken_apart() {
    let code = read(
        "package a\n\nfunc f(m map[string]int) (n int, err error) {\n\ta, err := g(1)\n\tb, ok := m[\"b\"]\n\tvar c, d = 1, h()\n\tif v, ok := a.(T); ok {\n\t\treturn v.N, nil\n\t}\n\treturn\n}\n",
    );
    let f = function(&code, "f");
    let path = |name: &str| code.path(&code.lookup(f, name)[0]).collect::<Vec<_>>();
    assert_eq!(path("a"), [Step::Index(0)]);
    assert!(path("b").is_empty() && path("d").is_empty());
    assert!(
        matches!(code.lookup(f, "v")[0].source, Source::Expr(it) if matches!(code.expr(it), Expr::Typed { .. }))
    );
    let returns = &code.function(f).returns;
    assert_eq!(returns.len(), 2);
    assert!(matches!(code.expr(returns[1]), Expr::List(all) if code.several(all).len() == 2));
    // The error that is there after each call decides nothing.
    assert_eq!(code.function(f).conditions.len(), 1);
}

#[test]
fn values_of_structs_have_what_they_are_given() {
    let code = read(
        "package a\n\nvar a = &b.C{D: e, F: []G{{H: 1}, {H: 2}}}\nvar i = bson.M{\"_id\": a}\nvar j = map[string]int{\"k\": 1}\nvar l = M{n, o}\nvar p = new(q.R)\n",
    );
    let of = |name: &str| match code.lookup(MODULE, name)[0].source {
        Source::Expr(it) => code.expr(it),
        _ => panic!("it has a value"),
    };
    let Expr::New { callee, arguments } = of("a") else { panic!("an instance is made") };
    assert_eq!(code.text(code.range(callee)), "b.C");
    let given: Vec<_> = code.several(arguments).filter_map(|it| code.keyword(it)).map(|it| it.0).collect();
    assert_eq!(given, ["D", "F"]);
    assert!(matches!(of("i"), Expr::Object(all) if code.text(code.entries(all)[0].key) == "_id"));
    assert!(matches!(of("j"), Expr::Object(_)));
    assert!(matches!(of("l"), Expr::New { arguments, .. } if code.several(arguments).len() == 2));
    assert!(matches!(of("p"), Expr::New { arguments, .. } if arguments.is_empty()));
}

#[test]
fn loops_and_closures_are_seen() {
    let code = read(
        "package a\n\nfunc f(ids []int) {\n\tfor i, id := range ids {\n\t\tgo func() { g(id) }()\n\t\t_ = i\n\t}\n\tfor rows.Next() {\n\t\trows.Scan(&x)\n\t}\n\tswitch y := z.(type) {\n\tcase A, *B:\n\t\th(y)\n\t}\n\tselect {\n\tcase v := <-c:\n\t\tk(v)\n\tdefault:\n\t}\n}\n",
    );
    let f = function(&code, "f");
    assert!(matches!(code.lookup(f, "id")[0].source, Source::Element(_)));
    assert_eq!(code.function(f).loops.len(), 3);
    assert_eq!(code.lookup(f, "y").len(), 2);
    assert_eq!(code.lookup(f, "v").len(), 1);
    assert_eq!(code.functions().filter(|it| it.1.parent == Some(f)).count(), 1);
}

#[test]
fn deep_code_is_read_in_a_small_stack() {
    let head = "package a\n\nfunc f() {\n";
    for (open, close) in [
        ("(", ")"),
        ("f(", ")"),
        ("[]int{", "}"),
        ("A{b: ", "}"),
        ("func() { ", " }"),
        ("-", ""),
        ("a + (", ")"),
        ("a[", "]"),
        ("a.(map[string]", ")"),
    ] {
        let text = format!("{head}x = {}1{}\n}}\n", open.repeat(20_000), close.repeat(20_000));
        small_stack(text);
    }
    for (open, close) in
        [("if a {\n", "}\n"), ("for {\n", "}\n"), ("switch a {\ncase b:\n", "}\n"), ("if a {} else ", "{}\n")]
    {
        small_stack(format!("{head}{}{}}}\n", open.repeat(10_000), close.repeat(10_000)));
    }
    small_stack(format!("package a\n\nvar x {}int\n", "[]".repeat(20_000)));
}

fn small_stack(text: String) {
    let read = std::thread::Builder::new().stack_size(1 << 20).spawn(move || {
        Code::read(Language::Go, text)
            .is_none_or(|it| it.expr_count() > 0 || it.has_errors() || it.functions().count() > 0)
    });
    assert!(read.expect("a thread starts").join().expect("it does not overflow"));
}

proptest! {
    #[test]
    fn broken_code_is_read(cuts in prop::collection::vec(0_usize..700, 1..8)) {
        let whole = "package a\n\nimport (\n\tb \"c/d\"\n\t. \"e\"\n)\n\ntype F[G any] struct {\n\t*H\n\tI, J []b.K `l:\"m\"`\n}\n\n\
                     func (n *F[G]) o(p context.Context, q ...int) (r *s, err error) {\n\tdefer t.u()\n\tv, err := w[x](&y, q...)\n\t\
                     if err != nil {\n\t\treturn nil, err\n\t}\n\tfor i, z := range v[1:] {\n\t\taa[i] = bb.Cc{Dd: func() { ee <- z }, Ff: map[string]int{\"g\": 1}}\n\t}\n\t\
                     switch hh := ii.(type) {\n\tcase *jj, kk.Ll:\n\t\treturn hh.(*s), `mm`\n\tdefault:\n\t\tselect {\n\t\tcase nn := <-oo:\n\t\t\tgo pp(nn)\n\t\t}\n\t}\n\treturn\n}\n";
        let mut text = whole.to_owned();
        for at in cuts {
            let at = at % text.len().max(1);
            if text.is_char_boundary(at) && at < text.len() {
                text.remove(at);
            }
        }
        if let Some(code) = Code::read(Language::Go, text.as_str()) {
            check_ranges(&code);
        }
    }
}
