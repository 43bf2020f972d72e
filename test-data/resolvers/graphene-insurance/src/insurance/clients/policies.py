import httpx
from redis.asyncio import Redis

from insurance.cache import cached
from insurance.dto import Policy, Quote

from .base import ServiceClient


class PoliciesClient(ServiceClient):
    def __init__(self, http: httpx.AsyncClient, redis: Redis):
        super().__init__(http)
        self.redis = redis

    async def search(self, term: str | None, limit: int) -> list[Policy]:
        return await self._list(Policy, "/policies", q=term, limit=limit)

    async def expiring(self, month: str) -> list[Policy]:
        return await self._list(Policy, "/policies", expires=month)

    async def count(self, broker_id: str) -> int:
        return (await self._get("/policies/count", broker=broker_id))["count"]

    async def quotes(self, policy_ids: list[str]) -> list[Quote]:
        answer = await self._post("/renewals/quotes", {"policies": policy_ids})
        return [Quote.model_validate(item) for item in answer["quotes"]]

    async def products(self) -> dict[str, str]:
        return {item["code"]: item["name"] for item in (await self._get("/products"))["items"]}

    @cached("policy-documents", ttl=300)
    async def documents(self, policy_id: str) -> list[dict]:
        return (await self._get(f"/policies/{policy_id}/documents"))["items"]
