from .clients import accounts
from .entries import entries_of


def currencies_used(day):
    return {_currency(entry) for entry in entries_of(day)}


def _currency(entry):
    return accounts.get_account(entry.account_id).currency
