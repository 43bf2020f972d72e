from collections.abc import AsyncGenerator

import strawberry
from strawberry.types import Info

from transit.db import LineRow, redis
from transit.types import Line


@strawberry.type
class Disruption:
    line_id: strawberry.Private[str]
    text: str

    @strawberry.field
    async def line(self, info: Info) -> Line | None:
        row = await info.context.session.get(LineRow, self.line_id)
        return Line.from_row(row) if row else None


@strawberry.type
class Subscription:
    @strawberry.subscription
    async def disruption(self, info: Info) -> AsyncGenerator[Disruption, None]:
        async with redis.pubsub() as channel:
            await channel.subscribe("disruptions")
            async for message in channel.listen():
                if message["type"] == "message":
                    line_id, _, text = message["data"].decode().partition(" ")
                    yield Disruption(line_id=line_id, text=text)
