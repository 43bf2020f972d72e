"""A resolver says by its annotations what it needs; ``inject`` takes that from the context.

    @product.field("stock")
    @inject
    async def resolve_stock(obj, info, stock: StockStore): ...
"""

import functools
import typing
from dataclasses import dataclass

import httpx
from redis.asyncio import Redis
from sqlalchemy.ext.asyncio import AsyncEngine

from wholesale.integrations.rates import ExchangeRates

S = typing.TypeVar("S")

_services: set[type] = set()


@dataclass(frozen=True)
class Resources:
    engine: AsyncEngine
    redis: Redis
    http: httpx.AsyncClient
    rates: ExchangeRates


def service(cls: type[S]) -> type[S]:
    _services.add(cls)
    return cls


class Container:
    def __init__(self, resources: Resources):
        self._resources = resources
        self._made: dict[type, typing.Any] = {}

    def get(self, cls: type[S]) -> S:
        if cls not in self._made:
            self._made[cls] = cls(self._resources)
        return self._made[cls]


def inject(resolver):
    needs: dict[str, type] | None = None

    @functools.wraps(resolver)
    def wrapper(obj, info, **arguments):
        nonlocal needs
        if needs is None:
            needs = {name: hint for name, hint in typing.get_type_hints(resolver).items() if hint in _services}
        container = info.context["container"]
        return resolver(obj, info, **arguments, **{name: container.get(cls) for name, cls in needs.items()})

    return wrapper
