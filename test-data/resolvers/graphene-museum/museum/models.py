from datetime import date

from sqlalchemy import Column, ForeignKey, Table
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass


shown_in = Table(
    "shown_in",
    Base.metadata,
    Column("artwork_id", ForeignKey("artworks.id"), primary_key=True),
    Column("exhibition_id", ForeignKey("exhibitions.id"), primary_key=True),
)


class Artist(Base):
    __tablename__ = "artists"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    born: Mapped[int | None]
    movement_code: Mapped[str]


class Room(Base):
    __tablename__ = "rooms"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    sensor: Mapped[str | None]


class Artwork(Base):
    __tablename__ = "artworks"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    year: Mapped[int | None]
    width_mm: Mapped[int]
    height_mm: Mapped[int]
    artist_id: Mapped[int] = mapped_column(ForeignKey("artists.id"))
    room_id: Mapped[int | None] = mapped_column(ForeignKey("rooms.id"))
    room: Mapped[Room | None] = relationship(lazy="raise")


class Exhibition(Base):
    __tablename__ = "exhibitions"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    opens: Mapped[date]
    closes: Mapped[date]
    artworks: Mapped[list[Artwork]] = relationship(secondary=shown_in)


class Loan(Base):
    __tablename__ = "loans"

    id: Mapped[int] = mapped_column(primary_key=True)
    artwork_id: Mapped[int] = mapped_column(ForeignKey("artworks.id"))
    lender: Mapped[str]
    until: Mapped[date]
