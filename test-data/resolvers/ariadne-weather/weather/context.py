import os

import aiohttp
from motor.motor_asyncio import AsyncIOMotorClient

from weather.loaders import make_loaders

db = AsyncIOMotorClient(os.environ["MONGO_URL"]).weather
http = aiohttp.ClientSession(os.environ["RADAR_URL"])


async def get_context_value(request, _data=None):
    return {
        "request": request,
        "db": db,
        "http": http,
        "loaders": make_loaders(db),
        "countries": request.app.state.countries,
    }
