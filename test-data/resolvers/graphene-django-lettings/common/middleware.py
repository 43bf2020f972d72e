from listings.dataloaders import ListingLoader, PhotosByListingLoader


class Loaders(object):
    def __init__(self):
        self.listing = ListingLoader()
        self.photos_by_listing = PhotosByListingLoader()


class DataLoaderMiddleware(object):
    """Graphene calls this for each field; the loaders are made with the first of them."""

    def resolve(self, next, root, info, **args):
        if not hasattr(info.context, "loaders"):
            info.context.loaders = Loaders()
        return next(root, info, **args)
