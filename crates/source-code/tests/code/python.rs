//! What is read of Python.

use proptest::prelude::*;
use wirelint_source_code::Language;
use wirelint_source_code::code::{
    Code, Export, Expr, FunctionId, Imported, MODULE, MemberKind, Source, Type,
};

use super::{calls, check_ranges};

fn python(text: &str) -> Code {
    Code::read(Language::Python, text).expect("Python is read")
}

fn function(code: &Code, name: &str) -> FunctionId {
    let found = code.functions().find(|it| it.1.name.is_some_and(|it| code.text(it) == name));
    found.unwrap_or_else(|| panic!("{name} is not there")).0
}

#[test]
fn calls_are_found_wherever_they_stand() {
    let code = python(
        "@a(b())\nclass C(d()):\n    e = f()\n    @g.h\n    async def i(self, j=k(), *l, m: n = o(), **p):\n        \
         async with q() as r, s():\n            async for t in u():\n                yield await v(t)\n\
         x = [w(y) for y in z() if aa(y) for bb in cc(y)] + {dd(): ee() for _ in ff}\n\
         try:\n    gg()\nexcept hh as ii:\n    jj()\nelse:\n    kk()\nfinally:\n    ll()\n\
         match mm():\n    case {'nn': oo} if pp():\n        qq()\n\
         if (rr := ss()) and tt(*uu(), vv=ww(), **xx()):\n    pass\nelif yy():\n    f'{zz()}'\n\
         while ab(): lambda: ac(ad() for _ in ae())\ndel af()[ag()]\nassert ah(), ai()\nraise aj() from ak()\n",
    );
    assert!(!code.has_errors());
    let mut found = calls(&code);
    found.sort_unstable();
    let mut expected: Vec<&str> = "a aa ab ac ad ae af ag ah ai aj ak b cc d dd ee f gg jj k kk ll mm o pp q qq s ss tt u uu v w ww xx yy z zz"
        .split(' ')
        .collect();
    expected.sort_unstable();
    assert_eq!(found, expected);
}

#[test]
fn names_mean_what_they_are_bound_to() {
    let code = python(
        "(a, *b), c[0] = load()\nfor d, e in a: pass\nwith f() as g: pass\nif h := i(): pass\n\
         def j(k, l=1, *m, n, **o):\n    global p\n    p = k\n    q: int\n    return [r for r in l]\n",
    );
    let path = |name: &str| {
        let [it, ..] = code.lookup(MODULE, name) else { panic!("{name} is not bound") };
        code.path(it).count()
    };
    assert_eq!(["a", "b", "d", "e", "g", "h"].map(path), [2, 2, 1, 1, 0, 0]);
    let j = function(&code, "j");
    assert_eq!(code.lookup(j, "l").len(), 2, "the parameter and what stands for it");
    let params = &code.function(j).params;
    assert_eq!(
        params.iter().map(|it| (it.is_rest, it.is_named_rest)).collect::<Vec<_>>(),
        [(false, false), (false, false), (true, false), (false, false), (false, true)]
    );
    assert_eq!(code.lookup(MODULE, "p").len(), 1, "`global` gives the module's");
    assert!(code.lookup(j, "p").is_empty() && code.lookup(j, "r").is_empty());
    assert!(matches!(code.lookup(j, "q"), [it] if it.source == Source::Unknown && it.ty.is_some()));
    let (inner, _) = code.functions().last().expect("the comprehension is one");
    assert!(matches!(code.lookup(inner, "r"), [it] if it.source == Source::Param(0)));
}

#[test]
fn imports_of_every_form_are_found() {
    let code = python(
        "import a.b\nimport c.d as e\nfrom . import f\nfrom ..g.h import (i, j as k,)\nfrom l import *\nfrom __future__ import annotations\n",
    );
    let said: Vec<(&str, &str, String)> = ["a", "e", "f", "i", "k"]
        .into_iter()
        .map(|name| {
            let [it] = code.lookup(MODULE, name) else { panic!("{name} is not bound") };
            let Source::Import(number) = it.source else { panic!("{name} is not imported") };
            let import = code.import(number);
            let what = match import.what {
                Imported::Named(it) => code.text(it).to_owned(),
                other => format!("{other:?}"),
            };
            (name, code.text(import.from), what)
        })
        .collect();
    let expected =
        [("a", "a", "All"), ("e", "c.d", "All"), ("f", ".", "f"), ("i", "..g.h", "i"), ("k", "..g.h", "j")];
    assert_eq!(said, expected.map(|(name, from, what)| (name, from, what.to_owned())));
    assert!(matches!(code.exports(), [Export::From { from, name: None, .. }] if code.text(*from) == "l"));
}

#[test]
fn classes_have_bases_members_and_a_body() {
    let code = python(
        "@strawberry.type\nclass Post(Node, Base[int], metaclass=M):\n    id: strawberry.ID\n    tags: list[str] = field(default_factory=list)\n    A = B = 1\n\n    \
         class Meta:\n        model = models.Post\n\n    \
         def __init__(self, db):\n        self.db = db\n        def inner(): self.late = 1\n\n    \
         @staticmethod\n    def resolve_a(root, info): ...\n\n    \
         @classmethod\n    async def b(cls): ...\n\n    \
         @property\n    def c(self): ...\n\n    \
         @c.setter\n    def c(self, value): self.d = value\n",
    );
    let (_, class) = code.classes().next().expect("there is one");
    let bases: Vec<&str> = class
        .extends
        .into_iter()
        .chain(code.several(class.also))
        .map(|it| code.text(code.range(it)))
        .collect();
    assert_eq!(bases, ["Node", "Base[int]"]);
    let members: Vec<String> = class
        .members
        .iter()
        .map(|it| {
            let kind = match it.kind {
                MemberKind::Method(_) => "method",
                MemberKind::Getter(_) => "getter",
                MemberKind::Field(Some(_)) => "value",
                MemberKind::Field(None) => "field",
            };
            format!("{} {kind} {}", code.text(it.name), it.is_static)
        })
        .collect();
    let expected = [
        "id field true",
        "tags value true",
        "B value true",
        "A value true",
        "Meta value true",
        "__init__ method false",
        "resolve_a method true",
        "b method true",
        "c getter false",
    ];
    assert_eq!(members, expected);
    let constructor = code.function(class.constructor.expect("there is one"));
    assert_eq!(constructor.fields.iter().map(|it| code.text(it.0)).collect::<Vec<_>>(), ["db", "late"]);
    assert!(constructor.takes_receiver && !code.function(function(&code, "resolve_a")).takes_receiver);
    let body = class.body.expect("it has one");
    assert_eq!(code.lookup(body, "A").len(), 1);
    // A method does not see the names of its class.
    assert!(code.resolve(function(&code, "b"), "A").is_none());
}

#[test]
fn annotations_are_read_in_quotes_too() {
    let code = python(
        "a: Optional[List['Post']]\nb: \"list[models.Post] | None\"\nc: Annotated['Post', strawberry.lazy('.post', 1)]\nd: Callable[[int], 'str']\ne: Literal['a', 1]\n",
    );
    let shown: Vec<String> = ["a", "b", "c", "d", "e"]
        .into_iter()
        .map(|name| {
            let [it] = code.lookup(MODULE, name) else { panic!("{name} is not bound") };
            show(&code, code.ty(it.ty.expect("it has a type")))
        })
        .collect();
    let expected = [
        "Optional[List[Post]]",
        "list[models.Post]|None",
        "Annotated[Post,strawberry.lazy?]",
        "Callable[?,str]",
        "Literal[a,?]",
    ];
    assert_eq!(shown[0], expected[0]);
    assert_eq!(shown[1], expected[1]);
    assert!(shown[2].starts_with("Annotated[Post,"), "{}", shown[2]);
    assert_eq!(shown[3], expected[3]);
    assert_eq!(shown[4], expected[4]);
}

fn show(code: &Code, ty: Type) -> String {
    let all = |many| code.several_types(many).map(|it| show(code, code.ty(it))).collect::<Vec<_>>();
    match ty {
        Type::Named(name, many) if many.is_empty() => code.text(name).to_owned(),
        Type::Named(name, many) => format!("{}[{}]", code.text(name), all(many).join(",")),
        Type::Several(many) => all(many).join("|"),
        _ => "?".to_owned(),
    }
}

#[test]
fn arguments_have_names() {
    let code = python("f(a, b=c, *d, **e)");
    let Some((_, Expr::Call { arguments, .. })) = code.exprs().last() else { panic!("it is a call") };
    let names: Vec<Option<&str>> =
        code.several(arguments).map(|it| code.keyword(it).map(|it| it.0)).collect();
    assert_eq!(names, [None, Some("b"), None, Some("")]);
}

#[test]
fn strings_have_one_quote_on_each_side() {
    let code = python("a = r'''x'''; b = \"y\"; c = f'z'; d = 'p' 'q'; e = f'{f}'; g = rb\"\"; h = {'k': 1}");
    let texts: Vec<&str> =
        code.exprs().filter(|it| matches!(it.1, Expr::Text)).map(|it| code.text(code.range(it.0))).collect();
    assert_eq!(texts, ["'x'", "\"y\"", "'z'", "\"\""]);
}

#[test]
fn deep_code_is_read_in_a_small_stack() {
    for (open, close) in [
        ("(", ")"),
        ("[", "]"),
        ("f(", ")"),
        ("{1:", "}"),
        ("lambda:", ""),
        ("not ", ""),
        ("a if b else ", ""),
        ("a=", ""),
        ("[x for x in ", "]"),
        ("a[", "]"),
        ("a + (", ")"),
    ] {
        let text = format!("x = {}1{}", open.repeat(20_000), close.repeat(20_000));
        small_stack(text);
    }
    let indented = |line: &str| {
        let mut lines: Vec<String> = (0..900).map(|at| format!("{}{line}", " ".repeat(at))).collect();
        lines.push(format!("{}pass\n", " ".repeat(900)));
        lines.join("\n")
    };
    for line in ["if a:", "def f(b):", "class C:", "for d in e:", "with g() as h:", "try:", "match i:"] {
        small_stack(indented(line));
    }
    small_stack(format!("x: {}int{}", "list[".repeat(20_000), "]".repeat(20_000)));
}

fn small_stack(text: String) {
    let read = std::thread::Builder::new().stack_size(1 << 20).spawn(move || {
        Code::read(Language::Python, text).is_none_or(|it| it.expr_count() > 0 || it.has_errors())
    });
    _ = read.expect("a thread starts").join().expect("it does not overflow");
}

proptest! {
    #[test]
    fn broken_code_is_read(cuts in prop::collection::vec(0_usize..700, 1..8), tabs in any::<bool>()) {
        let whole = "import a.b as c\nfrom .d import (e, f as g)\n\n@h.i('j')\nclass K(L, m=N):\n    o: 'P[q]' = r()\n\n    \
                     async def s(self, *t: u, v='w', **x) -> Optional[\"Y\"]:\n        async with z() as aa:\n            \
                     return [await bb(cc) async for cc in dd if (ee := cc)]\n\n\
                     match ff:\n    case Gg(hh=1) | {'ii': jj, **kk}:\n        yield f'{ll!r:>{mm}}' \"\"\"nn\"\"\"\n    \
                     case _:\n        lambda oo, /, pp=1, *, qq: oo[1:2, ...]\n";
        let mut text = if tabs { whole.replace("    ", "\t") } else { whole.to_owned() };
        for at in cuts {
            let at = at % text.len().max(1);
            if text.is_char_boundary(at) && at < text.len() {
                text.remove(at);
            }
        }
        if let Some(code) = Code::read(Language::Python, text.as_str()) {
            check_ranges(&code);
        }
    }
}
