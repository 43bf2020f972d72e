import strawberry

from parking.api.context import Info
from parking.api.types import Driver, Garage


@strawberry.type
class Query:
    @strawberry.field
    async def garages(self, info: Info, city: str) -> list[Garage]:
        return [Garage.from_row(row) for row in await info.context.garages.in_city(city)]

    @strawberry.field
    async def me(self, info: Info) -> Driver | None:
        if info.context.subject is None:
            return None
        row = await info.context.drivers.by_subject(info.context.subject)
        return Driver(name=row.name, row=row) if row else None


schema = strawberry.Schema(Query)
