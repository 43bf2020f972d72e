from sqlalchemy import Select
from sqlalchemy.orm import joinedload

from freight.models import Leg, Port, Shipment
from freight.repositories.base import Repository


class ShipmentRepository(Repository[Shipment]):
    model = Shipment

    def statement(self) -> Select:
        return super().statement().options(joinedload(Shipment.carrier))

    def search(self, status: str | None = None, limit: int = 50) -> list[Shipment]:
        statement = self.statement().order_by(Shipment.id.desc()).limit(limit)
        if status:
            statement = statement.where(Shipment.status == status)
        return self._all(statement)

    def by_reference(self, reference: str) -> Shipment | None:
        return self._first(self.statement().where(Shipment.reference == reference))

    def for_customer(self, customer_id: int) -> list[Shipment]:
        return self._all(self.statement().where(Shipment.customer_id == customer_id))

    def arriving_at(self, unlocode: str) -> list[Shipment]:
        arriving = Shipment.legs.any(Leg.destination.has(Port.unlocode == unlocode))
        return self._all(self.statement().where(arriving, Shipment.status == "in_transit"))
