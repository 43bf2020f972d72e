import graphene

from freight.extensions import Session
from freight.graph.types.shipment import ShipmentType


class CancelShipment(graphene.Mutation):
    class Arguments:
        reference = graphene.String(required=True)

    shipment = graphene.Field(ShipmentType)

    @classmethod
    def mutate(cls, root, info, reference):
        shipment = info.context.shipments.by_reference(reference)
        if shipment is not None and shipment.status == "booked":
            shipment.status = "cancelled"
            Session.commit()
        return cls(shipment=shipment)


class Mutation(graphene.ObjectType):
    cancel_shipment = CancelShipment.Field()
