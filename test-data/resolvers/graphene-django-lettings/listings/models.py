from django.db import models

from listings.managers import ListingManager


class Landlord(models.Model):
    name = models.CharField(max_length=120)
    phone = models.CharField(max_length=32, blank=True)

    @property
    def is_verified(self):
        return hasattr(self, "verification")


class Verification(models.Model):
    landlord = models.OneToOneField(Landlord, on_delete=models.CASCADE, related_name="verification")
    checked_on = models.DateField(auto_now_add=True)


class Listing(models.Model):
    EPC_BANDS = [
        ("A", "Very efficient"),
        ("B", "Efficient"),
        ("C", "Fairly efficient"),
        ("D", "Average"),
        ("E", "Poor"),
    ]

    landlord = models.ForeignKey(Landlord, on_delete=models.CASCADE, related_name="listings")
    title = models.CharField(max_length=200)
    address = models.CharField(max_length=250)
    postcode = models.CharField(max_length=8, db_index=True)
    rent_pence = models.PositiveIntegerField()
    epc = models.CharField(max_length=1, blank=True)
    latitude = models.FloatField()
    longitude = models.FloatField()
    published = models.BooleanField(default=False)

    objects = ListingManager()


class Photo(models.Model):
    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="photos")
    path = models.CharField(max_length=200)
    position = models.PositiveSmallIntegerField(default=0)
    is_cover = models.BooleanField(default=False)

    class Meta:
        ordering = ["position"]
