from redis.asyncio import Redis


class OccupancyService:
    """The barriers keep a set of the tickets that are inside."""

    def __init__(self, redis: Redis):
        self._redis = redis

    async def free_bays(self, garage_id: int, bay_count: int) -> int:
        return max(bay_count - await self._inside(garage_id), 0)

    async def _inside(self, garage_id: int) -> int:
        return await self._redis.scard(f"garage:{garage_id}:inside")
