from ariadne import InterfaceType, ObjectType

from weather.services import history_of, photos

station = ObjectType("Station")
place = InterfaceType("Place")


@place.type_resolver
def resolve_place_type(*_):
    return "Station"


@place.field("mapUrl")
def resolve_map_url(obj, *_):
    longitude, latitude = obj["position"]
    return f"https://maps.example.org/@{latitude},{longitude},12z"


@station.field("altitude")
def resolve_altitude(obj, _info, unit="METRE"):
    return {"METRE": 1, "FOOT": 3.28084}.get(unit) * obj["altitude"]


@station.field("country")
def resolve_country(obj, info):
    countries = info.context["countries"]
    return countries.get(obj["country"], {"code": obj["country"], "name": "?"})


@station.field("current")
async def resolve_current(obj, info):
    return await info.context["loaders"].current.load(obj["code"])


@station.field("history")
async def resolve_history(obj, info, hours):
    return await history_of(info.context["db"], obj, hours)


@station.field("neighbours")
async def resolve_neighbours(obj, info):
    return await info.context["loaders"].station.load_many(obj.get("neighbours", []))


async def resolve_owner(station, info):
    return await info.context["loaders"].owner.load(station["owner"])


async def resolve_radar_image(station, info):
    if not station.get("radar"):
        return None
    async with info.context["http"].get(f"/images/{station['radar']}/latest") as response:
        return (await response.json())["url"]


station.set_field("owner", resolve_owner)
station.set_field("radarImage", resolve_radar_image)
station.set_field("photoCount", lambda obj, info: photos.count(info.context["db"], obj["code"]))
