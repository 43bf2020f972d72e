from collections.abc import Iterable

from insurance.clients import PoliciesClient
from insurance.dto import Quote


class QuoteBook:
    """The renewal quotes that the running operation needs."""

    def __init__(self, policies: PoliciesClient):
        self._policies = policies
        self._quotes: dict[str, Quote] = {}

    async def fill(self, policy_ids: Iterable[str]) -> None:
        missing = [policy_id for policy_id in policy_ids if policy_id not in self._quotes]
        if missing:
            for quote in await self._policies.quotes(missing):
                self._quotes[quote.policy_id] = quote

    def get(self, policy_id: str) -> Quote | None:
        return self._quotes.get(policy_id)
