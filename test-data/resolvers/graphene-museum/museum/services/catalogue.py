from sqlalchemy import select
from sqlalchemy.orm import selectinload

from museum.models import Artwork, Loan


async def artworks_of(session, artist, *, limit=20):
    statement = _newest_first(Artwork.artist_id == artist.id).limit(limit)
    return await _all(session, statement)


async def loans_of(session, artwork_ids):
    statement = select(Loan).where(Loan.artwork_id.in_(artwork_ids))
    return await _all(session, statement)


def _newest_first(condition):
    return select(Artwork).options(selectinload(Artwork.room)).where(condition).order_by(Artwork.year.desc())


async def _all(session, statement):
    result = await session.execute(statement)
    return result.scalars().all()
