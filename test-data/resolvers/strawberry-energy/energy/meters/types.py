from datetime import date, datetime
from typing import Optional

import asyncpg
import strawberry
from strawberry.types import Info

from energy.meters import firmware


@strawberry.type
class Supplier:
    name: str
    green_share: float


@strawberry.type
class Tariff:
    code: str
    name: str
    cents_per_kwh: float


@strawberry.type
class Reading:
    meter_id: strawberry.Private[int]
    tariff_code: strawberry.Private[str]
    read_at: datetime
    kwh: float

    @strawberry.field
    async def meter(self, info: Info) -> Optional["Meter"]:
        row = await info.context["loaders"]["meter"].load(self.meter_id)
        return Meter.from_record(row) if row else None

    @strawberry.field
    def cost_cents(self, info: Info) -> int:
        return info.context["tariffs"].cost(self.tariff_code, self.kwh)


@strawberry.type
class Meter:
    meter_id: strawberry.Private[int]
    raw_serial: strawberry.Private[str]
    supplier_id: strawberry.Private[int]
    tariff_code: strawberry.Private[str]
    modules: strawberry.Private[list[str]]

    @strawberry.field
    def serial(self, full: bool = False) -> str:
        return self.raw_serial if full else "…" + self.raw_serial[-4:]

    @strawberry.field
    def tariff(self, info: Info) -> Tariff | None:
        tariff = info.context["tariffs"].get(self.tariff_code)
        if tariff is None:
            return None
        return Tariff(code=tariff.code, name=tariff.name, cents_per_kwh=tariff.cents_per_kwh)

    @strawberry.field
    async def latest_reading(self, info: Info) -> Reading | None:
        row = await info.context["meters"].latest_reading(self.meter_id)
        return Reading(**row) if row else None

    @strawberry.field
    async def supplier(self, info: Info) -> Supplier:
        row = await info.context["loaders"]["supplier"].load(self.supplier_id)
        return Supplier(name=row["name"], green_share=row["green_share"])

    @strawberry.field
    async def consumption(self, info: Info, month: date) -> float:
        return await info.context["loaders"]["consumption"].load((self.meter_id, month.replace(day=1)))

    @strawberry.field
    async def firmware(self, info: Info) -> list[str]:
        return await firmware.versions(info.context["http"], self.raw_serial, self.modules)

    @classmethod
    def from_record(cls, record: asyncpg.Record) -> "Meter":
        return cls(
            meter_id=record["id"],
            raw_serial=record["serial"],
            supplier_id=record["supplier_id"],
            tariff_code=record["tariff_code"],
            modules=record["modules"],
        )
