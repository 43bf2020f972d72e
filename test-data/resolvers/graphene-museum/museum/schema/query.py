import graphene
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from museum import models

from .artist import Artist
from .artwork import Artwork
from .opening import OpeningHours


class Query(graphene.ObjectType):
    artworks = graphene.List(graphene.NonNull(Artwork), year=graphene.Int())
    artists = graphene.List(graphene.NonNull(Artist))
    opening_hours = graphene.NonNull(OpeningHours)

    async def resolve_artworks(root, info, year=None):
        statement = select(models.Artwork).options(joinedload(models.Artwork.room)).limit(100)
        if year is not None:
            statement = statement.where(models.Artwork.year == year)
        return (await info.context["session"].scalars(statement)).all()

    async def resolve_artists(root, info):
        return (await info.context["session"].scalars(select(models.Artist))).all()

    def resolve_opening_hours(root, info):
        return OpeningHours(museum_id=1)
