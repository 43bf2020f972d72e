import itertools
from typing import Any

import httpx


class RpcError(Exception):
    pass


class RatingClient:
    """The rating engine speaks JSON-RPC."""

    def __init__(self, http: httpx.AsyncClient):
        self._http = http
        self._ids = itertools.count(1)

    async def call(self, method: str, **params: Any) -> Any:
        body = {"jsonrpc": "2.0", "id": next(self._ids), "method": method, "params": params}
        answer = (await self._http.post("", json=body)).json()
        if "error" in answer:
            raise RpcError(answer["error"]["message"])
        return answer["result"]
