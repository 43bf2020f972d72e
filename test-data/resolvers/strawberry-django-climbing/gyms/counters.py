import logging

import requests
from django.conf import settings

log = logging.getLogger(__name__)
session = requests.Session()


def people_inside(counter_id: str) -> int | None:
    try:
        return _read(counter_id)["inside"]
    except (requests.RequestException, KeyError):
        log.warning("counter %s is silent", counter_id)
        return None


def _read(counter_id: str) -> dict:
    response = session.get(f"{settings.COUNTERS_URL}/counters/{counter_id}", timeout=1)
    response.raise_for_status()
    return response.json()
