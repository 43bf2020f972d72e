from .driver import Driver, Visit
from .garage import Bay, Garage, Level, Operator

__all__ = ["Bay", "Driver", "Garage", "Level", "Operator", "Visit"]
