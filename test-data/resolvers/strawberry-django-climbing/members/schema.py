import strawberry
import strawberry_django
from strawberry import auto
from strawberry.types import Info

from members import models

LEVELS = ["new", "regular", "keen", "crusher"]


@strawberry_django.type(models.Climber)
class Climber:
    id: auto
    nickname: auto

    @strawberry_django.field
    def full_name(self, root: models.Climber) -> str:
        return f"{root.first_name} {root.last_name}".strip()

    @strawberry_django.field(only=["experience"])
    def level(self, root: models.Climber) -> str:
        return LEVELS[min(root.experience // 500, len(LEVELS) - 1)]


@strawberry.type
class Me:
    nickname: str
    climber: strawberry.Private[models.Climber]

    @strawberry_django.field
    def days_climbed(self) -> int:
        return self.climber.ascents.values("climbed_on").distinct().count()


@strawberry.type
class MemberQuery:
    climbers: list[Climber] = strawberry_django.field()

    @strawberry_django.field
    def me(self, info: Info) -> Me | None:
        user = info.context.request.user
        if not user.is_authenticated:
            return None
        climber = models.Climber.objects.get(user=user)
        return Me(nickname=climber.nickname, climber=climber)
