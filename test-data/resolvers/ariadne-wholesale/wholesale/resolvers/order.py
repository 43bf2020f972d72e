from ariadne import ObjectType

from wholesale.backorders import earliest_arrival
from wholesale.di import inject
from wholesale.integrations.partners import CarrierApi
from wholesale.pricing import discount_for
from wholesale.resolvers.invoice import resolve_invoice
from wholesale.stores import StockStore

order = ObjectType("Order")
order_line = ObjectType("OrderLine")

STATE_LABELS = {"pending": "Waiting for payment", "picking": "Being picked", "sent": "On its way"}

order.set_field("invoice", resolve_invoice)


@order.field("stateLabel")
async def resolve_state_label(obj, info):
    return STATE_LABELS.get(obj["state"], obj["state"].capitalize())


@order.field("customer")
async def resolve_customer(obj, info):
    return await info.context["loaders"].customer.load(obj["customer_id"])


@order.field("lines")
def resolve_lines(obj, info):
    return sorted(obj["lines"], key=lambda line: line["id"])


@order.field("totalCents")
def resolve_total_cents(obj, info):
    return sum(line["quantity"] * line["unit_cents"] for line in obj["lines"])


@order.field("shipment")
@inject
async def resolve_shipment(obj, info, carrier: CarrierApi):
    if obj["tracking_code"] is None:
        return None
    return await carrier.shipment(obj["tracking_code"])


@order_line.field("product")
async def resolve_product(obj, info):
    return await info.context["loaders"].product.load(obj["sku"])


@order_line.field("discount")
def resolve_discount(obj, info):
    return discount_for(obj["quantity"])


@order_line.field("backorderedUntil")
@inject
async def resolve_backordered_until(obj, info, stock: StockStore):
    return await earliest_arrival(obj["sku"], stock)
