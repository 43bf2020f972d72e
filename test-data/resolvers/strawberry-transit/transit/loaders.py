import asyncio
import os

import httpx
from sqlalchemy import select

from transit.db import LineRow, OperatorRow


async def load_operators(session, keys: list[int]) -> list[OperatorRow | None]:
    rows = (await session.scalars(select(OperatorRow).where(OperatorRow.id.in_(keys)))).all()
    found = {row.id: row for row in rows}
    return [found.get(key) for key in keys]


async def load_lines(session, keys: list[str]) -> list[LineRow]:
    result = await session.scalars(select(LineRow).where(LineRow.id.in_(keys)))
    return list(result)


async def load_platforms(keys: list[tuple[str, str]]) -> list[str | None]:
    async with httpx.AsyncClient(base_url=os.environ["PLATFORMS_URL"]) as client:

        async def one(stop: str, trip: str) -> str | None:
            response = await client.get(f"/stops/{stop}/trips/{trip}")
            return response.json().get("platform")

        return await asyncio.gather(*(one(stop, trip) for stop, trip in keys))
