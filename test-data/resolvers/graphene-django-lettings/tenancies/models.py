from django.db import models
from django.db.models import F, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce


class Tenant(models.Model):
    name = models.CharField(max_length=120)
    email = models.EmailField()


class TenancyQuerySet(models.QuerySet):
    def current(self):
        return self.filter(ended_on__isnull=True)

    def with_arrears(self):
        paid = (
            Payment.objects.filter(tenancy=OuterRef("pk"))
            .order_by()
            .values("tenancy")
            .annotate(total=Sum("pence"))
            .values("total")
        )
        return self.annotate(arrears_pence=F("charged_pence") - Coalesce(Subquery(paid), 0))


class Tenancy(models.Model):
    listing = models.ForeignKey("listings.Listing", on_delete=models.PROTECT, related_name="tenancies")
    tenants = models.ManyToManyField(Tenant, related_name="tenancies")
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    payment_day = models.PositiveSmallIntegerField(default=1)
    charged_pence = models.PositiveIntegerField(default=0)

    objects = TenancyQuerySet.as_manager()


class Deposit(models.Model):
    tenancy = models.OneToOneField(Tenancy, on_delete=models.CASCADE, related_name="deposit")
    scheme = models.CharField(max_length=40)
    pence = models.PositiveIntegerField()


class Payment(models.Model):
    tenancy = models.ForeignKey(Tenancy, on_delete=models.CASCADE, related_name="payments")
    received_on = models.DateField()
    pence = models.PositiveIntegerField()
