from functools import cached_property

import httpx
from redis.asyncio import Redis

from insurance.clients import ClaimsClient, PaymentsClient, PeopleClient, PoliciesClient, RatingClient
from insurance.services.catalogue import ProductCatalogue
from insurance.settings import Settings


class Container:
    def __init__(self, settings: Settings):
        self.settings = settings

    def _http(self, base_url: str) -> httpx.AsyncClient:
        return httpx.AsyncClient(base_url=base_url, timeout=3.0)

    @cached_property
    def redis(self) -> Redis:
        return Redis.from_url(self.settings.redis_url, decode_responses=True)

    @cached_property
    def policies(self) -> PoliciesClient:
        return PoliciesClient(self._http(self.settings.policies_url), self.redis)

    @cached_property
    def claims(self) -> ClaimsClient:
        return ClaimsClient(self._http(self.settings.claims_url))

    @cached_property
    def people(self) -> PeopleClient:
        return PeopleClient(self._http(self.settings.people_url))

    @cached_property
    def payments(self) -> PaymentsClient:
        return PaymentsClient(self._http(self.settings.payments_url))

    @cached_property
    def rating(self) -> RatingClient:
        return RatingClient(self._http(self.settings.rating_url))

    @cached_property
    def catalogue(self) -> ProductCatalogue:
        return ProductCatalogue(self.policies)
