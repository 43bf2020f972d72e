from bisect import bisect_left

from strawberry.types import Info

from energy.meters.types import Meter
from energy.shared.weather import degree_days
from energy.sites import queries

LABELS = "ABCDEFG"
LIMITS = [50, 75, 100, 130, 170, 220]


async def meters(root, info: Info) -> list[Meter]:
    rows = await info.context["loaders"]["meters_by_site"].load(root.site_id)
    return [Meter.from_record(row) for row in rows]


async def heating_degree_days(root, info: Info, year: int) -> float:
    return await degree_days(info.context["http"], root.postcode, year)


async def alerts(root, info: Info) -> list[str]:
    rows = await queries.fetch_alerts(info.context["pool"], root.site_id)
    return [f"{row['code']}: {row['message']}" for row in rows]


def address(root) -> str:
    return f"{root.street} {root.house_number}, {root.postcode}"


def energy_label(root) -> str:
    return LABELS[bisect_left(LIMITS, root.yearly_kwh / max(root.floor_area, 1))]
