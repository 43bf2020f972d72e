from datetime import datetime, timedelta

from ariadne import ObjectType

observation = ObjectType("Observation")
instrument = ObjectType("Instrument")


@observation.field("feelsLike")
def resolve_feels_like(obj, *_):
    return round(obj["celsius"] - 0.7 * obj.get("wind_ms", 0), 1)


@observation.field("instrument")
async def resolve_instrument(obj, info):
    key = {"serial": obj["serial"], "station": obj["station"]}
    return await info.context["loaders"].instrument.load(key)


@instrument.field("calibrated")
def resolve_calibrated(obj, *_):
    return obj["calibrated_at"] > datetime.now() - timedelta(days=365)
