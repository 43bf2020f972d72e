import strawberry
from sqlalchemy import select
from strawberry.types import Info

from transit.db import LineRow, StopRow
from transit.types import Line, Stop


@strawberry.type
class NetworkStatus:
    region: strawberry.Private[str]

    @strawberry.field
    async def stop_count(self, info: Info) -> int:
        rows = await info.context.session.scalars(select(StopRow.id).where(StopRow.id.startswith(self.region)))
        return len(rows.all())


@strawberry.type
class Query:
    @strawberry.field
    async def stops(self, info: Info, zone: int | None = None) -> list[Stop]:
        statement = select(StopRow).limit(200)
        if zone is not None:
            statement = statement.where(StopRow.zone == zone)
        rows = await info.context.session.scalars(statement)
        return [Stop(id=row.id, name=row.name, zone=row.zone, row=row) for row in rows]

    @strawberry.field
    async def lines(self, info: Info) -> list[Line]:
        return [Line.from_row(row) for row in await info.context.session.scalars(select(LineRow))]

    @strawberry.field
    def status(self, region: str) -> NetworkStatus:
        return NetworkStatus(region=region)
