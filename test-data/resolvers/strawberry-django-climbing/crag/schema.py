import strawberry
from strawberry.tools import merge_types
from strawberry_django.optimizer import DjangoOptimizerExtension

from gyms.schema import GymQuery
from logbook.schema import LogbookQuery
from members.schema import MemberQuery

Query = merge_types("Query", (GymQuery, LogbookQuery, MemberQuery))

schema = strawberry.Schema(query=Query, extensions=[DjangoOptimizerExtension])
