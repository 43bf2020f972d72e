from django.db import models


class Ascent(models.Model):
    class Style(models.TextChoices):
        ONSIGHT = "onsight", "On sight"
        FLASH = "flash", "Flash"
        REDPOINT = "redpoint", "Redpoint"

    route = models.ForeignKey("gyms.Route", on_delete=models.CASCADE, related_name="ascents")
    climber = models.ForeignKey("members.Climber", on_delete=models.CASCADE, related_name="ascents")
    climbed_on = models.DateField()
    style = models.CharField(max_length=10, choices=Style.choices, default=Style.REDPOINT)
    stars = models.PositiveSmallIntegerField(null=True, blank=True)

    @property
    def visible_comments(self):
        return self.comments.filter(hidden=False).order_by("written_at")


class Comment(models.Model):
    ascent = models.ForeignKey(Ascent, on_delete=models.CASCADE, related_name="comments")
    text = models.TextField()
    written_at = models.DateTimeField(auto_now_add=True)
    hidden = models.BooleanField(default=False)
