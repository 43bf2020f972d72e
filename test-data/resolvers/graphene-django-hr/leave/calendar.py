from datetime import date, timedelta

from django.conf import settings


def working_days(start: date, end: date) -> int:
    days = (start + timedelta(days=n) for n in range((end - start).days + 1))
    return sum(day.weekday() < 5 and day.isoformat() not in settings.PUBLIC_HOLIDAYS for day in days)
