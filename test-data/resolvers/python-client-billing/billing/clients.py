import os

from ledger_client import AccountsApi, ApiClient, EntriesApi

_client = ApiClient(os.environ.get("LEDGER_URL", "http://localhost:8400"))
accounts = AccountsApi(_client)
entries = EntriesApi(_client)
