from .archive import Archive
from .catalogue import artworks_of, loans_of
from .climate import humidity_in

__all__ = ["Archive", "artworks_of", "humidity_in", "loans_of"]
