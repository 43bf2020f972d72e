import asyncpg
import strawberry

from energy.meters.types import Meter
from energy.sites import resolvers


@strawberry.type
class Site:
    site_id: strawberry.Private[int]
    name: str
    postcode: str
    street: strawberry.Private[str]
    house_number: strawberry.Private[str]
    floor_area: strawberry.Private[float]
    yearly_kwh: strawberry.Private[float]

    address: str = strawberry.field(resolver=resolvers.address)
    energy_label: str = strawberry.field(resolver=resolvers.energy_label)
    meters: list[Meter] = strawberry.field(resolver=resolvers.meters)
    alerts: list[str] = strawberry.field(resolver=resolvers.alerts)
    heating_degree_days: float = strawberry.field(
        resolver=resolvers.heating_degree_days, description="How cold the year was at the site"
    )

    @classmethod
    def from_record(cls, record: asyncpg.Record) -> "Site":
        return cls(
            site_id=record["id"],
            name=record["name"],
            postcode=record["postcode"],
            street=record["street"],
            house_number=record["house_number"],
            floor_area=record["floor_area"],
            yearly_kwh=record["yearly_kwh"],
        )
