from functools import cached_property

from aiodataloader import DataLoader

from insurance.clients import PeopleClient
from insurance.container import Container


class PeopleDataLoader(DataLoader):
    def __init__(self, people: PeopleClient):
        super().__init__()
        self.people = people


class PersonLoader(PeopleDataLoader):
    async def batch_load_fn(self, keys):
        people = await self.people.people(list(keys))
        return [people.get(key) for key in keys]


class BrokerLoader(PeopleDataLoader):
    async def batch_load_fn(self, keys):
        brokers = await self.people.brokers(list(keys))
        return list(map(brokers.get, keys))


class KycLoader(PeopleDataLoader):
    async def batch_load_fn(self, keys):
        states = await self.people.kyc(list(keys))
        return [states.get(key, "unknown") for key in keys]


class Loaders:
    def __init__(self, container: Container):
        self._container = container

    @cached_property
    def person(self) -> PersonLoader:
        return PersonLoader(self._container.people)

    @cached_property
    def broker(self) -> BrokerLoader:
        return BrokerLoader(self._container.people)

    @cached_property
    def kyc(self) -> KycLoader:
        return KycLoader(self._container.people)
