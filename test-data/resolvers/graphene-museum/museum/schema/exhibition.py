from datetime import date

import graphene
from sqlalchemy import func, select

from museum import models


class Exhibition(graphene.ObjectType):
    id = graphene.ID(required=True)
    title = graphene.String(required=True)
    is_open = graphene.Boolean(required=True)
    size = graphene.Int(required=True)

    def resolve_is_open(self, info):
        return self.opens <= date.today() <= self.closes

    async def resolve_size(self, info):
        session = info.context["session"]
        count = select(func.count()).where(models.shown_in.c.exhibition_id == self.id)
        return await session.scalar(count)
