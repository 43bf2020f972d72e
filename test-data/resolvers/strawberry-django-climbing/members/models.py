from django.conf import settings
from django.db import models


class Climber(models.Model):
    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="climber")
    nickname = models.CharField(max_length=40)
    first_name = models.CharField(max_length=60, blank=True)
    last_name = models.CharField(max_length=60, blank=True)
    experience = models.PositiveIntegerField(default=0)
