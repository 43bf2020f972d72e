from django.db import models


class ListingQuerySet(models.QuerySet):
    def published(self):
        return self.filter(published=True)

    def with_landlord(self):
        return self.select_related("landlord")

    def cheaper_than(self, pence):
        return self.filter(rent_pence__lte=pence) if pence else self


ListingManager = models.Manager.from_queryset(ListingQuerySet)
