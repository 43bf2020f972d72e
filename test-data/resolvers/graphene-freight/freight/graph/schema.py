import graphene

from freight.graph.mutations import Mutation
from freight.graph.queries import Query

schema = graphene.Schema(query=Query, mutation=Mutation)
