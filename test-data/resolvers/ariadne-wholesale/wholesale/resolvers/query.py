from ariadne import ObjectType, QueryType

from wholesale.di import inject
from wholesale.stores import OrderStore, ProductStore

query = QueryType()
dashboard = ObjectType("Dashboard")


@query.field("products")
@inject
async def resolve_products(_, info, products: ProductStore, limit: int, search: str | None = None):
    return await products.search(search, min(limit, 200))


@query.field("orders")
@inject
async def resolve_orders(_, info, orders: OrderStore, limit: int, state: str | None = None):
    return await orders.latest(state, min(limit, 200))


@query.field("order")
@inject
async def resolve_order(_, info, number: str, orders: OrderStore):
    return await orders.by_number(number)


@query.field("dashboard")
def resolve_dashboard(_, info, region: str):
    return {"region": region}


@dashboard.field("pendingOrders")
@inject
async def resolve_pending_orders(obj, info, orders: OrderStore):
    return await orders.pending_in(obj["region"])
