from collections.abc import Iterator

from ledger_client import Entry

from .clients import entries


def entries_of(day: str) -> Iterator[Entry]:
    token = None
    while True:
        page = entries.list_entries(day, page_token=token)
        yield from page.items
        token = page.next_page_token
        if not token:
            return
