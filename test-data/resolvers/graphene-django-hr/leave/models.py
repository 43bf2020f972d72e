from django.db import models


class LeaveRequest(models.Model):
    class Kind(models.TextChoices):
        HOLIDAY = "holiday", "Holiday"
        SICK = "sick", "Sick leave"
        PARENTAL = "parental", "Parental leave"

    employee = models.ForeignKey("people.Employee", on_delete=models.CASCADE, related_name="leave_requests")
    approver = models.ForeignKey("people.Employee", null=True, on_delete=models.SET_NULL, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.HOLIDAY)
    starts_on = models.DateField()
    ends_on = models.DateField()
