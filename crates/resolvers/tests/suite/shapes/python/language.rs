use crate::support::Service;
use wirelint_resolvers::Verdict;

/// The lines of a function's body.
pub(super) fn indented(body: &str) -> String {
    let lines: Vec<String> = body.lines().map(|it| format!("        {it}")).collect();
    lines.join("\n") + "\n"
}

/// Checks what is said of `Post.x`, whose resolver has in turn each of these lines; `before` stands in the file.
#[track_caller]
fn check(before: &str, bodies: &[&str], expected: Verdict) {
    let wrong: Vec<(&str, Verdict)> =
        bodies.iter().map(|it| (*it, said(before, it))).filter(|it| it.1 != expected).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn said(before: &str, body: &str) -> Verdict {
    let lines = indented(body);
    let text = format!(
        "import graphene, requests, asyncio, functools, itertools\nfrom helpers import *\n{before}\n\n\
         class Post(graphene.ObjectType):\n    x = graphene.Int()\n\n    async def resolve_x(root, info, first=10):\n{lines}\n\
         class Query(graphene.ObjectType):\n    posts = graphene.List(Post)\n"
    );
    let helpers = "import requests as r\nfrom deep.inner import fetch as fetch_deep\nfrom deep import inner\n\n\
         def fetch(key, *, timeout=1):\n    return r.get(key, timeout=timeout)\n\n\
         def pure(key):\n    return key * 2\n\n\
         class Api:\n    base = 'x'\n    def __init__(self, session=None):\n        self.session = session or r.Session()\n    \
         @property\n    def http(self):\n        return self.session\n    \
         @classmethod\n    def make(cls):\n        return cls(r.Session())\n    \
         @staticmethod\n    def plain(key):\n        return key\n    \
         def get(self, key):\n        return self._do('get', key)\n    \
         def _do(self, verb, key, **options):\n        return self.http.request(verb, self.base + key, **options)\n\n\
         class Child(Api):\n    def get(self, key):\n        return super().get(key)\n\n\
         def forever(key):\n    return forever(key)\n";
    let files = [
        ("schema.py", &*text),
        ("helpers.py", helpers),
        ("deep/__init__.py", ""),
        (
            "deep/inner.py",
            "import urllib.request\n\ndef fetch(key):\n    return urllib.request.urlopen(key)\n",
        ),
    ];
    let found = Service::of(&files).analyse();
    found.fields.iter().find(|it| it.ty == "Post").expect("it is linked").verdict
}

#[test]
fn calls_lead_through_functions_and_modules() {
    check(
        "",
        &[
            "return fetch(root.id)",
            "return fetch(key=root.id)",
            "return fetch('a', timeout=root.id)",
            "return fetch_deep(root.id)",
            "return inner.fetch(root.id)",
            "return functools.partial(fetch, root.id)()",
            "return await asyncio.to_thread(fetch, root.id)",
            "return await asyncio.gather(*[fetch(it) for it in root.ids])",
            "return await asyncio.gather(*(fetch(it) for it in itertools.chain(root.a, root.b)))",
            "return list(map(fetch, root.ids))",
            "return sum(fetch(it).status_code for it in root.ids)",
            "return (lambda it: fetch(it))(root.id)",
            "if (answer := fetch(root.id)): return answer",
            "return {it: fetch(it) for it in root.ids}",
            "for it in root.ids:\n    try:\n        fetch(it)\n    except Exception as e:\n        pass\nreturn 1",
            "with requests.Session() as session:\n    return session.get(root.url)",
            "url = '/{}'.format(root.id)\nreturn fetch(url)",
            "params = {}\nparams['id'] = root.id\nreturn requests.get('/x', params=params)",
            "match root.kind:\n    case 'a': return fetch(root.id)",
            "@functools.lru_cache\ndef inner_function(): return fetch(root.id)\nreturn inner_function()",
        ],
        Verdict::PerItem,
    );
}

#[test]
fn calls_lead_through_classes() {
    check(
        "api = Child()",
        &[
            "return Api().get(root.id)",
            "return Api.make().get(root.id)",
            "return Child().get(root.id)",
            "return Child(session=requests.Session()).get(key=root.id)",
            "return api.get(root.id)",
            "return getattr(api, 'get')(root.id)",
        ],
        Verdict::PerItem,
    );
}

#[test]
fn what_only_looks_like_asking_is_silent() {
    let before = "import json, logging\nfrom datetime import datetime\nKINDS = {'a': 'A'}\nROWS = [{'id': 1}]\nCACHE = {}";
    check(
        before,
        &[
            "return {'a': 1}.get(root.kind)",
            "return KINDS.get(root.kind, 'x')",
            "return KINDS[root.kind]",
            "return next((it for it in ROWS if it['id'] == root.id), None)",
            "return pure(root.id)",
            "return Api.plain(root.id)",
            "return fetch('/constant').json().get(root.id)",
            "return root.items.get('a')",
            "return root.name.upper().strip().split(',')",
            "return len(root.ids) + sum(root.ids)",
            "return sorted(root.rows, key=lambda it: it.name)[0]",
            "return json.dumps(root.data)",
            "return datetime.now() - root.created_at",
            "return f'{root.name!r:>{first}}'",
            "return CACHE.setdefault(root.id, 1)",
            "return [it for it in root.all_items if it.is_open]",
            "return logging.info('x %s', root.id)",
        ],
        Verdict::Harmless,
    );
}

#[test]
fn what_goes_in_circles_ends() {
    for (before, body) in [
        ("from schema import *", "return missing(root.id)"),
        ("import schema", "return schema.Post.resolve_x(root, info)"),
        ("class A(B): pass\nclass B(A): pass", "return A().get(root.id)"),
        ("class A(A): pass", "return A.b.c(root.id)"),
        ("x = y\ny = x", "return x(root.id)"),
        ("f = lambda g: g(g)", "return f(f)(root.id)"),
        ("def a(it): return b(it)\ndef b(it): return a(it)", "return a(root.id)"),
        ("d = {}\nd = {**d, **d, 'a': d}", "return d['a'](root.id)"),
        ("", "return forever(root.id)"),
        ("", "root = root.x\nroot = [root for root in root]\nreturn root(root)"),
    ] {
        // Only that it ends: it is not known what is missing.
        let lines = indented(body);
        let text = format!(
            "import graphene\n{before}\nclass Post(graphene.ObjectType):\n    x = graphene.Int()\n    def resolve_x(root, info):\n{lines}\nclass Query(graphene.ObjectType):\n    posts = graphene.List(Post)\n"
        );
        let found = Service::of(&[("schema.py", &text)]).analyse();
        assert_eq!(found.fields.len(), 1, "{before}");
    }
}

/// A service that has something of everything, to be broken.
const SERVICE: &str = "import graphene, strawberry\nfrom ariadne import ObjectType\nfrom graphene_django import DjangoObjectType\nfrom django.db import models\nfrom aiodataloader import DataLoader\n\n\
    class Author(models.Model):\n    boss = models.ForeignKey('self', null=True, related_name='staff', on_delete=models.CASCADE)\n\n\
    class Loader(DataLoader):\n    async def batch_load_fn(self, keys):\n        return [Author.objects.get(pk=key) for key in keys]\n\n\
    class AuthorType(DjangoObjectType):\n    class Meta:\n        model = Author\n        fields = ('boss', 'staff')\n    x = graphene.List(lambda: AuthorType)\n    def resolve_x(root, info, **kwargs):\n        return info.context['loader'].load(root.boss.id) or root.staff.filter(**kwargs)\n\n\
    @strawberry.type\nclass Post:\n    author: 'Author' = strawberry.field(resolver=lambda root: Author.objects.get(pk=root.id))\n    @strawberry.field\n    async def y(self, info: strawberry.Info) -> list['Post']:\n        async with info.context.pool.acquire() as c:\n            return [Post(**row) async for row in c.cursor('x', self.id)]\n\n\
    post = ObjectType('Post')\n@post.field('z')\ndef resolve_z(obj, info):\n    match obj:\n        case {'id': key}: return (lambda k: info.context.session.execute(k))(key)\n\n\
    class Query(graphene.ObjectType):\n    authors = graphene.List(AuthorType)\n    def resolve_authors(self, info):\n        return Author.objects.select_related('boss')\n\n\
    schema = graphene.Schema(query=Query)\n";

#[test]
fn half_typed_code_is_analysed() {
    for tabs in [false, true] {
        let whole = if tabs { SERVICE.replace("    ", "\t") } else { SERVICE.to_owned() };
        for at in (0..whole.len()).step_by(5) {
            // Cut off, and with a hole.
            let cut = &whole[..at];
            let hole = format!("{cut}{}", whole.get(at + 9..).unwrap_or_default());
            for text in [cut, &hole] {
                _ = Service::of(&[("schema.py", text)]).analyse();
            }
        }
    }
    assert!(Service::of(&[("schema.py", SERVICE)]).analyse().fields.len() > 5);
}

#[test]
fn what_nobody_has_written_is_passed_over() {
    let long = format!("import graphene\nx = [{}]\n", "1, ".repeat(400_000));
    let wide = format!("import graphene\n{}", "def resolve_a(root, info): return root\n".repeat(300_000));
    for text in [long, wide] {
        let found = Service::of(&[("a/schema.py", &text), ("b/schema.py", SERVICE)]).analyse();
        assert!(!found.fields.is_empty() && found.sizes.1 < 100_000, "{:?}", found.sizes);
    }
}
