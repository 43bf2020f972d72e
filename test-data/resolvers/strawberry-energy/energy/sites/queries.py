import asyncpg


async def find_sites(pool: asyncpg.Pool, postcode: str | None, limit: int) -> list[asyncpg.Record]:
    return await pool.fetch(
        "select * from site where $1::text is null or postcode like $1 || '%' order by id limit $2", postcode, limit
    )


async def fetch_alerts(pool: asyncpg.Pool, site_id: int) -> list[asyncpg.Record]:
    return await pool.fetch(
        "select code, message, raised_at from alert where site_id = $1 and cleared_at is null", site_id
    )
