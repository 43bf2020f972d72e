import contextlib

from starlette.applications import Starlette
from starlette.requests import Request
from starlette_graphene3 import GraphQLApp

from insurance.auth import user_of
from insurance.container import Container
from insurance.loaders import Loaders
from insurance.schema import schema
from insurance.services.quotes import QuoteBook
from insurance.settings import settings

container = Container(settings)


def context_of(request: Request) -> dict:
    return {
        "request": request,
        "user": user_of(request),
        "container": container,
        "loaders": Loaders(container),
        "quotes": QuoteBook(container.policies),
    }


@contextlib.asynccontextmanager
async def lifespan(app: Starlette):
    await container.catalogue.refresh()
    yield


app = Starlette(lifespan=lifespan)
app.mount("/graphql", GraphQLApp(schema, context_value=context_of))
