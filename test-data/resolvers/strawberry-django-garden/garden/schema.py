import strawberry
import strawberry_django
from strawberry_django.optimizer import DjangoOptimizerExtension

from .types import Bed, Plant


@strawberry.type
class Query:
    plants: list[Plant] = strawberry_django.field()
    beds: list[Bed] = strawberry_django.field()


schema = strawberry.Schema(query=Query, extensions=[DjangoOptimizerExtension])
