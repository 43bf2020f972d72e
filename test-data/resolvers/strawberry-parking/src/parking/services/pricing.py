import math
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Rate:
    name: str
    cents_per_started_hour: int
    day_cap_cents: int


RATES = {
    "centre": Rate("City centre", 420, 3200),
    "station": Rate("Station", 350, 2400),
    "outer": Rate("Outer ring", 180, 900),
}
FALLBACK = Rate("Standard", 300, 2000)


async def current_rate(code: str) -> Rate:
    return RATES.get(code, FALLBACK)


def price(rate: Rate, entered_at: datetime, left_at: datetime) -> int:
    days, rest = divmod(left_at - entered_at, _DAY)
    hours = math.ceil(rest.total_seconds() / 3600)
    return days * rate.day_cap_cents + min(hours * rate.cents_per_started_hour, rate.day_cap_cents)


_DAY = datetime(2000, 1, 2) - datetime(2000, 1, 1)
