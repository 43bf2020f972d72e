import httpx

from wholesale import config


class ExchangeRates:
    """Read when the process starts, and once an hour after that."""

    def __init__(self):
        self._rates: dict[str, float] = {"EUR": 1.0}

    async def refresh(self, http: httpx.AsyncClient) -> None:
        response = await http.get(f"{config.RATES_URL}/latest", params={"base": "EUR"})
        response.raise_for_status()
        self._rates = {"EUR": 1.0, **response.json()["rates"]}

    def convert(self, cents: int, currency: str) -> float:
        return round(cents / 100 * self._rates.get(currency.upper(), 1.0), 2)
