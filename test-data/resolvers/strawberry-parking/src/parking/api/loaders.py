from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from strawberry.dataloader import DataLoader

from parking.db import PermitRow, SessionFactory
from parking.repositories import BayRepository, GarageRepository, OperatorRepository, PermitRepository

Fetch = Callable[[list[int]], Awaitable[Sequence[Any]]]


def one(fetch: Fetch) -> DataLoader[int, Any]:
    async def load(ids: list[int]) -> list[Any]:
        rows = {row.id: row for row in await fetch(ids)}
        return [rows.get(id_) for id_ in ids]

    return DataLoader(load_fn=load)


def many(fetch: Fetch, foreign_key: str) -> DataLoader[int, list[Any]]:
    async def load(ids: list[int]) -> list[list[Any]]:
        groups = defaultdict(list)
        for row in await fetch(ids):
            groups[getattr(row, foreign_key)].append(row)
        return [groups[id_] for id_ in ids]

    return DataLoader(load_fn=load)


class Loaders:
    def __init__(self, sessions: SessionFactory):
        garages = GarageRepository(sessions)
        self._permits = PermitRepository(sessions)
        self.garage = one(garages.by_ids)
        self.garages_of_operator = many(garages.by_operators, "operator_id")
        self.operator = one(OperatorRepository(sessions).by_ids)
        self.bays_of_level = many(BayRepository(sessions).by_levels, "level_id")
        self.permit_of_bay = DataLoader(load_fn=self._load_permits)

    async def _load_permits(self, bay_ids: list[int]) -> list[PermitRow | None]:
        return [await self._permits.active_for(bay_id) for bay_id in bay_ids]
