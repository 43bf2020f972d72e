import asyncio

from insurance.clients import PaymentsClient
from insurance.dto import Claim, Payout


async def payouts_of(claim: Claim, payments: PaymentsClient) -> list[Payout]:
    payouts = await asyncio.gather(*(payments.payout(ref) for ref in claim.payout_refs))
    return sorted(payouts, key=lambda payout: payout.ref)
