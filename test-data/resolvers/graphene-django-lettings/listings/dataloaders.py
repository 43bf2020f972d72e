from collections import defaultdict

from promise import Promise
from promise.dataloader import DataLoader

from listings.models import Listing, Photo


class ListingLoader(DataLoader):
    def batch_load_fn(self, keys):
        listings = Listing.objects.with_landlord().in_bulk(keys)
        return Promise.resolve([listings.get(key) for key in keys])


class PhotosByListingLoader(DataLoader):
    def batch_load_fn(self, keys):
        photos = defaultdict(list)
        for photo in Photo.objects.filter(listing__in=keys):
            photos[photo.listing_id].append(photo)
        return Promise.resolve([photos[key] for key in keys])
