//! What is read of Ruby.

use proptest::prelude::*;
use wirelint_source_code::Language;
use wirelint_source_code::code::{Choice, Code, EntryKind, Expr, ExprId, FunctionId, MODULE, Source};

use super::{calls, check_ranges};

fn ruby(text: &str) -> Code {
    Code::read(Language::Ruby, text).expect("Ruby is read")
}

fn function(code: &Code, name: &str) -> FunctionId {
    let found = code.functions().find(|it| it.1.name.is_some_and(|it| code.text(it) == name));
    found.unwrap_or_else(|| panic!("{name} is not there")).0
}

fn shown(code: &Code, all: impl IntoIterator<Item = ExprId>) -> Vec<&str> {
    all.into_iter().map(|it| code.text(code.range(it))).collect()
}

#[test]
fn calls_are_found_wherever_they_stand() {
    let code = ruby(
        "a(b(1)) { |c, d = e(1)| f(c) } unless g(1)\n\
         class H < Struct.i(:x)\n  j :k\n  private def l(m:, n: o(1), **p) = q(m)\n  def self.r\n    s(1)\n  rescue T => u\n    v(1)\n  \
         else\n    w(1)\n  ensure\n    x(1)\n  end\nend\n\
         y = z(1) || aa(1) && !bb(1) ? cc(1) : [dd(1), *ee(1), { ff(1) => gg(1), hh: ii(1), **jj(1) }]\n\
         case kk(1)\nwhen ll(1), Mm then nn(1)\nelse oo(1)\nend\n\
         case pp(1)\nin { qq: } if rr(1) then ss(1)\nend\n\
         while tt(1) do uu(1) end\nfor vv in ww(1) do xx(1) end\n\
         begin; yy(1); end until zz(1)\n\"#{ab(1)} #{ac.ad(1)}\" ; /#{ae(1)}/; `#{af(1)}`\n\
         ag.(ah(1)); ai[aj(1)] = ak(1); al.am = an(1); ao ||= ap(1); aq&.ar(1)&.as(1)\n\
         -> (at = au(1)) { av(1) }\naw(1) rescue ax(1)\nreturn ay(1), az(1)\n\
         ba(<<~SQL, bb: bc(1))\n  select #{bd(1)}\nSQL\nbe :bf, *bg(1), &bh(1)\n",
    );
    assert!(!code.has_errors());
    let mut found = calls(&code);
    found.sort_unstable();
    let mut expected: Vec<&str> = "Struct.i a b e f g j o q s v w x z aa bb cc dd ee ff gg ii jj kk ll nn oo pp rr ss tt uu ww xx yy zz ab ac.ad \
         ae af ag ah aj ak an ap aq&.ar aq&.ar(1)&.as au av aw ax ay az ba bc bd be bg bh private"
        .split_whitespace()
        .collect();
    expected.sort_unstable();
    assert_eq!(found, expected);
}

#[test]
fn names_mean_what_they_are_bound_to() {
    let code = ruby(
        "a, (b, *c) = load\nd = 1\ndef e(f, g = 1, *h, i:, j: 2, **k, &l)\n  m = f\n  [1].each { |n, (o, p)| m = n; q = d }\n  r ||= m\nend\n",
    );
    let path = |name: &str| {
        let [it, ..] = code.lookup(MODULE, name) else { panic!("{name} is not bound") };
        code.path(it).count()
    };
    assert_eq!(["a", "b", "c", "d"].map(path), [1, 2, 2, 0]);
    let e = function(&code, "e");
    assert_eq!(code.lookup(e, "g").len(), 2, "the parameter and what stands for it");
    assert_eq!(code.lookup(e, "m").len(), 2, "a block gives values to what is around it");
    assert_eq!(code.lookup(e, "r").len(), 1);
    assert!(code.lookup(e, "q").is_empty() && code.lookup(e, "n").is_empty());
    let params: Vec<(bool, bool)> =
        code.function(e).params.iter().map(|it| (it.is_rest, it.is_named_rest)).collect();
    assert_eq!(params.iter().filter(|it| it.0).count(), 1);
    assert_eq!(params.iter().filter(|it| it.1).count(), 1);
    assert_eq!(params.len(), 7);
    let (block, of_block) = code.functions().last().expect("the block is one");
    assert!(of_block.keeps_receiver && code.lookup(block, "q").len() == 1);
    assert!(matches!(code.lookup(block, "p"), [it] if it.source == Source::Param(1)));
}

#[test]
fn classes_have_bases_members_and_a_body() {
    let code = ruby(
        "module Types\n  class Post < Types::Base\n    A = 1\n    field :id, ID, null: false\n    def initialize(db) = @db = db\n    def author; @author ||= find; end\n    \
         alias writer author\n    class << self\n      def all; end\n    end\n    def self.one; end\n  end\nend\nclass Types::User; end\n",
    );
    let classes: Vec<&str> = code.classes().map(|it| code.text(it.1.name.expect("it has a name"))).collect();
    assert_eq!(classes, ["Types", "Post", "Types::User"]);
    let (_, class) = code.classes().nth(1).expect("it is there");
    assert_eq!(shown(&code, class.extends), ["Types::Base"]);
    let members: Vec<(&str, bool)> =
        class.members.iter().map(|it| (code.text(it.name), it.is_static)).collect();
    let expected = [
        ("A", true),
        ("initialize", false),
        ("author", false),
        ("writer", false),
        ("all", true),
        ("one", true),
    ];
    assert_eq!(members, expected);
    let constructor = code.function(class.constructor.expect("there is one"));
    assert_eq!(constructor.fields.iter().map(|it| code.text(it.0)).collect::<Vec<_>>(), ["@db"]);
    let body = code.function(class.body.expect("it has one"));
    assert_eq!(shown(&code, body.steps.iter().copied()), ["1", "field :id, ID, null: false"]);
    assert_eq!(code.lookup(MODULE, "User").len(), 1);
    let code = ruby(
        "Card = Struct.new(:id, :name) do\n  def label = name\nend\nKind = Class.new(Card)\nPlain = Data.define(:a)\n",
    );
    let made: Vec<(&str, Vec<&str>, usize)> = code
        .classes()
        .map(|(_, it)| {
            let name = code.text(it.name.expect("it has a name"));
            (name, shown(&code, it.extends), it.members.len())
        })
        .collect();
    let expected = [
        ("Card", vec!["Struct.new(:id, :name) do\n  def label = name\nend"], 1),
        ("Kind", vec!["Card"], 0),
        ("Plain", vec!["Data.define(:a)"], 0),
    ];
    assert_eq!(made, expected);
}

#[test]
fn what_a_method_gives_is_its_last_value() {
    let code = ruby(
        "def a\n  return b if c\n  d = e\n  if f\n    g\n    h\n  else\n    i\n  end\nrescue J\n  k\nend\ndef l = m\ndef n; end\n",
    );
    let returned = |name: &str| shown(&code, code.function(function(&code, name)).returns.iter().copied());
    assert_eq!(returned("a").len(), 2);
    assert_eq!(returned("a")[0], "b");
    assert_eq!(returned("l"), ["m"]);
    assert!(returned("n").is_empty());
    let last = *code.function(function(&code, "a")).returns.last().expect("there is one");
    let Expr::Choice(parts) = code.expr(last) else { panic!("it may be rescued") };
    let Choice { yes, no, .. } = code.choice(parts);
    assert_eq!(shown(&code, [no]), ["k"]);
    let Expr::Choice(parts) = code.expr(yes) else { panic!("it is a condition") };
    let Choice { yes, no, .. } = code.choice(parts);
    assert_eq!(shown(&code, [yes, no]), ["h", "i"]);
    assert!(code.function(function(&code, "a")).conditions[0].ends);
}

#[test]
fn literals_are_read_without_what_marks_them() {
    let code = ruby(
        "a = { b: 1, :c => 2, \"d\" => 3, e => 4, f:, **g }\nh :i, 'j', %w[k l], %i[m n], o: 1, :p => 2, \"q r\": 3\n",
    );
    let Some((_, Expr::Object(entries))) = code.exprs().find(|it| matches!(it.1, Expr::Object(_))) else {
        panic!("it is an object")
    };
    let keys: Vec<(&str, bool)> = code
        .entries(entries)
        .iter()
        .map(|it| (code.text(it.key), matches!(it.kind, EntryKind::Plain)))
        .collect();
    assert_eq!(keys, [("b", true), ("c", true), ("d", true), ("e", false), ("f", true), ("**g", false)]);
    let texts: Vec<ExprId> = code.exprs().filter(|it| matches!(it.1, Expr::Text)).map(|it| it.0).collect();
    assert_eq!(shown(&code, texts), ["i", "'j'", "k", "l", "m", "n"]);
    let Some((_, Expr::Call { arguments, .. })) = code.exprs().last() else { panic!("it is a call") };
    let names: Vec<Option<&str>> =
        code.several(arguments).map(|it| code.keyword(it).map(|it| it.0)).collect();
    assert_eq!(names, [None, None, None, None, Some("o"), Some("p"), Some("q")]);
}

#[test]
fn deep_code_is_read_in_a_small_stack() {
    for (open, close) in [
        ("(", ")"),
        ("[", "]"),
        ("f(", ")"),
        ("{a: ", "}"),
        ("->{ ", "}"),
        ("!", ""),
        ("a ? b : ", ""),
        ("a = ", ""),
        ("a[", "]"),
        ("a + (", ")"),
        ("f { ", "}"),
        ("a && ", ""),
        ("\"#{", "}\""),
        ("if a then ", " end"),
        ("begin ", " end"),
        ("case a when b then ", " end"),
        ("if a\nelsif b\nelse ", " end"),
        ("def a(b = ", ") end"),
        ("class A; ", " end"),
        ("module A; ", " end"),
        ("class << self; ", " end"),
        ("def a; ", " end"),
        ("x in [", "]"),
    ] {
        small_stack(format!("x = {}1{}", open.repeat(20_000), close.repeat(20_000)));
        small_stack(format!("{}1{}", open.repeat(20_000), close.repeat(20_000)));
    }
    small_stack(format!("x{}", ".y".repeat(20_000)));
    small_stack(format!("x{}", "\nelsif a".repeat(20_000)));
    small_stack(format!("a = {}1", "b + ".repeat(20_000)));
}

fn small_stack(text: String) {
    let read = std::thread::Builder::new().stack_size(1 << 20).spawn(move || {
        Code::read(Language::Ruby, text).is_none_or(|it| it.expr_count() > 0 || it.has_errors())
    });
    _ = read.expect("a thread starts").join().expect("it does not overflow");
}

#[test]
fn here_documents_are_read_in_a_line() {
    let text = "a(<<~A, <<~B) { b }\n  #{c(1)}\nA\n  #{d(1)}\nB\n".repeat(2_000);
    let code = ruby(&text);
    assert_eq!(calls(&code).iter().filter(|it| **it == "d").count(), 2_000);
}

proptest! {
    #[test]
    fn broken_code_is_read(cuts in prop::collection::vec(0_usize..700, 1..8)) {
        let whole = "module A\n  class B < C::D\n    field :e, [F, null: true], null: false do\n      argument :g, String\n    end\n\n    \
                     def h(i:, j: 1, *k, **l, &m)\n      return n unless o&.p\n      q = r.map { |s, (t, *u)| s[t] ||= yield(u) }\n      \
                     case v\n      when W then \"x#{y}z\"\n      in { aa:, bb: [cc, *] } if dd then ee\n      else ff\n      end\n    \
                     rescue Gg, Hh => ii\n      jj <<~SQL, kk\n        select #{ll}\n      SQL\n    ensure\n      mm += 1 while nn\n    end\n  end\nend\n";
        let mut text = whole.to_owned();
        for at in cuts {
            let at = at % text.len().max(1);
            if text.is_char_boundary(at) && at < text.len() {
                text.remove(at);
            }
        }
        if let Some(code) = Code::read(Language::Ruby, text.as_str()) {
            check_ranges(&code);
        }
    }
}
