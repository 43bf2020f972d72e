from django.db import models


class Species(models.Model):
    name = models.CharField(max_length=80)
    latin_name = models.CharField(max_length=120)
    days_between_waterings = models.PositiveIntegerField(default=3)


class Bed(models.Model):
    name = models.CharField(max_length=40)
    area_cm2 = models.PositiveIntegerField()
    probe = models.CharField(max_length=20, blank=True)


class Plant(models.Model):
    label = models.CharField(max_length=40)
    planted = models.DateField()
    species = models.ForeignKey(Species, on_delete=models.PROTECT, related_name="plants")
    bed = models.ForeignKey(Bed, on_delete=models.PROTECT, related_name="plants")

    @property
    def title(self):
        return f"{self.label} ({self.species.name})"


class Watering(models.Model):
    plant = models.ForeignKey(Plant, on_delete=models.CASCADE, related_name="waterings")
    at = models.DateTimeField()
    litres = models.FloatField()
