from .drivers import DriverRepository, PermitRepository, VisitRepository
from .garages import BayRepository, GarageRepository, OperatorRepository

__all__ = [
    "BayRepository",
    "DriverRepository",
    "GarageRepository",
    "OperatorRepository",
    "PermitRepository",
    "VisitRepository",
]
