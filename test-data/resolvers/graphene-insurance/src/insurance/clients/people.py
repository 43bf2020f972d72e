from insurance.dto import Broker, Person

from .base import ServiceClient


class PeopleClient(ServiceClient):
    async def people(self, ids: list[str]) -> dict[str, Person]:
        return await self._by_ids(Person, "/people/lookup", ids)

    async def brokers(self, ids: list[str]) -> dict[str, Broker]:
        return await self._by_ids(Broker, "/brokers/lookup", ids)

    async def kyc(self, ids: list[str]) -> dict[str, str]:
        return await self._post("/kyc/lookup", {"ids": ids})

    async def permissions(self, user_id: str) -> list[str]:
        return (await self._get(f"/users/{user_id}/permissions"))["permissions"]
