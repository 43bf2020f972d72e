from datetime import date, datetime, time

from sqlalchemy import ForeignKey
from sqlalchemy.ext.asyncio import AsyncAttrs
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(AsyncAttrs, DeclarativeBase):
    pass


class OperatorRow(Base):
    __tablename__ = "operator"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    country: Mapped[str]


class GarageRow(Base):
    __tablename__ = "garage"

    id: Mapped[int] = mapped_column(primary_key=True)
    operator_id: Mapped[int] = mapped_column(ForeignKey("operator.id"))
    name: Mapped[str]
    street: Mapped[str]
    city: Mapped[str]
    bay_count: Mapped[int]
    tariff_code: Mapped[str]
    charger_site: Mapped[str | None]

    levels: Mapped[list["LevelRow"]] = relationship(order_by="LevelRow.number")
    opening_hours: Mapped[list["OpeningHoursRow"]] = relationship(order_by="OpeningHoursRow.weekday")


class OpeningHoursRow(Base):
    __tablename__ = "opening_hours"

    id: Mapped[int] = mapped_column(primary_key=True)
    garage_id: Mapped[int] = mapped_column(ForeignKey("garage.id"))
    weekday: Mapped[int]
    opens: Mapped[time]
    closes: Mapped[time]


class LevelRow(Base):
    __tablename__ = "level"

    id: Mapped[int] = mapped_column(primary_key=True)
    garage_id: Mapped[int] = mapped_column(ForeignKey("garage.id"))
    number: Mapped[int]
    sensor_ref: Mapped[str]


class BayRow(Base):
    __tablename__ = "bay"

    id: Mapped[int] = mapped_column(primary_key=True)
    level_id: Mapped[int] = mapped_column(ForeignKey("level.id"))
    label: Mapped[str]
    width_cm: Mapped[int]
    sensor_ref: Mapped[str]


class DriverRow(Base):
    __tablename__ = "driver"

    id: Mapped[int] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]


class VehicleRow(Base):
    __tablename__ = "vehicle"

    plate: Mapped[str] = mapped_column(primary_key=True)
    driver_id: Mapped[int] = mapped_column(ForeignKey("driver.id"))
    electric: Mapped[bool] = mapped_column(default=False)


class PermitRow(Base):
    __tablename__ = "permit"

    id: Mapped[int] = mapped_column(primary_key=True)
    bay_id: Mapped[int] = mapped_column(ForeignKey("bay.id"))
    driver_id: Mapped[int] = mapped_column(ForeignKey("driver.id"))
    valid_until: Mapped[date]


class VisitRow(Base):
    __tablename__ = "visit"

    id: Mapped[int] = mapped_column(primary_key=True)
    garage_id: Mapped[int] = mapped_column(ForeignKey("garage.id"))
    plate: Mapped[str] = mapped_column(ForeignKey("vehicle.plate"))
    entered_at: Mapped[datetime]
    left_at: Mapped[datetime | None]
    tariff_code: Mapped[str]
    payment_ref: Mapped[str | None]

    vehicle: Mapped[VehicleRow] = relationship()
