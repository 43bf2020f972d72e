from datetime import datetime

import strawberry

from energy.sites.types import Site


@strawberry.type
class Outage:
    started_at: datetime
    cause: str | None
    site_ids: strawberry.Private[list[int]]
    known_sites: strawberry.Private[dict[int, Site]]

    @strawberry.field
    def affected_sites(self) -> list[Site]:
        return [self.known_sites[site_id] for site_id in self.site_ids if site_id in self.known_sites]
