from insurance.clients import PoliciesClient


class ProductCatalogue:
    def __init__(self, policies: PoliciesClient):
        self._policies = policies
        self._names: dict[str, str] = {}

    async def refresh(self) -> None:
        self._names = await self._policies.products()

    def get(self, code: str) -> str:
        return self._names.get(code, code)
