from sqlalchemy.orm import Mapped, mapped_column

from freight.models.base import Base


class Port(Base):
    __tablename__ = "port"

    unlocode: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    country: Mapped[str]
