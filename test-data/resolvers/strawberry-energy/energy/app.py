import contextlib
import os
from pathlib import Path

import httpx
from starlette.applications import Starlette
from strawberry.asgi import GraphQL

from energy.customers.billing import Billing
from energy.meters.repository import MeterRepository
from energy.schema import schema
from energy.shared.database import connect
from energy.shared.loaders import make_loaders
from energy.shared.tariffs import TariffBook


class EnergyGraphQL(GraphQL):
    async def get_context(self, request, response):
        state = request.app.state
        return {
            "request": request,
            "pool": state.pool,
            "http": state.http,
            "tariffs": state.tariffs,
            "meters": MeterRepository(state.pool),
            "billing": Billing(state.http),
            "loaders": make_loaders(state.pool),
        }


@contextlib.asynccontextmanager
async def lifespan(app: Starlette):
    app.state.tariffs = TariffBook.read(Path(__file__).with_name("tariffs.toml"))
    app.state.pool = await connect()
    app.state.http = httpx.AsyncClient(base_url=os.environ.get("GATEWAY_URL", "http://gateway.internal"))
    yield
    await app.state.http.aclose()
    await app.state.pool.close()


app = Starlette(lifespan=lifespan)
app.mount("/graphql", EnergyGraphQL(schema))
