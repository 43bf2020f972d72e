from datetime import date, datetime

import strawberry
import strawberry_django
from django.db.models import Count
from strawberry import auto

from . import models, weather

SEASONS = {12: "winter", 1: "winter", 2: "winter", 3: "spring", 4: "spring", 5: "spring"}


@strawberry_django.type(models.Species)
class Species:
    id: auto
    name: auto
    latin_name: auto
    plant_count: int = strawberry_django.field(annotate={"plant_count": Count("plants")})


@strawberry_django.type(models.Watering)
class Watering:
    id: auto
    at: auto
    litres: auto


@strawberry_django.type(models.Bed)
class Bed:
    id: auto
    name: auto
    plants: list["Plant"]

    @strawberry_django.field(only=["area_cm2"])
    def area(self, root: strawberry.Parent[models.Bed]) -> float:
        return root.area_cm2 / 10_000

    @strawberry_django.field(only=["probe"])
    def soil_moisture(self) -> float | None:
        return weather.soil_moisture(self.probe) if self.probe else None


@strawberry_django.type(models.Plant)
class Plant:
    id: auto
    label: auto
    planted: auto
    species: Species
    bed: Bed
    waterings: list[Watering]

    @strawberry_django.field(only=["label", "species__name"], select_related=["species"])
    def title(self, root: strawberry.Parent[models.Plant]) -> str:
        return root.title

    @strawberry_django.field
    def last_watered(self) -> datetime | None:
        watering = models.Watering.objects.filter(plant_id=self.pk).order_by("-at").first()
        return watering.at if watering else None

    @strawberry_django.field(prefetch_related=["waterings"])
    def litres_total(self) -> float:
        return sum(watering.litres for watering in self.waterings.all())

    @strawberry_django.field(only=["planted"])
    def season_planted(self) -> str:
        return SEASONS.get(self.planted.month, "summer")

    @strawberry_django.field(only=["planted"])
    def age_days(self) -> int:
        return (date.today() - self.planted).days
