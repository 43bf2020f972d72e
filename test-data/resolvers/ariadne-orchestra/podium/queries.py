from datetime import datetime

from sqlalchemy import func
from sqlalchemy.orm import selectinload

from podium.database import db_session
from podium.models import Composer, Concert, Musician, Piece, Rehearsal


def concerts():
    return Concert.query.options(selectinload(Concert.programme))


def concerts_of_season(season):
    query = concerts().order_by(Concert.starts_at)
    if season:
        first = int(season.split("/")[0])
        query = query.filter(Concert.starts_at.between(datetime(first, 8, 1), datetime(first + 1, 7, 31)))
    return query.all()


def musicians_of(section=None):
    query = Musician.query.order_by(Musician.name)
    return (query.filter_by(section_code=section) if section else query).all()


def attendance_of(musician_ids):
    """The share of the rehearsals that each of them came to."""
    rows = (
        db_session.query(Rehearsal.musician_id, func.avg(Rehearsal.present))
        .filter(Rehearsal.musician_id.in_(musician_ids))
        .group_by(Rehearsal.musician_id)
    )
    return {musician_id: float(share) for musician_id, share in rows}


def pieces_of(composer):
    return Piece.query.filter_by(composer_id=composer.id).order_by(Piece.title).all()


def find(term):
    pattern = f"%{term}%"
    pieces = Piece.query.filter(Piece.title.like(pattern)).limit(20).all()
    return pieces + Composer.query.filter(Composer.name.like(pattern)).limit(20).all()
