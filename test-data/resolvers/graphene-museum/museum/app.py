from starlette.applications import Starlette
from starlette_graphene3 import GraphQLApp

from museum.context import build_context
from museum.schema import schema

app = Starlette()
app.mount("/graphql", GraphQLApp(schema, context_value=build_context))
