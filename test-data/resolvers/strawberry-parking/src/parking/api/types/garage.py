from datetime import time
from enum import Enum

import strawberry

from parking.api.context import Info
from parking.db import BayRow, GarageRow, LevelRow, OperatorRow
from parking.db.lazy import related
from parking.services import pricing

from .common import Monitored, Permit

SUPPORT_LINES = {"NL": "+31 20 555 0101", "BE": "+32 2 555 0101", "DE": "+49 30 555 0101"}


@strawberry.enum
class BaySize(Enum):
    SMALL = "small"
    REGULAR = "regular"
    WIDE = "wide"


@strawberry.type
class Rate:
    name: str
    cents_per_started_hour: int
    day_cap_cents: int


@strawberry.type
class Charger:
    code: str
    kilowatts: float
    available: bool


@strawberry.type
class OpeningHours:
    weekday: int
    opens: time
    closes: time


@strawberry.type
class Bay(Monitored):
    id: strawberry.ID
    label: str
    row: strawberry.Private[BayRow]

    @classmethod
    def from_row(cls, row: BayRow) -> "Bay":
        return cls(id=strawberry.ID(str(row.id)), label=row.label, row=row, sensor_ref=row.sensor_ref)

    @strawberry.field
    def size(self) -> BaySize:
        if self.row.width_cm < 230:
            return BaySize.SMALL
        return BaySize.REGULAR if self.row.width_cm < 260 else BaySize.WIDE

    @strawberry.field
    async def permit(self, info: Info) -> Permit | None:
        row = await info.context.loaders.permit_of_bay.load(self.row.id)
        return Permit.from_row(row) if row else None


@strawberry.type
class Level(Monitored):
    number: int
    row: strawberry.Private[LevelRow]

    @classmethod
    def from_row(cls, row: LevelRow) -> "Level":
        return cls(number=row.number, row=row, sensor_ref=row.sensor_ref)

    @strawberry.field
    async def bays(self, info: Info) -> list[Bay]:
        return [Bay.from_row(row) for row in await info.context.loaders.bays_of_level.load(self.row.id)]


@strawberry.type
class Operator:
    name: str
    row: strawberry.Private[OperatorRow]

    @classmethod
    def from_row(cls, row: OperatorRow) -> "Operator":
        return cls(name=row.name, row=row)

    @strawberry.field
    def support_line(self) -> str:
        return SUPPORT_LINES.get(self.row.country, SUPPORT_LINES["NL"])

    @strawberry.field
    async def garages(self, info: Info) -> list["Garage"]:
        rows = await info.context.loaders.garages_of_operator.load(self.row.id)
        return [Garage.from_row(row) for row in rows]


@strawberry.type
class Garage:
    id: strawberry.ID
    name: str
    row: strawberry.Private[GarageRow]

    @classmethod
    def from_row(cls, row: GarageRow) -> "Garage":
        return cls(id=strawberry.ID(str(row.id)), name=row.name, row=row)

    @strawberry.field
    def address(self) -> str:
        return f"{self.row.street}, {self.row.city}"

    @strawberry.field
    async def rate(self) -> Rate:
        current = await pricing.current_rate(self.row.tariff_code)
        return Rate(
            name=current.name,
            cents_per_started_hour=current.cents_per_started_hour,
            day_cap_cents=current.day_cap_cents,
        )

    @strawberry.field
    async def operator(self, info: Info) -> Operator:
        return Operator.from_row(await info.context.loaders.operator.load(self.row.operator_id))

    @strawberry.field
    def levels(self) -> list[Level]:
        return [Level.from_row(level) for level in self.row.levels]

    @strawberry.field
    async def opening_hours(self) -> list[OpeningHours]:
        rows = await related(self.row, "opening_hours")
        return [OpeningHours(weekday=row.weekday, opens=row.opens, closes=row.closes) for row in rows]

    @strawberry.field
    async def free_bays(self, info: Info) -> int:
        return await info.context.occupancy.free_bays(self.row.id, self.row.bay_count)

    @strawberry.field
    async def chargers(self, info: Info, only_available: bool = False) -> list[Charger]:
        if self.row.charger_site is None:
            return []
        states = await info.context.chargers(self.row.charger_site)
        return [
            Charger(code=state.code, kilowatts=state.kilowatts, available=state.available)
            for state in states
            if state.available or not only_available
        ]
