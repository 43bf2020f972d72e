import strawberry
import strawberry_django
from strawberry import auto

from logbook import models
from logbook.scoring import points
from members.schema import Climber


@strawberry_django.type(models.Comment)
class Comment:
    id: auto
    text: auto
    written_at: auto


@strawberry_django.type(models.Ascent, pagination=True)
class Ascent:
    id: auto
    climbed_on: auto
    style: auto
    stars: auto
    climber: Climber
    visible_comments: list[Comment]

    @strawberry_django.field(select_related=["route"], only=["style", "route__grade_index"])
    def points(self, root: models.Ascent) -> int:
        return points(root.route.grade_index, root.style)


@strawberry.type
class LogbookQuery:
    ascents: list[Ascent] = strawberry_django.field()
