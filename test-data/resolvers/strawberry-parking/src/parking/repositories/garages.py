from collections.abc import Sequence

from sqlalchemy import Select, select
from sqlalchemy.orm import selectinload

from parking.db import BayRow, GarageRow, OperatorRow

from .base import Repository


class GarageRepository(Repository):
    def _garages(self) -> Select[tuple[GarageRow]]:
        return select(GarageRow).options(selectinload(GarageRow.levels)).order_by(GarageRow.name)

    async def in_city(self, city: str) -> Sequence[GarageRow]:
        return await self._many(self._garages().where(GarageRow.city == city))

    async def by_ids(self, ids: list[int]) -> Sequence[GarageRow]:
        return await self._many(self._garages().where(GarageRow.id.in_(ids)))

    async def by_operators(self, operator_ids: list[int]) -> Sequence[GarageRow]:
        return await self._many(self._garages().where(GarageRow.operator_id.in_(operator_ids)))


class OperatorRepository(Repository):
    async def by_ids(self, ids: list[int]) -> Sequence[OperatorRow]:
        return await self._many(select(OperatorRow).where(OperatorRow.id.in_(ids)))


class BayRepository(Repository):
    async def by_levels(self, level_ids: list[int]) -> Sequence[BayRow]:
        return await self._many(select(BayRow).where(BayRow.level_id.in_(level_ids)).order_by(BayRow.label))
