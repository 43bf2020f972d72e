import graphene

from insurance.auth import requires
from insurance.services.payouts import payouts_of

from .common import Audited

OPEN_STATES = ("reported", "assessing", "approved")


class Payout(graphene.ObjectType):
    ref = graphene.ID(required=True)
    cents = graphene.Int(required=True)
    paid_at = graphene.DateTime()


class Claim(Audited, graphene.ObjectType):
    id = graphene.ID(required=True)
    number = graphene.String(required=True)
    state = graphene.String(required=True)
    is_open = graphene.Boolean(required=True)
    payouts = graphene.List(graphene.NonNull(Payout), required=True)
    adjuster_notes = graphene.List(graphene.NonNull(graphene.String))

    def resolve_is_open(self, info):
        return self.state in OPEN_STATES

    async def resolve_payouts(self, info):
        return await payouts_of(self, info.context["container"].payments)

    @requires("claims:notes")
    async def resolve_adjuster_notes(self, info):
        redis = info.context["container"].redis
        return await redis.lrange(f"claims:{self.id}:notes", 0, 49)
