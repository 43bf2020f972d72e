from ariadne import load_schema_from_path, make_executable_schema
from ariadne.asgi import GraphQL

from weather.context import get_context_value
from weather.resolvers import resolvers

type_defs = load_schema_from_path("weather/schema/")
schema = make_executable_schema(type_defs, *resolvers, convert_names_case=True)
app = GraphQL(schema, context_value=get_context_value)
