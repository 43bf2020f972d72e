import graphene
from graphene_django import DjangoObjectType

from common.money import format_pence
from listings.schema import ListingType
from tenancies.dates import next_due
from tenancies.models import Payment, Tenancy, Tenant


class TenantType(DjangoObjectType):
    class Meta:
        model = Tenant
        fields = ("id", "name", "email")


class PaymentType(DjangoObjectType):
    class Meta:
        model = Payment
        fields = ("id", "received_on", "pence")


class TenancyType(DjangoObjectType):
    listing = graphene.Field(ListingType)
    address = graphene.String()
    deposit_scheme = graphene.String()
    arrears = graphene.String(required=True)
    next_payment_due = graphene.types.datetime.Date()
    payments = graphene.List(graphene.NonNull(PaymentType), last=graphene.Int(default_value=12))

    class Meta:
        model = Tenancy
        fields = ("id", "started_on", "ended_on", "tenants")

    def resolve_listing(self, info, **kwargs):
        return info.context.loaders.listing.load(self.listing_id)

    def resolve_address(self, info, **kwargs):
        def full_address(listing):
            return "{}, {}".format(listing.address, listing.postcode)

        return info.context.loaders.listing.load(self.listing_id).then(full_address)

    def resolve_deposit_scheme(self, info, **kwargs):
        deposit = getattr(self, "deposit", None)
        return deposit.scheme if deposit else None

    def resolve_arrears(self, info, **kwargs):
        return format_pence(max(self.arrears_pence, 0))

    def resolve_next_payment_due(self, info, **kwargs):
        return None if self.ended_on else next_due(self.payment_day)

    def resolve_payments(self, info, last, **kwargs):
        return Payment.objects.filter(tenancy_id=self.id).order_by("-received_on")[:last]


class Query(object):
    tenancies = graphene.List(TenancyType)

    def resolve_tenancies(self, info, **kwargs):
        if not info.context.user.is_staff:
            return Tenancy.objects.none()
        return (
            Tenancy.objects.current()
            .with_arrears()
            .select_related("deposit")
            .prefetch_related("tenants")
            .order_by("started_on")
        )
