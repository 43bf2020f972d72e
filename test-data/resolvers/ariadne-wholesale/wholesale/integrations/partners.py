from wholesale import config
from wholesale.di import Resources, service
from wholesale.integrations.retry import retry


class Partner:
    base_url: str

    def __init__(self, resources: Resources):
        self._http = resources.http

    @retry(times=3)
    async def _request(self, method: str, path: str, **kwargs) -> dict:
        response = await self._http.request(method, self.base_url + path, **kwargs)
        response.raise_for_status()
        return response.json()


@service
class CarrierApi(Partner):
    base_url = config.CARRIER_URL

    async def shipment(self, tracking_code: str) -> dict:
        return await self._request("GET", f"/track/{tracking_code}")


@service
class CreditDesk(Partner):
    base_url = config.CREDIT_URL

    async def check(self, vat_number: str) -> str:
        answer = await self._request("POST", "/rpc/check", json={"vat": vat_number})
        return answer["status"]
