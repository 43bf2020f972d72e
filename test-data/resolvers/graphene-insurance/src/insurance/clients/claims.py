from insurance.dto import Claim

from .base import ServiceClient


class ClaimsClient(ServiceClient):
    async def for_policy(self, policy_id: str, state: str | None = None) -> list[Claim]:
        return await self._list(Claim, f"/policies/{policy_id}/claims", state=state)

    async def by_number(self, number: str) -> Claim:
        return Claim.model_validate(await self._get(f"/claims/{number}"))
