from insurance.dto import Payout

from .base import ServiceClient


class PaymentsClient(ServiceClient):
    async def payout(self, ref: str) -> Payout:
        return Payout.model_validate(await self._get(f"/payouts/{ref}"))
