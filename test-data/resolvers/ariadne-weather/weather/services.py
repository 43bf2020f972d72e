from datetime import datetime, timedelta


async def history_of(db, station, hours):
    since = datetime.now() - timedelta(hours=min(hours, 72))
    return await _observations(db, {"station": station["code"], "at": {"$gte": since}})


async def _observations(db, criteria):
    cursor = db.observations.find(criteria).sort("at")
    return await cursor.to_list(length=500)


class Photos:
    async def count(self, db, code):
        return await db.photos.count_documents({"station": code})


photos = Photos()
