from freight.repositories.carriers import CarrierRepository
from freight.repositories.ports import PortRepository
from freight.repositories.shipments import ShipmentRepository

__all__ = ["CarrierRepository", "PortRepository", "ShipmentRepository"]
