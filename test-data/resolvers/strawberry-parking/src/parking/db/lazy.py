from typing import Any

from .models import Base
from .session import new_session


async def related(row: Base, name: str) -> Any:
    """Read a relation of a row whose own session has been closed."""
    async with new_session() as session:
        attached = await session.merge(row, load=False)
        return await getattr(attached.awaitable_attrs, name)
