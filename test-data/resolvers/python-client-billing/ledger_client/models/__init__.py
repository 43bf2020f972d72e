# flake8: noqa

from ledger_client.models.account import Account
from ledger_client.models.entry import Entry
from ledger_client.models.entry_page import EntryPage
