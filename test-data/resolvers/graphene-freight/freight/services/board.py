import json
from dataclasses import dataclass

from redis import Redis

from freight.models import Shipment
from freight.repositories import ShipmentRepository


@dataclass
class BoardEntry:
    reference: str
    shipment: Shipment
    position: dict | None


class ArrivalsBoard:
    def __init__(self, shipments: ShipmentRepository, redis: Redis):
        self._shipments = shipments
        self._redis = redis

    def entries(self, unlocode: str) -> list[BoardEntry]:
        shipments = self._shipments.arriving_at(unlocode)
        positions = self._last_positions([shipment.reference for shipment in shipments])
        return [
            BoardEntry(shipment.reference, shipment, positions.get(shipment.reference)) for shipment in shipments
        ]

    def _last_positions(self, references: list[str]) -> dict[str, dict]:
        if not references:
            return {}
        values = self._redis.mget([f"position:{reference}" for reference in references])
        return {reference: json.loads(value) for reference, value in zip(references, values) if value}
