import os

import httpx

CLIMATE = os.environ.get("CLIMATE_URL", "http://localhost:8300")


async def humidity_in(room):
    if room.sensor is None:
        return None
    async with httpx.AsyncClient(timeout=2) as client:
        reading = await client.get(f"{CLIMATE}/sensors/{room.sensor}/latest")
    return reading.json().get("humidity")
