import graphene


class PositionType(graphene.ObjectType):
    class Meta:
        name = "Position"

    latitude = graphene.Float()
    longitude = graphene.Float()
    at = graphene.String()


class BoardEntryType(graphene.ObjectType):
    class Meta:
        name = "BoardEntry"

    reference = graphene.String(required=True)
    carrier_name = graphene.String(required=True)
    position = graphene.Field(PositionType)

    @staticmethod
    def resolve_carrier_name(entry, info):
        return entry.shipment.carrier.name

    @staticmethod
    def resolve_position(entry, info):
        return PositionType(**entry.position) if entry.position else None
