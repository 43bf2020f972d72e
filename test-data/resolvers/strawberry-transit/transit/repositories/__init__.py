from .departures import DepartureRepository
from .disruptions import disruptions_of

__all__ = ["DepartureRepository", "disruptions_of"]
