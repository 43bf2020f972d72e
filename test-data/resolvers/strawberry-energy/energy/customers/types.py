import strawberry
from strawberry.types import Info

from energy.sites.types import Site


@strawberry.federation.type(keys=["id"])
class Customer:
    id: strawberry.ID
    first_name: strawberry.Private[str]
    last_name: strawberry.Private[str]
    account: strawberry.Private[str]

    @classmethod
    async def resolve_reference(cls, info: Info, id: strawberry.ID) -> "Customer | None":
        record = await info.context["pool"].fetchrow(
            "select id, first_name, last_name, account from customer where id = $1", id
        )
        return cls(**record) if record else None

    @strawberry.field
    def display_name(self) -> str:
        return f"{self.first_name[:1]}. {self.last_name}"

    @strawberry.field
    async def sites(self, info: Info) -> list[Site]:
        return [Site.from_record(row) for row in await info.context["loaders"]["sites_by_customer"].load(self.id)]

    @strawberry.field
    async def open_balance_cents(self, info: Info) -> int:
        return await info.context["billing"].open_cents(self.account)
