from datetime import date, datetime

import strawberry

from parking.api.context import Info
from parking.db import PermitRow


@strawberry.type
class Monitored:
    sensor_ref: strawberry.Private[str]

    @strawberry.field
    async def last_seen(self, info: Info) -> datetime | None:
        return await info.context.telemetry.last_seen(self.sensor_ref)


@strawberry.type
class Permit:
    id: strawberry.ID
    valid_until: date

    @classmethod
    def from_row(cls, row: PermitRow) -> "Permit":
        return cls(id=strawberry.ID(str(row.id)), valid_until=row.valid_until)
