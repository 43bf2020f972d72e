import strawberry

from transit.query import Query
from transit.subscription import Subscription

schema = strawberry.Schema(query=Query, subscription=Subscription)
