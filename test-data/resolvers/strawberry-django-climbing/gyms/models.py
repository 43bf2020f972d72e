from django.db import models
from django.db.models import Avg
from strawberry_django.descriptors import model_property

from gyms.grades import GRADES


class Gym(models.Model):
    name = models.CharField(max_length=100)
    slug = models.SlugField(unique=True)
    counter_id = models.CharField(max_length=40, blank=True)


class Wall(models.Model):
    gym = models.ForeignKey(Gym, on_delete=models.CASCADE, related_name="walls")
    name = models.CharField(max_length=60)
    angle = models.SmallIntegerField(default=0)


class Setter(models.Model):
    name = models.CharField(max_length=100)


class Route(models.Model):
    wall = models.ForeignKey(Wall, on_delete=models.CASCADE, related_name="routes")
    setter = models.ForeignKey(Setter, null=True, on_delete=models.SET_NULL, related_name="routes")
    colour = models.CharField(max_length=20)
    grade_index = models.PositiveSmallIntegerField()
    set_on = models.DateField()
    taken_down_on = models.DateField(null=True, blank=True)

    @model_property(only=["grade_index"])
    def grade(self) -> str:
        return GRADES[self.grade_index]

    @model_property(annotate={"_average_stars": Avg("ascents__stars")})
    def average_stars(self) -> float | None:
        return self._average_stars
