from typing import Generic, TypeVar

from sqlalchemy import Select, select

from freight.extensions import Session

T = TypeVar("T")


class Repository(Generic[T]):
    model: type[T]

    def statement(self) -> Select:
        return select(self.model)

    def _all(self, statement: Select) -> list[T]:
        return list(Session.scalars(statement).unique())

    def _first(self, statement: Select) -> T | None:
        return Session.scalars(statement.limit(1)).unique().first()
