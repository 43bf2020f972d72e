import graphene

from insurance.auth import requires

from .claim import Claim
from .person import Viewer
from .policy import Policy, Renewal


class Query(graphene.ObjectType):
    policies = graphene.List(
        graphene.NonNull(Policy),
        search=graphene.String(),
        limit=graphene.Int(default_value=25),
        required=True,
    )
    claim = graphene.Field(Claim, number=graphene.String(required=True))
    renewals = graphene.List(graphene.NonNull(Renewal), month=graphene.String(required=True))
    viewer = graphene.Field(Viewer, required=True)

    async def resolve_policies(self, info, limit, search=None):
        return await info.context["container"].policies.search(search, min(limit, 100))

    async def resolve_claim(self, info, number):
        return await info.context["container"].claims.by_number(number)

    @requires("renewals")
    async def resolve_renewals(self, info, month):
        policies = await info.context["container"].policies.expiring(month)
        await info.context["quotes"].fill(policy.id for policy in policies)
        return policies

    def resolve_viewer(self, info):
        return info.context["user"]
