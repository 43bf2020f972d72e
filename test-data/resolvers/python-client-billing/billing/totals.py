from collections import Counter
from itertools import batched

from .clients import accounts
from .entries import entries_of

CHUNK = 100


def totals_by_name(day):
    cents = Counter()
    for entry in entries_of(day):
        cents[entry.account_id] += entry.cents
    names = {}
    for ids in batched(cents, CHUNK):
        for account in accounts.list_accounts(list(ids)):
            names[account.id] = account.name
    return {names.get(account_id, account_id): total for account_id, total in cents.items()}
