import requests
from django.conf import settings
from django.core.cache import cache

DAY = 24 * 60 * 60


def nearest_stations(latitude, longitude, limit=3):
    key = "stations:{:.4f}:{:.4f}".format(latitude, longitude)
    stations = cache.get_or_set(key, lambda: _fetch(latitude, longitude), DAY)
    return [station["name"] for station in stations[:limit]]


def _fetch(latitude, longitude):
    response = requests.get(
        settings.TRANSPORT_API + "/nearby",
        params={"lat": latitude, "lon": longitude, "type": "rail"},
        timeout=5,
    )
    response.raise_for_status()
    return response.json()["stations"]
