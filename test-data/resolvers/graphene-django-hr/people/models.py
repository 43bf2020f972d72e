from datetime import date

from django.db import models


class Site(models.Model):
    name = models.CharField(max_length=80)
    country = models.CharField(max_length=2)
    confidential = models.BooleanField(default=False)


class Department(models.Model):
    name = models.CharField(max_length=120)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")


class Skill(models.Model):
    title = models.CharField(max_length=80, unique=True)


class EmployeeQuerySet(models.QuerySet):
    def active(self):
        return self.filter(left_on__isnull=True)

    def with_reports_count(self):
        return self.annotate(reports_count=models.Count("reports", distinct=True))


class Employee(models.Model):
    first_name = models.CharField(max_length=80)
    last_name = models.CharField(max_length=80)
    staff_number = models.CharField(max_length=12, unique=True)
    department = models.ForeignKey(Department, on_delete=models.PROTECT, related_name="members")
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="+")
    manager = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="reports")
    skills = models.ManyToManyField(Skill, related_name="holders", blank=True)
    hired_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)
    yearly_leave = models.PositiveSmallIntegerField(default=25)

    objects = EmployeeQuerySet.as_manager()

    class Meta:
        ordering = ["last_name", "first_name"]

    @property
    def full_name(self):
        return f"{self.first_name} {self.last_name}"

    @property
    def tenure_years(self):
        return ((self.left_on or date.today()) - self.hired_on).days // 365

    @property
    def current_salary(self):
        latest = self.salaries.order_by("-valid_from").first()
        return latest.amount if latest else None


class Salary(models.Model):
    employee = models.ForeignKey(Employee, on_delete=models.CASCADE, related_name="salaries")
    amount = models.DecimalField(max_digits=10, decimal_places=2)
    valid_from = models.DateField()
