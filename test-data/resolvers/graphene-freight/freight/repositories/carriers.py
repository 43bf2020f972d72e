from collections import defaultdict

from sqlalchemy import select

from freight.extensions import Session
from freight.models import Carrier, Contact
from freight.repositories.base import Repository


class CarrierRepository(Repository[Carrier]):
    model = Carrier

    def all(self) -> list[Carrier]:
        return self._all(self.statement().order_by(Carrier.name))

    def contacts_by_carrier(self, carrier_ids: list[int]) -> dict[int, list[Contact]]:
        grouped = defaultdict(list)
        for contact in Session.scalars(select(Contact).where(Contact.carrier_id.in_(carrier_ids))):
            grouped[contact.carrier_id].append(contact)
        return grouped
