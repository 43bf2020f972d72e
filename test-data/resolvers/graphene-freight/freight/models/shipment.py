from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from freight.models.base import Base, TimestampMixin
from freight.models.carrier import Carrier
from freight.models.customer import Customer
from freight.models.port import Port


class Shipment(TimestampMixin, Base):
    __tablename__ = "shipment"

    reference: Mapped[str] = mapped_column(unique=True)
    status: Mapped[str] = mapped_column(default="booked")
    priority: Mapped[int] = mapped_column(default=1)
    carrier_id: Mapped[int] = mapped_column(ForeignKey("carrier.id"))
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))

    carrier: Mapped[Carrier] = relationship()
    customer: Mapped[Customer] = relationship()
    legs: Mapped[list["Leg"]] = relationship(order_by="Leg.sequence", lazy="selectin")
    parcels: Mapped[list["Parcel"]] = relationship()
    documents: Mapped[list["Document"]] = relationship(order_by="Document.id")

    @property
    def is_delayed(self) -> bool:
        return any(leg.departed_at and leg.departed_at > leg.planned_at for leg in self.legs)

    @property
    def gross_weight_kg(self) -> float:
        return sum(parcel.weight_kg * parcel.quantity for parcel in self.parcels)


class Leg(Base):
    __tablename__ = "leg"

    shipment_id: Mapped[int] = mapped_column(ForeignKey("shipment.id"), index=True)
    sequence: Mapped[int]
    mode: Mapped[str]
    distance_nm: Mapped[float]
    planned_at: Mapped[datetime]
    departed_at: Mapped[datetime | None]
    destination_id: Mapped[int] = mapped_column(ForeignKey("port.id"))

    destination: Mapped[Port] = relationship(lazy="joined", innerjoin=True)


class Parcel(Base):
    __tablename__ = "parcel"

    shipment_id: Mapped[int] = mapped_column(ForeignKey("shipment.id"), index=True)
    weight_kg: Mapped[float]
    quantity: Mapped[int] = mapped_column(default=1)


class Document(Base):
    __tablename__ = "document"

    shipment_id: Mapped[int] = mapped_column(ForeignKey("shipment.id"), index=True)
    kind: Mapped[str]
    filename: Mapped[str]
