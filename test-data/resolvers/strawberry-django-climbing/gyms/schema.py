from datetime import date

import strawberry
import strawberry_django
from django.conf import settings
from django.db.models import Count, Prefetch, Q
from strawberry import auto
from strawberry.types import Info

from gyms import counters, models
from gyms.grades import TAPE_COLOURS
from logbook.models import Ascent
from logbook.videos import VideoLibrary


@strawberry_django.type(models.Setter)
class Setter:
    id: auto
    name: auto


@strawberry_django.filter_type(models.Route)
class RouteFilter:
    colour: auto
    grade_index: auto


@strawberry_django.type(models.Route, filters=RouteFilter, pagination=True)
class Route:
    id: auto
    set_on: auto
    grade: auto
    average_stars: auto

    @strawberry_django.field(only=["colour"])
    def colour_code(self, root: models.Route) -> str:
        return TAPE_COLOURS.get(root.colour, "#999999")

    @strawberry_django.field(
        prefetch_related=[
            Prefetch(
                "ascents",
                queryset=Ascent.objects.order_by("climbed_on", "pk").select_related("climber"),
                to_attr="ascents_in_order",
            )
        ]
    )
    def first_ascent_by(self, root: models.Route) -> str | None:
        return root.ascents_in_order[0].climber.nickname if root.ascents_in_order else None

    @strawberry_django.field
    def last_climbed_on(self, root: models.Route) -> date | None:
        return root.ascents.order_by("-climbed_on").values_list("climbed_on", flat=True).first()

    @strawberry_django.field
    def sent_by_me(self, root: models.Route, info: Info) -> bool:
        user = info.context.request.user
        return user.is_authenticated and root.ascents.filter(climber__user=user).exists()

    @strawberry_django.field
    def beta_videos(self, root: models.Route) -> list[str]:
        return VideoLibrary().of_route(root.pk)


@strawberry_django.type(models.Wall)
class Wall:
    id: auto
    name: auto
    angle: auto
    routes: list[Route]


@strawberry_django.type(models.Gym)
class Gym:
    id: auto
    name: auto
    walls: list[Wall]

    @strawberry_django.field(only=["slug"])
    def website(self, root: models.Gym) -> str:
        return f"{settings.PUBLIC_URL}/gyms/{root.slug}"

    @strawberry_django.field(
        annotate={"_open_routes": Count("walls__routes", filter=Q(walls__routes__taken_down_on__isnull=True))}
    )
    def open_routes(self, root: models.Gym) -> int:
        return root._open_routes

    @strawberry_django.field(only=["counter_id"])
    def people_inside(self, root: models.Gym) -> int | None:
        return counters.people_inside(root.counter_id) if root.counter_id else None

    @strawberry_django.field
    def setters(self, root: models.Gym) -> list[Setter]:
        return models.Setter.objects.filter(routes__wall__gym=root).distinct()


@strawberry.type
class GymQuery:
    gyms: list[Gym] = strawberry_django.field()
    routes: list[Route] = strawberry_django.field()
