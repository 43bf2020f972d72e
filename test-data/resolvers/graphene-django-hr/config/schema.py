import graphene

from leave.schema import LeaveQuery
from people.graphql.queries import PeopleQuery


class Query(PeopleQuery, LeaveQuery, graphene.ObjectType):
    pass


schema = graphene.Schema(query=Query)
