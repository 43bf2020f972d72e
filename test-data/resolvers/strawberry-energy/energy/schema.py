import strawberry
from strawberry.types import Info

from energy.customers.types import Customer
from energy.meters.types import Reading
from energy.outages.service import current_outages
from energy.outages.types import Outage
from energy.sites.queries import find_sites
from energy.sites.types import Site


@strawberry.type
class Portfolio:
    region: str

    @strawberry.field
    async def total_kwh(self, info: Info) -> float:
        return await info.context["meters"].total_kwh(self.region)


async def get_readings(info: Info, serials: list[str], last: int = 100) -> list[Reading]:
    return [Reading(**row) for row in await info.context["meters"].readings(serials, min(last, 1000))]


@strawberry.type
class Query:
    readings: list[Reading] = strawberry.field(resolver=get_readings)

    @strawberry.field
    async def sites(self, info: Info, postcode: str | None = None, limit: int = 50) -> list[Site]:
        return [Site.from_record(row) for row in await find_sites(info.context["pool"], postcode, min(limit, 200))]

    @strawberry.field
    async def outages(self, info: Info) -> list[Outage]:
        return await current_outages(info.context["pool"])

    @strawberry.field
    def portfolio(self, region: str) -> Portfolio:
        return Portfolio(region=region)


schema = strawberry.federation.Schema(query=Query, types=[Customer])
