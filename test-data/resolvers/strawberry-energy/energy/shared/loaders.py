from collections import defaultdict
from datetime import date

import asyncpg
from strawberry.dataloader import DataLoader

METERS = "select id, site_id, serial, supplier_id, tariff_code, modules from meter"


def make_loaders(pool: asyncpg.Pool) -> dict[str, DataLoader]:
    async def meters_by_id(ids: list[int]):
        rows = {row["id"]: row for row in await pool.fetch(f"{METERS} where id = any($1::int[])", ids)}
        return [rows.get(id) for id in ids]

    async def meters_by_site(site_ids: list[int]):
        groups = defaultdict(list)
        for row in await pool.fetch(f"{METERS} where site_id = any($1::int[]) order by serial", site_ids):
            groups[row["site_id"]].append(row)
        return [groups[site_id] for site_id in site_ids]

    async def sites_by_customer(customer_ids: list[str]):
        groups = defaultdict(list)
        for row in await pool.fetch("select * from site where customer_id = any($1::text[])", customer_ids):
            groups[row["customer_id"]].append(row)
        return [groups[customer_id] for customer_id in customer_ids]

    async def suppliers(ids: list[int]):
        return await pool.fetch("select id, name, green_share from supplier where id = any($1::int[])", ids)

    async def consumption(keys: list[tuple[int, date]]):
        rows = await pool.fetch(
            """
            select meter_id, month, kwh
              from monthly_consumption
              join unnest($1::int[], $2::date[]) as wanted(meter_id, month) using (meter_id, month)
            """,
            [meter_id for meter_id, _ in keys],
            [month for _, month in keys],
        )
        found = {(row["meter_id"], row["month"]): row["kwh"] for row in rows}
        return [found.get(key, 0.0) for key in keys]

    return {
        "meter": DataLoader(meters_by_id),
        "meters_by_site": DataLoader(meters_by_site),
        "sites_by_customer": DataLoader(sites_by_customer),
        "supplier": DataLoader(suppliers),
        "consumption": DataLoader(consumption),
    }
