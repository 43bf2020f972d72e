from museum.db import Session
from museum.loaders import ArtistLoader, ExhibitionsByArtworkLoader


async def build_context(request):
    session = Session()
    return {
        "request": request,
        "session": session,
        "artists": ArtistLoader(session),
        "exhibitions_by_artwork": ExhibitionsByArtworkLoader(session),
    }
