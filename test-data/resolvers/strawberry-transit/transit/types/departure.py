from datetime import datetime

import strawberry
from strawberry.types import Info

from transit.db import redis

from .line import Line


@strawberry.type
class Departure:
    at: datetime
    trip: str
    stop_id: strawberry.Private[str]
    line_id: strawberry.Private[str]

    @strawberry.field
    async def line(self, info: Info) -> Line:
        return Line.from_row(await info.context.line_loader.load(self.line_id))

    @strawberry.field
    async def delay_minutes(self) -> int:
        delay = await redis.get(f"delay:{self.trip}")
        return int(delay or 0)

    @strawberry.field
    async def platform(self, info: Info) -> str | None:
        return await info.context.platforms.load((self.stop_id, self.trip))

    @strawberry.field
    def minutes_left(self, now: datetime) -> int:
        return int((self.at - now).total_seconds() // 60)
