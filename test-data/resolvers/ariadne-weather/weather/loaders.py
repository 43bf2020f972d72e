from types import SimpleNamespace

from aiodataloader import DataLoader


def make_loaders(db):
    async def load_owners(ids):
        owners = {owner["_id"]: owner async for owner in db.owners.find({"_id": {"$in": ids}})}
        return [owners.get(key) for key in ids]

    async def load_current(codes):
        pipeline = [
            {"$match": {"station": {"$in": codes}}},
            {"$sort": {"at": -1}},
            {"$group": {"_id": "$station", "latest": {"$first": "$$ROOT"}}},
        ]
        latest = {}
        async for group in db.observations.aggregate(pipeline):
            latest[group["_id"]] = group["latest"]
        return [latest.get(code) for code in codes]

    async def load_stations(codes):
        return await db.stations.find({"code": {"$in": codes}}).to_list(None)

    async def load_instruments(keys):
        serials = [key["serial"] for key in keys]
        found = {it["serial"]: it async for it in db.instruments.find({"serial": {"$in": serials}})}
        return [found.get(serial) for serial in serials]

    return SimpleNamespace(
        owner=DataLoader(load_owners),
        current=DataLoader(load_current),
        station=DataLoader(load_stations),
        instrument=DataLoader(load_instruments, get_cache_key=lambda key: key["serial"]),
    )
