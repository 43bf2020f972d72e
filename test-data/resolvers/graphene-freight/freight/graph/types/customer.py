import graphene

from freight import config


class CustomerType(graphene.ObjectType):
    class Meta:
        name = "Customer"

    name = graphene.String(required=True)
    tier = graphene.String(required=True)
    credit_limit = graphene.Int()
    shipments = graphene.List("freight.graph.types.shipment.ShipmentType")

    @staticmethod
    def resolve_credit_limit(customer, info):
        return config.CREDIT_LIMITS.get(customer.tier)

    @staticmethod
    def resolve_shipments(customer, info):
        return info.context.shipments.for_customer(customer.id)
