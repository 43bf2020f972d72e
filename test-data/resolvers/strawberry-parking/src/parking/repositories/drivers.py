from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from parking.db import DriverRow, PermitRow, VehicleRow, VisitRow

from .base import Repository


class DriverRepository(Repository):
    async def by_subject(self, subject: str) -> DriverRow | None:
        return await self._one(select(DriverRow).where(DriverRow.subject == subject))


class PermitRepository(Repository):
    async def active_for(self, bay_id: int) -> PermitRow | None:
        return await self._one(
            select(PermitRow).where(PermitRow.bay_id == bay_id, PermitRow.valid_until >= date.today()).limit(1)
        )

    async def of_driver(self, driver_id: int) -> Sequence[PermitRow]:
        return await self._many(select(PermitRow).where(PermitRow.driver_id == driver_id))


class VisitRepository(Repository):
    async def recent(self, driver_id: int, limit: int) -> Sequence[VisitRow]:
        return await self._many(
            select(VisitRow)
            .join(VisitRow.vehicle)
            .options(joinedload(VisitRow.vehicle))
            .where(VehicleRow.driver_id == driver_id)
            .order_by(VisitRow.entered_at.desc())
            .limit(limit)
        )
