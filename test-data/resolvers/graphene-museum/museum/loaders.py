from collections import defaultdict

from aiodataloader import DataLoader
from sqlalchemy import select

from museum.models import Artist, Exhibition, shown_in


class SessionLoader(DataLoader):
    def __init__(self, session):
        super().__init__()
        self.session = session


class ArtistLoader(SessionLoader):
    async def batch_load_fn(self, keys):
        rows = await self.session.scalars(select(Artist).where(Artist.id.in_(keys)))
        by_id = {artist.id: artist for artist in rows}
        return [by_id.get(key) for key in keys]


class ExhibitionsByArtworkLoader(SessionLoader):
    async def batch_load_fn(self, keys):
        statement = (
            select(shown_in.c.artwork_id, Exhibition)
            .join(Exhibition, Exhibition.id == shown_in.c.exhibition_id)
            .where(shown_in.c.artwork_id.in_(keys))
        )
        grouped = defaultdict(list)
        for artwork_id, exhibition in await self.session.execute(statement):
            grouped[artwork_id].append(exhibition)
        return [grouped[key] for key in keys]


class ArtistBiographyLoader(DataLoader):
    """Biographies come from the archive, one by one."""

    def __init__(self, archive):
        super().__init__()
        self.archive = archive

    async def batch_load_fn(self, keys):
        biographies = []
        for key in keys:
            biographies.append(await self.archive.biography(key))
        return biographies
