from .clients import accounts

HOUSE_ACCOUNTS = ("fees", "suspense")


def house_accounts():
    return [accounts.get_account(name) for name in HOUSE_ACCOUNTS]
