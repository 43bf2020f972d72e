from functools import cached_property, partial

from strawberry.dataloader import DataLoader
from strawberry.fastapi import BaseContext

from transit import loaders
from transit.db import new_session
from transit.repositories.departures import DepartureRepository


class Context(BaseContext):
    def __init__(self):
        super().__init__()
        self.session = new_session()
        self.line_loader = DataLoader(load_fn=partial(loaders.load_lines, self.session))
        self.platforms = DataLoader(load_fn=loaders.load_platforms)

    @cached_property
    def operators(self):
        return DataLoader(load_fn=partial(loaders.load_operators, self.session))

    @cached_property
    def departures(self):
        return DepartureRepository(self.session)


async def get_context() -> Context:
    return Context()
