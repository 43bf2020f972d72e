from django.db.models import Sum

from tenancies.models import Payment, Tenancy


def tenancy_balance(tenancy):
    paid = Payment.objects.filter(tenancy=tenancy).aggregate(total=Sum("pence"))["total"] or 0
    return tenancy.charged_pence - paid


def landlord_balance(landlord):
    balance = 0
    for tenancy in Tenancy.objects.current().filter(listing__landlord=landlord):
        balance += tenancy_balance(tenancy)
    return balance
