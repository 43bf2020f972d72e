from freight.models.account import Account, Notification
from freight.models.base import Base
from freight.models.carrier import Carrier, Contact
from freight.models.customer import Customer
from freight.models.port import Port
from freight.models.shipment import Document, Leg, Parcel, Shipment

__all__ = [
    "Account",
    "Base",
    "Carrier",
    "Contact",
    "Customer",
    "Document",
    "Leg",
    "Notification",
    "Parcel",
    "Port",
    "Shipment",
]
