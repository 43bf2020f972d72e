import graphene

from freight.graph.types.account import AccountType
from freight.graph.types.board import BoardEntryType
from freight.graph.types.carrier import CarrierType
from freight.graph.types.shipment import ShipmentType


class Query(graphene.ObjectType):
    shipments = graphene.List(
        graphene.NonNull(ShipmentType),
        status=graphene.String(),
        limit=graphene.Int(default_value=50),
        required=True,
    )
    shipment = graphene.Field(ShipmentType, reference=graphene.String(required=True))
    carriers = graphene.List(graphene.NonNull(CarrierType), required=True)
    arrivals = graphene.List(graphene.NonNull(BoardEntryType), port=graphene.String(required=True))
    me = graphene.Field(AccountType)

    @staticmethod
    def resolve_shipments(root, info, limit, status=None):
        return info.context.shipments.search(status=status, limit=min(limit, 200))

    @staticmethod
    def resolve_shipment(root, info, reference):
        return info.context.shipments.by_reference(reference)

    @staticmethod
    def resolve_carriers(root, info):
        return info.context.carriers.all()

    @staticmethod
    def resolve_arrivals(root, info, port):
        return info.context.board.entries(port.upper())

    @staticmethod
    def resolve_me(root, info):
        return info.context.account
