"""The page on which editors approve reviews: the same schema, as far as that page asks for it."""

import os

import asyncpg
from ariadne import load_schema_from_path, make_executable_schema
from ariadne.asgi import GraphQL

from loaders import loaders_of
from resolvers import author, mutation, query, review

schema = make_executable_schema(load_schema_from_path("../schema"), query, mutation, review, author)
pool = asyncpg.create_pool(os.environ["DATABASE_URL"])


async def context(request, _data):
    db = await pool
    return {"request": request, "db": db, "loaders": loaders_of(db)}


app = GraphQL(schema, context_value=context)
