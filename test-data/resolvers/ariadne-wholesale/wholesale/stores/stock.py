from datetime import date

from wholesale.di import Resources, service


@service
class StockStore:
    """The warehouses write to Redis what they have and what they expect."""

    def __init__(self, resources: Resources):
        self._redis = resources.redis

    async def on_hand(self, sku: str) -> int:
        counts = await self._per_warehouse(sku)
        return sum(int(count) for count in counts.values())

    async def _per_warehouse(self, sku: str) -> dict:
        return await self._redis.hgetall(f"stock:{sku}")

    async def next_arrival(self, warehouse: str, sku: str) -> date | None:
        day = await self._redis.hget(f"arrivals:{warehouse}", sku)
        return date.fromisoformat(day) if day else None
