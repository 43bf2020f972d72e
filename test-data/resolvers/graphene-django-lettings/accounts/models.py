from django.conf import settings
from django.db import models


class Favourite(models.Model):
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="favourites")
    listing = models.ForeignKey("listings.Listing", on_delete=models.CASCADE, related_name="+")

    class Meta:
        unique_together = [("user", "listing")]


class Message(models.Model):
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="messages")
    body = models.TextField()
    read = models.BooleanField(default=False)
