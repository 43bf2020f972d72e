import asyncpg

from energy.outages.types import Outage
from energy.sites.types import Site


async def current_outages(pool: asyncpg.Pool) -> list[Outage]:
    outages = await pool.fetch("select started_at, cause, site_ids from outage where ended_at is null")
    ids = sorted({site_id for outage in outages for site_id in outage["site_ids"]})
    rows = await pool.fetch("select * from site where id = any($1::int[])", ids)
    sites = {row["id"]: Site.from_record(row) for row in rows}
    return [Outage(**outage, known_sites=sites) for outage in outages]
