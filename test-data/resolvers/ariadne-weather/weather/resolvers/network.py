from ariadne import ObjectType

network = ObjectType("Network")


@network.field("stationCount")
async def resolve_station_count(obj, info):
    return await info.context["db"].stations.count_documents({"since": {"$gte": obj["founded"]}})
