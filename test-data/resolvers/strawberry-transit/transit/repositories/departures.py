from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from transit.db import DepartureRow


class DepartureRepository:
    def __init__(self, session: AsyncSession):
        self._session = session

    async def next_at(self, stop_id: str, minutes: int) -> list[DepartureRow]:
        now = datetime.now()
        return await self._between(stop_id, now, now + timedelta(minutes=minutes))

    async def _between(self, stop_id, start, end):
        statement = (
            select(DepartureRow)
            .where(DepartureRow.stop_id == stop_id, DepartureRow.at.between(start, end))
            .order_by(DepartureRow.at)
        )
        result = await self._session.execute(statement)
        return result.scalars().all()
