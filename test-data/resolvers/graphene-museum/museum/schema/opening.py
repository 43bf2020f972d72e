import graphene
from sqlalchemy import text


class OpeningHours(graphene.ObjectType):
    museum_id = graphene.Int()
    today = graphene.String()

    async def resolve_today(root, info):
        statement = text("select hours from opening where museum = :museum and day = current_date")
        return await info.context["session"].scalar(statement, {"museum": root.museum_id})
