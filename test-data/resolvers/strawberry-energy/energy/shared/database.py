import os
from typing import Any

import asyncpg


async def connect() -> asyncpg.Pool:
    return await asyncpg.create_pool(
        os.environ.get("DATABASE_URL", "postgresql://localhost/energy"), min_size=2, max_size=20
    )


class Store:
    """What the repositories have in common."""

    def __init__(self, pool: asyncpg.Pool):
        self.pool = pool

    async def rows(self, sql: str, *arguments: Any) -> list[asyncpg.Record]:
        async with self.pool.acquire() as connection:
            return await connection.fetch(sql, *arguments)

    async def row(self, sql: str, *arguments: Any) -> asyncpg.Record | None:
        async with self.pool.acquire() as connection:
            return await connection.fetchrow(sql, *arguments)

    async def value(self, sql: str, *arguments: Any) -> Any:
        async with self.pool.acquire() as connection:
            return await connection.fetchval(sql, *arguments)
