from .models import (
    BayRow,
    DriverRow,
    GarageRow,
    LevelRow,
    OpeningHoursRow,
    OperatorRow,
    PermitRow,
    VehicleRow,
    VisitRow,
)
from .session import SessionFactory, new_session

__all__ = [
    "BayRow",
    "DriverRow",
    "GarageRow",
    "LevelRow",
    "OpeningHoursRow",
    "OperatorRow",
    "PermitRow",
    "SessionFactory",
    "VehicleRow",
    "VisitRow",
    "new_session",
]
