import httpx


class Billing:
    def __init__(self, http: httpx.AsyncClient):
        self._http = http
        self._open: dict[str, int] = {}

    async def open_cents(self, account: str) -> int:
        if account not in self._open:
            response = await self._http.get(f"/billing/accounts/{account}")
            self._open[account] = response.json()["open_cents"]
        return self._open[account]
