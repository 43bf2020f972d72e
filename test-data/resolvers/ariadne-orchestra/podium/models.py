from sqlalchemy import JSON, Column, Date, DateTime, ForeignKey, Integer, String, Table
from sqlalchemy.orm import object_session, relationship

from podium.database import Base

performance = Table(
    "performance",
    Base.metadata,
    Column("concert_id", ForeignKey("concert.id"), primary_key=True),
    Column("piece_id", ForeignKey("piece.id"), primary_key=True),
)


class Venue(Base):
    __tablename__ = "venue"

    id = Column(Integer, primary_key=True)
    name = Column(String(120), nullable=False)
    city = Column(String(80), nullable=False)


class Conductor(Base):
    __tablename__ = "conductor"

    id = Column(Integer, primary_key=True)
    name = Column(String(120), nullable=False)


class Composer(Base):
    __tablename__ = "composer"

    id = Column(Integer, primary_key=True)
    name = Column(String(120), nullable=False)
    born = Column(Integer)
    died = Column(Integer)


class Piece(Base):
    __tablename__ = "piece"

    id = Column(Integer, primary_key=True)
    title = Column(String(200), nullable=False)
    seconds = Column(Integer, nullable=False)
    composer_id = Column(ForeignKey("composer.id"), nullable=False)

    composer = relationship("Composer", lazy="joined", innerjoin=True)


class Soloist(Base):
    __tablename__ = "soloist"

    id = Column(Integer, primary_key=True)
    concert_id = Column(ForeignKey("concert.id"), nullable=False)
    name = Column(String(120), nullable=False)
    instrument = Column(String(60), nullable=False)


class Concert(Base):
    __tablename__ = "concert"

    id = Column(Integer, primary_key=True)
    slug = Column(String(80), unique=True, nullable=False)
    title = Column(String(200), nullable=False)
    starts_at = Column(DateTime, nullable=False)
    venue_id = Column(ForeignKey("venue.id"), nullable=False)
    conductor_id = Column(ForeignKey("conductor.id"))

    venue = relationship("Venue")
    conductor = relationship("Conductor")
    soloists = relationship("Soloist", lazy="selectin")
    programme = relationship("Piece", secondary=performance)

    @property
    def season(self):
        first = self.starts_at.year if self.starts_at.month >= 8 else self.starts_at.year - 1
        return f"{first}/{(first + 1) % 100:02}"


class Musician(Base):
    __tablename__ = "musician"

    id = Column(Integer, primary_key=True)
    name = Column(String(120), nullable=False)
    section_code = Column(String(4), nullable=False)
    instruments = Column(JSON, nullable=False, default=list)

    @property
    def current_contract(self):
        contracts = object_session(self).query(Contract).filter(Contract.musician_id == self.id)
        return contracts.order_by(Contract.since.desc()).first()


class Contract(Base):
    __tablename__ = "contract"

    id = Column(Integer, primary_key=True)
    musician_id = Column(ForeignKey("musician.id"), nullable=False)
    since = Column(Date, nullable=False)
    fee_cents = Column(Integer, nullable=False)


class Rehearsal(Base):
    __tablename__ = "rehearsal_attendance"

    id = Column(Integer, primary_key=True)
    musician_id = Column(ForeignKey("musician.id"), nullable=False)
    held_on = Column(Date, nullable=False)
    present = Column(Integer, nullable=False, default=1)
