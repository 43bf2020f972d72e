import graphene

from museum.loaders import ArtistBiographyLoader
from museum.services import Archive
from museum.services import artworks_of as works_of

from .artwork import Artwork

MOVEMENTS = {
    "bar": "Baroque",
    "imp": "Impressionism",
    "exp": "Expressionism",
}

archive = Archive()
biographies = ArtistBiographyLoader(archive)


class Artist(graphene.ObjectType):
    id = graphene.ID(required=True)
    name = graphene.String(required=True)
    movement = graphene.String()
    artworks = graphene.List(graphene.NonNull(Artwork), limit=graphene.Int(default_value=20))
    biography = graphene.String()
    lifespan = graphene.String()

    def resolve_movement(root, info):
        return MOVEMENTS.get(root.movement_code)

    async def resolve_artworks(root, info, limit):
        return await works_of(info.context["session"], root, limit=limit)

    async def resolve_biography(root, info):
        return await biographies.load(root.id)

    def resolve_lifespan(root, info):
        return f"born {root.born}" if root.born else None
