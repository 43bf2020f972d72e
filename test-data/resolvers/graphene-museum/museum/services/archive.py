import os

import httpx


class Archive:
    def __init__(self):
        self._client = httpx.AsyncClient(base_url=os.environ.get("ARCHIVE_URL", "http://localhost:8200"))

    async def biography(self, artist_id):
        response = await self._client.get(f"/artists/{artist_id}/biography")
        if response.status_code == 404:
            return None
        return response.json()["text"]
