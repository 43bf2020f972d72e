from typing import Any, TypeVar

import httpx

from insurance.dto import Dto

D = TypeVar("D", bound=Dto)


class ServiceClient:
    def __init__(self, http: httpx.AsyncClient):
        self.http = http

    async def _get(self, path: str, **params: Any) -> Any:
        response = await self.http.get(path, params={k: v for k, v in params.items() if v is not None})
        response.raise_for_status()
        return response.json()

    async def _post(self, path: str, body: Any) -> Any:
        response = await self.http.post(path, json=body)
        response.raise_for_status()
        return response.json()

    async def _list(self, dto: type[D], path: str, **params: Any) -> list[D]:
        return [dto.model_validate(item) for item in (await self._get(path, **params))["items"]]

    async def _by_ids(self, dto: type[D], path: str, ids: list[str]) -> dict[str, D]:
        items = (await self._post(path, {"ids": ids}))["items"]
        return {item["id"]: dto.model_validate(item) for item in items}
