from urllib.parse import urljoin

import requests


class ProviderClient:
    def __init__(self, base_url: str, api_key: str, timeout: float = 4.0):
        self._base_url = base_url
        self._timeout = timeout
        self._session = requests.Session()
        self._session.headers["X-Api-Key"] = api_key

    def get_json(self, path: str, **params):
        response = self._session.get(urljoin(self._base_url, path), params=params, timeout=self._timeout)
        response.raise_for_status()
        return response.json()
