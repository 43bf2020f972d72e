from functools import cached_property

from flask import Request
from graphql_sync_dataloaders import SyncDataLoader
from sqlalchemy import select

from freight import config
from freight.extensions import Session, redis
from freight.models import Account, Contact
from freight.repositories import CarrierRepository, PortRepository, ShipmentRepository
from freight.services.board import ArrivalsBoard
from freight.services.tracking import TrackingService

tracking = TrackingService(config.TRACKING_URL, config.TRACKING_KEY)


class GraphContext:
    """Everything a resolver may touch; one is made for each HTTP request."""

    def __init__(self, request: Request):
        self.request = request
        self.shipments = ShipmentRepository()
        self.carriers = CarrierRepository()
        self.ports = PortRepository()
        self.board = ArrivalsBoard(self.shipments, redis)
        self.tracking = tracking
        self.contacts = SyncDataLoader(self._load_contacts)

    @cached_property
    def account(self) -> Account | None:
        token = self.request.headers.get("Authorization", "").removeprefix("Bearer ")
        return Session.scalar(select(Account).where(Account.api_token == token)) if token else None

    def _load_contacts(self, carrier_ids: list[int]) -> list[list[Contact]]:
        grouped = self.carriers.contacts_by_carrier(carrier_ids)
        return [grouped.get(carrier_id, []) for carrier_id in carrier_ids]
