import graphene

from museum.services.climate import humidity_in


class Room(graphene.ObjectType):
    name = graphene.String(required=True)
    humidity = graphene.Float()

    async def resolve_humidity(parent, info):
        return await humidity_in(parent)
