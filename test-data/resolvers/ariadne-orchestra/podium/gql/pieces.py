from ariadne import ObjectType, UnionType

from podium import queries
from podium.models import Composer

piece = ObjectType("Piece")
composer = ObjectType("Composer")


def resolve_duration(piece, info):
    minutes, seconds = divmod(piece.seconds, 60)
    return f"{minutes}:{seconds:02}"


def resolve_recordings(piece, info):
    return info.context.loaders.recordings.load(piece.id)


def resolve_lifespan(composer, info):
    return f"{composer.born or '?'}–{composer.died or ''}"


def resolve_pieces(composer, info):
    return queries.pieces_of(composer)


def resolve_search_result_type(obj, *_):
    return "Composer" if isinstance(obj, Composer) else "Piece"


piece.set_field("duration", resolve_duration)
piece.set_field("recordings", resolve_recordings)
composer.set_field("lifespan", resolve_lifespan)
composer.set_field("pieces", resolve_pieces)
search_result = UnionType("SearchResult", resolve_search_result_type)
