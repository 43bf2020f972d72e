# flake8: noqa

from ledger_client.api.accounts_api import AccountsApi
from ledger_client.api.entries_api import EntriesApi
