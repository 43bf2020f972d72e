import graphene

from freight import config
from freight.services.lanes import expand_lanes


class ContactType(graphene.ObjectType):
    class Meta:
        name = "Contact"

    name = graphene.String(required=True)
    email = graphene.String(required=True)


class LaneType(graphene.ObjectType):
    class Meta:
        name = "Lane"

    code = graphene.String(required=True)
    label = graphene.String(required=True)


class CarrierType(graphene.ObjectType):
    class Meta:
        name = "Carrier"

    name = graphene.String(required=True)
    scac = graphene.String(required=True)
    logo_url = graphene.String(required=True)
    contacts = graphene.List(graphene.NonNull(ContactType), required=True)
    lanes = graphene.List(graphene.NonNull(LaneType), required=True)

    @staticmethod
    def resolve_logo_url(carrier, info):
        return f"{config.ASSETS_URL}/carriers/{carrier.scac.lower()}.svg"

    @staticmethod
    def resolve_contacts(carrier, info):
        return info.context.contacts.load(carrier.id)

    @staticmethod
    def resolve_lanes(carrier, info):
        return expand_lanes(carrier.lane_codes or [], info.context.ports)
