from dataclasses import dataclass
from datetime import datetime

from freight.services.http import ProviderClient


@dataclass(frozen=True)
class TrackingEvent:
    code: str
    place: str
    at: datetime


class TrackingService(ProviderClient):
    def history(self, reference: str) -> list[TrackingEvent]:
        payload = self.get_json(f"v2/shipments/{reference}/events", order="asc")
        return [self._event(item) for item in payload["events"]]

    @staticmethod
    def _event(item: dict) -> TrackingEvent:
        return TrackingEvent(item["code"], item["place"], datetime.fromisoformat(item["at"]))
