import os
from functools import lru_cache
from typing import Annotated

import httpx
import strawberry
from fastapi import Depends, Header
from redis.asyncio import Redis
from strawberry.fastapi import BaseContext

from parking.api.loaders import Loaders
from parking.db import new_session
from parking.repositories import DriverRepository, GarageRepository, PermitRepository, VisitRepository
from parking.services.gateways import ChargerGateway, PaymentGateway, TelemetryGateway
from parking.services.occupancy import OccupancyService


@lru_cache
def get_redis() -> Redis:
    return Redis.from_url(os.environ.get("REDIS_URL", "redis://localhost"))


@lru_cache
def get_client(name: str) -> httpx.AsyncClient:
    base_url = os.environ.get(f"{name.upper()}_URL", f"http://{name}.parking.internal")
    return httpx.AsyncClient(base_url=base_url, timeout=2.5)


class Context(BaseContext):
    def __init__(self, subject: str | None, redis: Redis):
        super().__init__()
        self.subject = subject
        self.loaders = Loaders(new_session)
        self.garages = GarageRepository(new_session)
        self.drivers = DriverRepository(new_session)
        self.permits = PermitRepository(new_session)
        self.visits = VisitRepository(new_session)
        self.occupancy = OccupancyService(redis)
        self.chargers = ChargerGateway(get_client("chargers"))
        self.telemetry = TelemetryGateway(get_client("telemetry"))
        self.payments = PaymentGateway(get_client("payments"))


Info = strawberry.Info[Context, None]


async def get_context(
    redis: Annotated[Redis, Depends(get_redis)],
    x_subject: Annotated[str | None, Header()] = None,
) -> Context:
    return Context(x_subject, redis)
