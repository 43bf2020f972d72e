from datetime import datetime

import strawberry

from parking.api.context import Info
from parking.db import DriverRow, VehicleRow, VisitRow
from parking.services import pricing

from .common import Permit
from .garage import Garage


@strawberry.type
class Vehicle:
    plate: str
    electric: bool

    @classmethod
    def from_row(cls, row: VehicleRow) -> "Vehicle":
        return cls(plate=row.plate, electric=row.electric)


@strawberry.type
class Visit:
    entered_at: datetime
    left_at: datetime | None
    row: strawberry.Private[VisitRow]

    @classmethod
    def from_row(cls, row: VisitRow) -> "Visit":
        return cls(entered_at=row.entered_at, left_at=row.left_at, row=row)

    @strawberry.field
    async def garage(self, info: Info) -> Garage:
        return Garage.from_row(await info.context.loaders.garage.load(self.row.garage_id))

    @strawberry.field
    def vehicle(self) -> Vehicle:
        return Vehicle.from_row(self.row.vehicle)

    @strawberry.field
    def price_cents(self) -> int | None:
        if self.left_at is None:
            return None
        rate = pricing.RATES.get(self.row.tariff_code, pricing.FALLBACK)
        return pricing.price(rate, self.entered_at, self.left_at)

    @strawberry.field
    async def receipt_url(self, info: Info) -> str | None:
        if not self.row.payment_ref:
            return None
        return await info.context.payments.receipt_url(self.row.payment_ref)


@strawberry.type
class Driver:
    name: str
    row: strawberry.Private[DriverRow]

    @strawberry.field
    async def permits(self, info: Info) -> list[Permit]:
        return [Permit.from_row(row) for row in await info.context.permits.of_driver(self.row.id)]

    @strawberry.field
    async def visits(self, info: Info, limit: int = 20) -> list[Visit]:
        return [Visit.from_row(row) for row in await info.context.visits.recent(self.row.id, min(limit, 100))]
