from .clients import accounts, entries


def statement_lines(day):
    page = entries.list_entries(day)
    lines = []
    for entry in page.items:
        account = accounts.get_account(entry.account_id)
        lines.append(f"{account.name}: {entry.cents / 100:.2f} {account.currency}")
    return lines
