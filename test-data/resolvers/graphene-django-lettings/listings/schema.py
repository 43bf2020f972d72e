import graphene
from graphene_django import DjangoObjectType

from accounts.favourites import favourite_ids
from common.money import format_pence
from listings.models import Landlord, Listing, Photo
from listings.transport import nearest_stations
from tenancies.ledger import landlord_balance


class PhotoType(DjangoObjectType):
    class Meta:
        model = Photo
        fields = ("id", "path", "position")


class ListingType(DjangoObjectType):
    monthly_rent = graphene.String(required=True)
    epc_label = graphene.String()
    photos = graphene.List(graphene.NonNull(PhotoType))
    cover_photo = graphene.Field(PhotoType)
    is_favourite = graphene.Boolean(required=True)
    nearest_stations = graphene.List(graphene.NonNull(graphene.String), limit=graphene.Int())

    class Meta:
        model = Listing
        fields = ("id", "title", "address", "postcode", "landlord")

    def resolve_monthly_rent(self, info, **kwargs):
        return format_pence(self.rent_pence)

    def resolve_epc_label(self, info, **kwargs):
        return dict(Listing.EPC_BANDS).get(self.epc)

    def resolve_photos(self, info, **kwargs):
        return info.context.loaders.photos_by_listing.load(self.id)

    def resolve_cover_photo(self, info, **kwargs):
        return self.photos.filter(is_cover=True).first()

    def resolve_is_favourite(self, info, **kwargs):
        return self.id in favourite_ids(info.context)

    def resolve_nearest_stations(self, info, limit=3, **kwargs):
        return nearest_stations(self.latitude, self.longitude, limit)


class LandlordType(DjangoObjectType):
    phone = graphene.String()
    is_verified = graphene.Boolean(required=True)
    outstanding_balance = graphene.String(required=True)

    class Meta:
        model = Landlord
        fields = ("id", "name", "listings")

    def resolve_phone(self, info, **kwargs):
        if info.context.user.is_staff:
            return self.phone
        return "•" * max(len(self.phone) - 3, 0) + self.phone[-3:]

    def resolve_outstanding_balance(self, info, **kwargs):
        return format_pence(landlord_balance(self))


class PublishListing(graphene.Mutation):
    class Arguments:
        id = graphene.ID(required=True)

    listing = graphene.Field(ListingType)

    def mutate(self, info, id):
        listing = Listing.objects.get(pk=id)
        listing.published = True
        listing.save(update_fields=["published"])
        return PublishListing(listing=listing)


class Mutation(object):
    publish_listing = PublishListing.Field()


class Query(object):
    listings = graphene.List(ListingType, postcode=graphene.String(), max_rent=graphene.Int())
    landlords = graphene.List(LandlordType)

    def resolve_listings(self, info, postcode=None, max_rent=None, **kwargs):
        queryset = Listing.objects.published().with_landlord().cheaper_than(max_rent)
        if postcode:
            queryset = queryset.filter(postcode__startswith=postcode.upper())
        return queryset.order_by("rent_pence")[:100]

    def resolve_landlords(self, info, **kwargs):
        return Landlord.objects.order_by("name").prefetch_related("listings")
