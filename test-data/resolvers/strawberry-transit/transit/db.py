import os
from datetime import datetime

from redis.asyncio import Redis
from sqlalchemy import ForeignKey
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

engine = create_async_engine(os.environ["DATABASE_URL"])
new_session: async_sessionmaker[AsyncSession] = async_sessionmaker(engine, expire_on_commit=False)
redis = Redis.from_url(os.environ.get("REDIS_URL", "redis://localhost"))


class Base(DeclarativeBase):
    pass


class StopRow(Base):
    __tablename__ = "stops"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    zone: Mapped[int]
    operator_id: Mapped[int] = mapped_column(ForeignKey("operators.id"))
    latitude: Mapped[float]
    longitude: Mapped[float]


class LineRow(Base):
    __tablename__ = "lines"

    id: Mapped[str] = mapped_column(primary_key=True)
    mode: Mapped[str]
    colour: Mapped[str | None]
    operator_id: Mapped[int] = mapped_column(ForeignKey("operators.id"))


class OperatorRow(Base):
    __tablename__ = "operators"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    phone: Mapped[str | None]


class DepartureRow(Base):
    __tablename__ = "departures"

    id: Mapped[int] = mapped_column(primary_key=True)
    stop_id: Mapped[str] = mapped_column(ForeignKey("stops.id"))
    line_id: Mapped[str] = mapped_column(ForeignKey("lines.id"))
    at: Mapped[datetime]
    trip: Mapped[str]
