import strawberry
from sqlalchemy import func, select
from strawberry.types import Info

from transit.db import LineRow, OperatorRow


async def count_lines(root: "Operator", info: Info) -> int:
    statement = select(func.count()).select_from(LineRow).where(LineRow.operator_id == root.id)
    return await info.context.session.scalar(statement)


@strawberry.type
class Operator:
    id: strawberry.ID
    name: str
    phone: str | None
    line_count: int = strawberry.field(resolver=count_lines)

    @classmethod
    def from_row(cls, row: OperatorRow) -> "Operator":
        return cls(id=row.id, name=row.name, phone=row.phone)
