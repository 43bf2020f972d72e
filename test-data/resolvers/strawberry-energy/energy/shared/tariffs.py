import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Tariff:
    code: str
    name: str
    cents_per_kwh: float


class TariffBook:
    def __init__(self, tariffs: dict[str, Tariff]):
        self._tariffs = tariffs

    @classmethod
    def read(cls, path: Path) -> "TariffBook":
        entries = tomllib.loads(path.read_text())["tariff"]
        return cls({entry["code"]: Tariff(**entry) for entry in entries})

    def get(self, code: str) -> Tariff | None:
        return self._tariffs.get(code)

    def cost(self, code: str, kwh: float) -> int:
        tariff = self.get(code)
        return round(kwh * tariff.cents_per_kwh) if tariff else 0
