import os

import httpx

_client = httpx.AsyncClient(base_url=os.environ.get("DISRUPTIONS_URL", "http://localhost:9000"))


async def disruptions_of(line_id: str) -> list[str]:
    response = await _client.get("/disruptions", params={"line": line_id})
    return [item["text"] for item in response.json()]
