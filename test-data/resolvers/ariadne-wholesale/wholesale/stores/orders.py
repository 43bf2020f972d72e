from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import RowMapping, func, select

from wholesale.di import service
from wholesale.stores.base import SqlStore
from wholesale.tables import customer, invoice, order, order_line


@service
class OrderStore(SqlStore):
    async def latest(self, state: str | None, limit: int) -> list[dict]:
        statement = select(order).order_by(order.c.ordered_at.desc()).limit(limit)
        if state:
            statement = statement.where(order.c.state == state)
        return await self._with_lines(await self.fetch_all(statement))

    async def by_number(self, number: str) -> dict | None:
        row = await self.fetch_one(select(order).where(order.c.number == number))
        return (await self._with_lines([row]))[0] if row else None

    async def invoice_of(self, number: str) -> RowMapping | None:
        return await self.fetch_one(select(invoice).where(invoice.c.order_number == number))

    async def pending_in(self, region: str) -> int:
        counted = select(func.count().label("n")).where(order.c.region == region, order.c.state == "pending")
        return (await self.fetch_one(counted))["n"]

    async def customers(self, ids: list[int]) -> dict[int, RowMapping]:
        return {row["id"]: row for row in await self.fetch_all(select(customer).where(customer.c.id.in_(ids)))}

    async def last_ordered(self, customer_ids: list[int]) -> dict[int, datetime]:
        statement = (
            select(order.c.customer_id, func.max(order.c.ordered_at).label("at"))
            .where(order.c.customer_id.in_(customer_ids))
            .group_by(order.c.customer_id)
        )
        return {row["customer_id"]: row["at"] for row in await self.fetch_all(statement)}

    async def _with_lines(self, orders: Iterable[RowMapping]) -> list[dict]:
        orders = [dict(row, lines=[]) for row in orders]
        lines = defaultdict(list)
        numbers = [row["number"] for row in orders]
        for line in await self.fetch_all(select(order_line).where(order_line.c.order_number.in_(numbers))):
            lines[line["order_number"]].append(line)
        for row in orders:
            row["lines"] = lines[row["number"]]
        return orders
