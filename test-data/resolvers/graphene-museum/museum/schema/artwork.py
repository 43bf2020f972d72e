import graphene

from museum.services import loans_of

from .exhibition import Exhibition
from .room import Room


class Artwork(graphene.ObjectType):
    id = graphene.ID(required=True)
    title = graphene.String(required=True)
    year = graphene.Int()
    dimensions = graphene.String(unit=graphene.String(default_value="cm"))
    artist = graphene.Field("museum.schema.artist.Artist", required=True)
    room = graphene.Field(Room)
    exhibitions = graphene.List(graphene.NonNull(Exhibition))
    is_on_loan = graphene.Boolean(required=True)
    image_url = graphene.String(width=graphene.Int(default_value=800))

    @staticmethod
    def resolve_dimensions(root, info, unit):
        factor = {"mm": 1, "cm": 10, "m": 1000}.get(unit, 10)
        return f"{root.width_mm / factor:g} × {root.height_mm / factor:g} {unit}"

    @staticmethod
    def resolve_artist(root, info):
        return info.context["artists"].load(root.artist_id)

    @staticmethod
    def resolve_room(root, info):
        return root.room

    @staticmethod
    def resolve_exhibitions(root, info):
        loader = info.context["exhibitions_by_artwork"]
        return loader.load(root.id)

    @staticmethod
    async def resolve_is_on_loan(root, info):
        loans = await loans_of(info.context["session"], [root.id])
        return bool(loans)

    @staticmethod
    def resolve_image_url(root, info, width):
        return f"https://images.example.org/{root.id}/{width}.jpg"
