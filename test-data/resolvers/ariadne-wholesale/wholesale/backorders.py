from datetime import date

from wholesale.config import WAREHOUSES
from wholesale.stores import StockStore


async def earliest_arrival(sku: str, stock: StockStore) -> date | None:
    earliest = None
    for warehouse in WAREHOUSES:
        arrival = await stock.next_arrival(warehouse, sku)
        if arrival and (earliest is None or arrival < earliest):
            earliest = arrival
    return earliest
