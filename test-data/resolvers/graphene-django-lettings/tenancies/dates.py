import calendar
import datetime


def next_due(day, today=None):
    today = today or datetime.date.today()
    year, month = today.year, today.month
    if today.day > day:
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return datetime.date(year, month, min(day, calendar.monthrange(year, month)[1]))
