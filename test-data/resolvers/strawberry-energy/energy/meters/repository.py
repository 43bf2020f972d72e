import asyncpg

from energy.shared.database import Store


class MeterRepository(Store):
    async def latest_reading(self, meter_id: int) -> asyncpg.Record | None:
        return await self.row(
            "select meter_id, read_at, kwh, tariff_code from reading where meter_id = $1 order by read_at desc limit 1",
            meter_id,
        )

    async def readings(self, serials: list[str], last: int) -> list[asyncpg.Record]:
        return await self.rows(
            """
            select r.meter_id, r.read_at, r.kwh, r.tariff_code
              from reading r join meter m on m.id = r.meter_id
             where m.serial = any($1::text[])
             order by r.read_at desc limit $2
            """,
            serials,
            last,
        )

    async def total_kwh(self, region: str) -> float:
        return await self.value(
            "select coalesce(sum(yearly_kwh), 0) from site where region = $1", region
        )
