from datetime import date, datetime

from pydantic import BaseModel, ConfigDict


class Dto(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Policy(Dto):
    id: str
    number: str
    product_code: str
    holder_id: str
    broker_id: str | None = None
    premium_cents: int
    starts_on: date
    ends_on: date
    cancelled: bool = False
    created_by_id: str


class ClaimEvent(Dto):
    kind: str
    at: datetime


class Claim(Dto):
    id: str
    number: str
    policy_id: str
    state: str
    payout_refs: list[str] = []
    events: list[ClaimEvent] = []
    created_by_id: str


class Person(Dto):
    id: str
    given_name: str
    family_name: str


class Broker(Dto):
    id: str
    name: str
    band: str = "standard"


class Payout(Dto):
    ref: str
    cents: int
    paid_at: datetime | None = None


class Quote(Dto):
    policy_id: str
    premium_cents: int
    valid_until: date
