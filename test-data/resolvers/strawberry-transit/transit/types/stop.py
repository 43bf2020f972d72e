import math

import strawberry
from strawberry.types import Info

from transit.db import StopRow

from .departure import Departure
from .operator import Operator

FARES = {1: 240, 2: 320, 3: 410}


@strawberry.type
class Stop:
    id: strawberry.ID
    name: str
    zone: int
    row: strawberry.Private[StopRow]

    @strawberry.field
    async def operator(self, info: Info) -> Operator | None:
        operator = await info.context.operators.load(self.row.operator_id)
        return Operator.from_row(operator) if operator else None

    @strawberry.field
    async def departures(self, info: Info, minutes: int = 30) -> list[Departure]:
        rows = await info.context.departures.next_at(self.id, min(minutes, 180))
        return [Departure(at=row.at, trip=row.trip, stop_id=row.stop_id, line_id=row.line_id) for row in rows]

    @strawberry.field
    def fare_cents(self) -> int | None:
        return FARES.get(self.zone)

    @strawberry.field
    def distance(self, latitude: float, longitude: float) -> float:
        x = math.radians(longitude - self.row.longitude) * math.cos(math.radians(latitude))
        return math.hypot(x, math.radians(latitude - self.row.latitude)) * 6371
