from decimal import Decimal

from django.conf import settings


def format_pence(pence):
    amount = Decimal(pence or 0) / 100
    return "{}{:,.2f}".format(settings.CURRENCY, amount)
