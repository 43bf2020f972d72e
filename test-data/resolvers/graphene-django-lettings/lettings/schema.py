import graphene

import accounts.schema
import listings.schema
import tenancies.schema


class Query(
    accounts.schema.Query,
    listings.schema.Query,
    tenancies.schema.Query,
    graphene.ObjectType,
):
    pass


class Mutation(listings.schema.Mutation, graphene.ObjectType):
    pass


schema = graphene.Schema(query=Query, mutation=Mutation)
