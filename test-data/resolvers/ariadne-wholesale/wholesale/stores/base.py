from collections.abc import Sequence

from sqlalchemy import Executable, RowMapping

from wholesale.di import Resources


class SqlStore:
    def __init__(self, resources: Resources):
        self._engine = resources.engine

    async def fetch_all(self, statement: Executable) -> Sequence[RowMapping]:
        async with self._engine.connect() as connection:
            return (await connection.execute(statement)).mappings().all()

    async def fetch_one(self, statement: Executable) -> RowMapping | None:
        async with self._engine.connect() as connection:
            return (await connection.execute(statement)).mappings().first()
