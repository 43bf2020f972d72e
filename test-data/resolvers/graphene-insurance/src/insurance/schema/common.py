import graphene


class Money(graphene.ObjectType):
    cents = graphene.Int(required=True)
    currency = graphene.String(required=True)

    @classmethod
    def euros(cls, cents: int) -> "Money":
        return cls(cents=cents, currency="EUR")


class Audited:
    """Mixed into the types whose records say who made them."""

    created_by = graphene.Field("insurance.schema.person.Person")

    async def resolve_created_by(self, info):
        return await info.context["loaders"].person.load(self.created_by_id)
