from datetime import date

from django.db.models import Q, QuerySet

from leave.models import LeaveRequest


def holidays_in(employee, year: int) -> QuerySet[LeaveRequest]:
    return LeaveRequest.objects.filter(
        employee=employee, kind=LeaveRequest.Kind.HOLIDAY, starts_on__year=year
    )


def requests_between(start: date, end: date) -> QuerySet[LeaveRequest]:
    return (
        LeaveRequest.objects.filter(starts_on__lte=end, ends_on__gte=start)
        .select_related("employee")
        .order_by("starts_on")
    )


def is_away(employee_id: int, start: date, end: date) -> bool:
    return LeaveRequest.objects.filter(
        Q(employee_id=employee_id), starts_on__lte=end, ends_on__gte=start
    ).exists()
