from ariadne import ObjectType

owner = ObjectType("Owner")
owner.set_alias("id", "_id")


@owner.field("stationCount")
async def count_stations(owner, info):
    db = info.context["db"]
    return await db.stations.count_documents({"owner": owner["_id"]})
