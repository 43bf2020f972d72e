from wholesale.di import inject
from wholesale.stores import OrderStore


@inject
async def resolve_invoice(obj, info, orders: OrderStore):
    return await orders.invoice_of(obj["number"])
