use super::{MODELS, check_all};

#[test]
fn methods_and_functions_resolve_fields() {
    let text = "from __future__ import annotations\nimport strawberry\nfrom strawberry.types import Info\nfrom typing import Annotated, List, Optional\nfrom .db import pool\n\n\
         async def author_of(root: 'Post', info: Info) -> Author:\n    return await pool.fetchrow('select 1 where id = $1', root.author_id)\n\n\
         def title_of(root: strawberry.Parent['Post']) -> str:\n    return root.name.title()\n\n\
         @strawberry.type\nclass Author:\n    name: str\n    author_id: strawberry.Private[int]\n\n    \
         @strawberry.field\n    async def posts(self, first: int = 10) -> List[Post]:\n        async with pool.acquire() as connection:\n            return await connection.fetch('select 1', self.author_id)\n\n\
         @strawberry.type(name='Article')\nclass Post:\n    name: str\n    author_id: int\n    author: Author = strawberry.field(resolver=author_of)\n    title = strawberry.field(resolver=title_of)\n\n    \
         @strawberry.field(name='commentCount')\n    async def comments(self, info: Info) -> int:\n        return await self.count(info)\n\n    \
         async def count(self, info):\n        return await info.context['pool'].fetchval('select count(*)', self.name)\n\n\
         @strawberry.type\nclass Query:\n    @strawberry.field\n    def posts(self) -> Optional[list[Annotated['Post', strawberry.lazy('.post')]]]:\n        return []\n\n\
         schema = strawberry.Schema(query=Query)\n";
    let db = "import asyncpg\npool = asyncpg.create_pool('x')\n";
    check_all(
        &[("app/schema.py", text), ("app/db.py", db), ("app/__init__.py", "")],
        "!Article.author !Article.commentCount -Article.title !Author.posts",
    );
}

#[test]
fn contexts_are_classes_with_loaders() {
    let text = "import strawberry\nfrom dataclasses import dataclass\nfrom functools import cached_property\nfrom strawberry.dataloader import DataLoader\nfrom strawberry.fastapi import BaseContext, GraphQLRouter\nfrom sqlalchemy.ext.asyncio import AsyncSession\n\n\
         async def load_users(keys: list[int]) -> list['User']:\n    return keys\n\n\
         class Context(BaseContext):\n    def __init__(self, session: AsyncSession):\n        super().__init__()\n        self.session = session\n        self.one = DataLoader(load_fn=load_users, max_batch_size=1)\n\n    \
         @cached_property\n    def users(self):\n        return DataLoader(load_fn=load_users)\n\n\
         Info = strawberry.Info[Context, None]\n\n\
         @strawberry.type\nclass User:\n    id: int\n\n    \
         @strawberry.field\n    async def a(self, info: strawberry.Info[Context, None]) -> 'User':\n        return await info.context.users.load(self.id)\n\n    \
         @strawberry.field\n    async def b(self, info: Info) -> int:\n        return await info.context.session.scalar(self.id)\n\n    \
         @strawberry.field\n    async def c(self, info: Info) -> int:\n        return await info.context.one.load(self.id)\n\n    \
         @strawberry.field\n    async def d(self) -> int:\n        return await DataLoader(load_fn=load_users).load(self.id)\n\n\
         @strawberry.type\nclass Query:\n    users: list[User]\n\n\
         def get_context(session: AsyncSession) -> Context:\n    return Context(session)\n\n\
         router = GraphQLRouter(strawberry.Schema(Query), context_getter=get_context)\n";
    check_all(&[("app.py", text)], "+User.a !User.b !User.c !User.d");
}

#[test]
fn the_optimizer_joins_relations_and_nothing_else() {
    let types = "import strawberry, strawberry_django\nfrom strawberry import auto\nfrom . import models\n\n\
         @strawberry_django.type(models.Author)\nclass Author:\n    name: auto\n\n    @strawberry_django.field(select_related=['team'])\n    def label(self) -> str:\n        return self.label\n\n    @strawberry_django.field\n    def team_name(self) -> str:\n        return self.team.name\n\n\
         @strawberry_django.type(models.Post)\nclass Post:\n    title: auto\n    author: Author\n\n    @strawberry_django.field\n    def comments(self) -> int:\n        return models.Comment.objects.filter(post=self).count()\n\n\
         @strawberry.type\nclass Query:\n    posts: list[Post] = strawberry_django.field()\n\n";
    let with = "schema = strawberry.Schema(query=Query, extensions=[strawberry_django.optimizer.DjangoOptimizerExtension])\n";
    let without = "schema = strawberry.Schema(query=Query)\n";
    let check = |end: &str, expected: &str| {
        let text = format!("{types}{end}");
        check_all(
            &[("blog/schema.py", &text), ("blog/models.py", MODELS), ("blog/__init__.py", "")],
            expected,
        );
    };
    check(with, "+Author.label !Author.teamName +Post.author !Post.comments");
    check(without, "!Author.label !Author.teamName !Post.author !Post.comments");
}

#[test]
fn entities_are_asked_for_by_other_services() {
    let text = "import strawberry, requests\n\n\
         @strawberry.federation.type(keys=['id'])\nclass Product:\n    id: strawberry.ID\n\n    @classmethod\n    def resolve_reference(cls, id: strawberry.ID):\n        return requests.get('/p/' + id).json()\n\n\
         @strawberry.type\nclass Query:\n    product: Product\n";
    check_all(&[("app.py", text)], "!Product.__resolveReference");
}

#[test]
fn queries_are_merged_and_fields_are_wrapped() {
    let text = "import strawberry, strawberry_django, requests\nfrom strawberry.tools import merge_types\nfrom strawberry_django.permissions import IsAuthenticated\n\n\
         def guarded(*args, **kwargs):\n    return strawberry_django.field(*args, **kwargs, extensions=[IsAuthenticated()])\n\n\
         @strawberry.type\nclass Post:\n    id: int\n\n    @guarded\n    def likes(self) -> int:\n        return requests.get(f'/{self.id}').json()\n\n    @guarded(description='x')\n    def views(self) -> int:\n        return requests.get(f'/{self.id}').json()\n\n\
         @strawberry.type\nclass PostQuery:\n    posts: list[Post]\n\n\
         @strawberry.type\nclass OtherQuery:\n    version: int\n\n\
         Query = merge_types('Query', (PostQuery, OtherQuery))\n\
         schema = strawberry.Schema(query=Query)\n";
    check_all(&[("app.py", text)], "!Post.likes !Post.views");
}
