from leave import selectors
from leave.calendar import working_days
from leave.models import LeaveRequest


def leave_balance(employee, year: int) -> int:
    return employee.yearly_leave - _taken(employee, year)


def _taken(employee, year: int) -> int:
    return sum(working_days(request.starts_on, request.ends_on) for request in selectors.holidays_in(employee, year))


def colleagues_away(request: LeaveRequest, team: list[int]) -> list[int]:
    """Which of the given employees are away at the time as well."""
    away = []
    for employee_id in team:
        if employee_id == request.employee_id:
            continue
        if selectors.is_away(employee_id, request.starts_on, request.ends_on):
            away.append(employee_id)
    return away
