from datetime import date

import graphene

from insurance.auth import requires

from .claim import Claim
from .common import Audited, Money
from .person import Broker, Person


class PolicyStatus(graphene.Enum):
    PENDING = "pending"
    ACTIVE = "active"
    LAPSED = "lapsed"
    CANCELLED = "cancelled"


class PolicyDocument(graphene.ObjectType):
    title = graphene.String(required=True)
    url = graphene.String(required=True)


class Policy(Audited, graphene.ObjectType):
    id = graphene.ID(required=True)
    number = graphene.String(required=True)
    product_name = graphene.String(required=True)
    premium = graphene.Field(Money, required=True)
    status = graphene.Field(PolicyStatus, required=True)
    holder = graphene.Field(Person)
    broker = graphene.Field(Broker)
    claims = graphene.List(graphene.NonNull(Claim), state=graphene.String(), required=True)
    documents = graphene.List(graphene.NonNull(PolicyDocument), required=True)
    risk_score = graphene.Float()

    def resolve_product_name(self, info):
        return info.context["container"].catalogue.get(self.product_code)

    def resolve_premium(self, info):
        return Money.euros(self.premium_cents)

    def resolve_status(self, info):
        today = date.today()
        if self.cancelled:
            return PolicyStatus.CANCELLED
        if today < self.starts_on:
            return PolicyStatus.PENDING
        return PolicyStatus.ACTIVE if today <= self.ends_on else PolicyStatus.LAPSED

    def resolve_holder(self, info):
        return info.context["loaders"].person.load(self.holder_id)

    async def resolve_broker(self, info):
        if self.broker_id is None:
            return None
        return await info.context["loaders"].broker.load(self.broker_id)

    async def resolve_claims(self, info, state=None):
        return await info.context["container"].claims.for_policy(self.id, state)

    async def resolve_documents(self, info):
        return await info.context["container"].policies.documents(self.id)

    @requires("underwriting")
    async def resolve_risk_score(self, info):
        score = await info.context["container"].rating.call("risk.score", policy=self.id)
        return round(score["value"], 2)


class Renewal(graphene.ObjectType):
    number = graphene.String(required=True)
    ends_on = graphene.Date(required=True)
    quote = graphene.Field(Money)

    def resolve_quote(self, info):
        quote = info.context["quotes"].get(self.id)
        return quote and Money.euros(quote.premium_cents)
