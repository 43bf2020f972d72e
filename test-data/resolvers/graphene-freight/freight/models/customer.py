from sqlalchemy.orm import Mapped, mapped_column

from freight.models.base import Base, TimestampMixin


class Customer(TimestampMixin, Base):
    __tablename__ = "customer"

    name: Mapped[str]
    tier: Mapped[str] = mapped_column(default="bronze")
