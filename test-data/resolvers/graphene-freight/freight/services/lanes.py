"""A carrier's lanes are kept as pairs of UN/LOCODEs, e.g. ``NLRTM-SGSIN``."""

from dataclasses import dataclass

from freight.models import Port
from freight.repositories import PortRepository


@dataclass
class Lane:
    code: str
    origin: Port | None
    destination: Port | None

    @property
    def label(self) -> str:
        names = (port.name if port else "?" for port in (self.origin, self.destination))
        return " – ".join(names)


def expand_lanes(codes: list[str], ports: PortRepository) -> list[Lane]:
    lanes = []
    for code in codes:
        origin, _, destination = code.partition("-")
        lanes.append(Lane(code, ports.by_code(origin), ports.by_code(destination)))
    return lanes
