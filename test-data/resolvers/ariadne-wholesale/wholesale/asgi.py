import contextlib
from pathlib import Path

import httpx
from ariadne import load_schema_from_path, make_executable_schema
from ariadne.asgi import GraphQL
from redis.asyncio import Redis
from sqlalchemy.ext.asyncio import create_async_engine
from starlette.applications import Starlette

from wholesale import config
from wholesale.di import Container, Resources
from wholesale.integrations.rates import ExchangeRates
from wholesale.loaders import Loaders
from wholesale.resolvers import bindables

type_defs = load_schema_from_path(Path(__file__).parent.parent / "schema")
schema = make_executable_schema(type_defs, *bindables, convert_names_case=True)

resources = Resources(
    engine=create_async_engine(config.DATABASE_URL),
    redis=Redis.from_url(config.REDIS_URL, decode_responses=True),
    http=httpx.AsyncClient(timeout=3.0),
    rates=ExchangeRates(),
)


def get_context(request, data):
    container = Container(resources)
    return {
        "request": request,
        "container": container,
        "loaders": Loaders(container),
        "rates": resources.rates,
    }


@contextlib.asynccontextmanager
async def lifespan(app):
    await resources.rates.refresh(resources.http)
    yield
    await resources.engine.dispose()


app = Starlette(lifespan=lifespan)
app.mount("/graphql", GraphQL(schema, context_value=get_context))
