import graphene

from freight.graph.types.carrier import CarrierType
from freight.graph.types.customer import CustomerType

STATUS_LABELS = {
    "booked": "Booked",
    "in_transit": "On its way",
    "delivered": "Delivered",
    "cancelled": "Cancelled",
}
PRIORITIES = ["deferred", "standard", "express", "critical"]
GRAMS_PER_NM = {"sea": 28, "rail": 52, "road": 115, "air": 1100}


class PortType(graphene.ObjectType):
    class Meta:
        name = "Port"

    unlocode = graphene.String(required=True)
    name = graphene.String(required=True)
    country = graphene.String(required=True)


class LegType(graphene.ObjectType):
    class Meta:
        name = "Leg"

    sequence = graphene.Int(required=True)
    mode = graphene.String(required=True)
    planned_at = graphene.DateTime(required=True)
    departed_at = graphene.DateTime()
    destination = graphene.Field(PortType, required=True)
    co2_kg = graphene.Float(required=True)

    def resolve_co2_kg(self, info):
        return self.distance_nm * GRAMS_PER_NM.get(self.mode, 100) / 1000


class DocumentType(graphene.ObjectType):
    class Meta:
        name = "Document"

    kind = graphene.String(required=True)
    filename = graphene.String(required=True)


class TrackingEventType(graphene.ObjectType):
    class Meta:
        name = "TrackingEvent"

    code = graphene.String(required=True)
    place = graphene.String()
    at = graphene.DateTime(required=True)


class ShipmentType(graphene.ObjectType):
    class Meta:
        name = "Shipment"

    reference = graphene.ID(required=True)
    status = graphene.String(required=True)
    status_label = graphene.String(required=True)
    priority = graphene.String(required=True)
    carrier = graphene.Field(CarrierType, required=True)
    customer = graphene.Field(CustomerType, required=True)
    legs = graphene.List(graphene.NonNull(LegType), required=True)
    documents = graphene.List(graphene.NonNull(DocumentType), required=True)
    is_delayed = graphene.Boolean(required=True)
    gross_weight_kg = graphene.Float(required=True)
    tracking_events = graphene.List(graphene.NonNull(TrackingEventType))

    def resolve_status_label(self, info):
        return STATUS_LABELS.get(self.status, self.status)

    def resolve_priority(self, info):
        return PRIORITIES[self.priority]

    def resolve_customer(self, info):
        return self.customer

    def resolve_tracking_events(self, info):
        if self.status == "booked":
            return []
        return info.context.tracking.history(self.reference)
