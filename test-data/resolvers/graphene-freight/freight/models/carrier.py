from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from freight.models.base import Base, TimestampMixin


class Carrier(TimestampMixin, Base):
    __tablename__ = "carrier"

    name: Mapped[str]
    scac: Mapped[str] = mapped_column(unique=True)
    lane_codes: Mapped[list] = mapped_column(JSON, default=list)


class Contact(Base):
    __tablename__ = "carrier_contact"

    carrier_id: Mapped[int] = mapped_column(ForeignKey("carrier.id"), index=True)
    name: Mapped[str]
    email: Mapped[str]
