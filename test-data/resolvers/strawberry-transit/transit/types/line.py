import strawberry
from strawberry.types import Info

from transit.db import LineRow
from transit.repositories import disruptions_of

from .operator import Operator

COLOURS = {"tram": "#c00", "bus": "#06c", "ferry": "#0a7"}


@strawberry.type
class Line:
    id: strawberry.ID
    mode: str
    own_colour: strawberry.Private[str | None]
    operator_id: strawberry.Private[int]

    @strawberry.field
    def colour(self) -> str:
        return self.own_colour or COLOURS.get(self.mode, "#666")

    @strawberry.field
    async def operator(self, info: Info) -> Operator:
        row = await info.context.operators.load(self.operator_id)
        return Operator.from_row(row)

    @strawberry.field
    async def disruptions(self) -> list[str]:
        return await disruptions_of(self.id)

    @strawberry.field(name="isNight")
    def night(self) -> bool:
        return self.id.startswith("N")

    @classmethod
    def from_row(cls, row: LineRow) -> "Line":
        return cls(id=row.id, mode=row.mode, own_colour=row.colour, operator_id=row.operator_id)
