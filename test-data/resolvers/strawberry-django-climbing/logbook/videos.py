import requests
from django.conf import settings


class VideoLibrary:
    timeout = 2

    def of_route(self, route_id: int) -> list[str]:
        return [item["url"] for item in self._search(tag=f"route-{route_id}")]

    def _search(self, **query) -> list[dict]:
        response = requests.get(f"{settings.VIDEO_URL}/search", params=query, timeout=self.timeout)
        return response.json()["items"] if response.ok else []
