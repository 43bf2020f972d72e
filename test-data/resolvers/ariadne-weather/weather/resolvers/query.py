from ariadne import QueryType

query = QueryType()


@query.field("stations")
async def resolve_stations(_, info, near=None, limit=20):
    criteria = {}
    if near:
        criteria = {"position": {"$near": [near["longitude"], near["latitude"]]}}
    return await info.context["db"].stations.find(criteria).to_list(min(limit, 100))


@query.field("station")
async def resolve_station(_, info, code):
    return await info.context["db"].stations.find_one({"code": code})


@query.field("alerts")
async def resolve_alerts(*_):
    from weather.context import db

    return await db.alerts.find().to_list(50)


@query.field("network")
def resolve_network(*_):
    return {"founded": 1987}
