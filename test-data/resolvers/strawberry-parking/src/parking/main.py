from fastapi import FastAPI
from strawberry.fastapi import GraphQLRouter

from parking.api.context import get_context
from parking.api.schema import schema

app = FastAPI(title="Parking")
app.include_router(GraphQLRouter(schema, context_getter=get_context), prefix="/graphql")
