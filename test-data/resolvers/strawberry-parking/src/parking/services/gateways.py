from dataclasses import dataclass
from datetime import datetime

import httpx


@dataclass(frozen=True)
class ChargerState:
    code: str
    kilowatts: float
    available: bool


class Gateway:
    def __init__(self, client: httpx.AsyncClient):
        self._client = client

    async def _json(self, path: str):
        response = await self._client.get(path)
        if response.status_code == httpx.codes.NOT_FOUND:
            return None
        return response.raise_for_status().json()


class ChargerGateway(Gateway):
    async def __call__(self, site: str) -> list[ChargerState]:
        items = await self._json(f"/sites/{site}/chargers") or []
        return [ChargerState(item["code"], item["kw"], item["state"] == "idle") for item in items]


class TelemetryGateway(Gateway):
    async def last_seen(self, sensor: str) -> datetime | None:
        state = await self._json(f"/sensors/{sensor}")
        return datetime.fromisoformat(state["seen_at"]) if state else None


class PaymentGateway(Gateway):
    async def receipt_url(self, payment_ref: str) -> str | None:
        payment = await self._json(f"/payments/{payment_ref}")
        return payment and payment.get("receipt_url")
