from pathlib import Path

from ariadne import load_schema_from_path, make_executable_schema

from podium.gql.concerts import concert, review
from podium.gql.people import musician
from podium.gql.pieces import composer, piece, search_result
from podium.gql.root import box_office, query

schema = make_executable_schema(
    load_schema_from_path(Path(__file__).parents[2] / "schema.graphql"),
    query,
    box_office,
    concert,
    review,
    musician,
    piece,
    composer,
    search_result,
    convert_names_case=True,
)
