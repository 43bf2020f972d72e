from ariadne import ObjectType

from wholesale import config
from wholesale.di import inject
from wholesale.integrations.partners import CreditDesk

customer = ObjectType("Customer")


@customer.field("paymentDays")
def resolve_payment_days(obj, info):
    return config.PAYMENT_DAYS[obj["terms"]]


@customer.field("lastOrderedAt")
def resolve_last_ordered_at(obj, info):
    return info.context["loaders"].last_ordered.load(obj["id"])


@customer.field("creditStatus")
@inject
async def resolve_credit_status(obj, info, credit: CreditDesk):
    return await credit.check(obj["vat_number"])
