from collections.abc import Sequence

from sqlalchemy import RowMapping, select

from wholesale.di import service
from wholesale.stores.base import SqlStore
from wholesale.tables import product, product_relation, supplier


@service
class ProductStore(SqlStore):
    async def search(self, term: str | None, limit: int) -> Sequence[RowMapping]:
        statement = select(product).order_by(product.c.name).limit(limit)
        if term:
            statement = statement.where(product.c.name.ilike(f"%{term}%"))
        return await self.fetch_all(statement)

    async def related_to(self, sku: str) -> Sequence[RowMapping]:
        joined = product.join(product_relation, product_relation.c.related_sku == product.c.sku)
        return await self.fetch_all(select(product).select_from(joined).where(product_relation.c.sku == sku))

    async def by_skus(self, skus: list[str]) -> dict[str, RowMapping]:
        rows = await self.fetch_all(select(product).where(product.c.sku.in_(skus)))
        return {row["sku"]: row for row in rows}

    async def suppliers(self, ids: list[int]) -> dict[int, RowMapping]:
        rows = await self.fetch_all(select(supplier).where(supplier.c.id.in_(ids)))
        return {row["id"]: row for row in rows}
