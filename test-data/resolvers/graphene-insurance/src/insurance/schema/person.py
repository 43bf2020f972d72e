import graphene


class Person(graphene.ObjectType):
    id = graphene.ID(required=True)
    full_name = graphene.String(required=True)
    kyc_status = graphene.String(required=True)

    def resolve_full_name(self, info):
        return " ".join(filter(None, (self.given_name, self.family_name)))

    def resolve_kyc_status(self, info):
        return info.context["loaders"].kyc.load(self.id)


class Broker(graphene.ObjectType):
    id = graphene.ID(required=True)
    name = graphene.String(required=True)
    commission_rate = graphene.Decimal(required=True)
    policy_count = graphene.Int(required=True)

    async def resolve_commission_rate(self, info):
        rates = info.context["container"].settings.commission
        return rates.get(self.band, rates["standard"])

    async def resolve_policy_count(self, info):
        return await info.context["container"].policies.count(self.id)


class Viewer(graphene.ObjectType):
    id = graphene.ID(required=True)
    permissions = graphene.List(graphene.NonNull(graphene.String), required=True)

    async def resolve_permissions(self, info):
        return await info.context["container"].people.permissions(self.id)
