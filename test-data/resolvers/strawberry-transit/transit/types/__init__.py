from .departure import Departure
from .line import Line
from .operator import Operator
from .stop import Stop

__all__ = ["Departure", "Line", "Operator", "Stop"]
