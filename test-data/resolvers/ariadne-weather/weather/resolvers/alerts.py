from ariadne import ObjectType, UnionType

alert = UnionType("Alert")
storm_alert = ObjectType("StormAlert")
frost_alert = ObjectType("FrostAlert")


@alert.type_resolver
def resolve_alert_type(obj, *_):
    return "StormAlert" if "wind_kmh" in obj else "FrostAlert"


@storm_alert.field("station")
@frost_alert.field("station")
async def resolve_alert_station(obj, info):
    return await info.context["db"].stations.find_one({"code": obj["station"]})
