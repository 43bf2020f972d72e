from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select

from parking.db import SessionFactory


class Repository:
    def __init__(self, sessions: SessionFactory):
        self._sessions = sessions

    async def _many(self, statement: Select[Any]) -> Sequence[Any]:
        async with self._sessions() as session:
            return (await session.scalars(statement)).unique().all()

    async def _one(self, statement: Select[Any]) -> Any | None:
        async with self._sessions() as session:
            return await session.scalar(statement)
