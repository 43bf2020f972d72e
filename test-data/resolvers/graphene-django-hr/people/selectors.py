from django.db.models import QuerySet

from people.models import Department, Employee


def employee_list(*, active_only: bool = True) -> QuerySet[Employee]:
    employees = Employee.objects.active() if active_only else Employee.objects.all()
    return employees.with_reports_count().select_related("department", "site").prefetch_related("skills")


def members_of(department: Department) -> QuerySet[Employee]:
    return employee_list().filter(department=department)


def top_level_departments() -> QuerySet[Department]:
    return Department.objects.order_by("name")
