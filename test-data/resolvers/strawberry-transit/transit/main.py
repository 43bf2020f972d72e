from fastapi import FastAPI
from strawberry.fastapi import GraphQLRouter

from transit.context import get_context
from transit.schema import schema

app = FastAPI()
app.include_router(GraphQLRouter(schema, context_getter=get_context), prefix="/graphql")
