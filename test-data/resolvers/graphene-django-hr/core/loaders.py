from django.db.models import Count
from graphql_sync_dataloaders import SyncDataLoader

from people.models import Employee
from people.selectors import employee_list


def load_employees(ids):
    employees = employee_list().in_bulk(ids)
    return [employees.get(pk) for pk in ids]


def load_headcounts(department_ids):
    counts = dict(
        Employee.objects.filter(department__in=department_ids)
        .values_list("department")
        .annotate(Count("pk"))
    )
    return [counts.get(pk, 0) for pk in department_ids]


class Loaders:
    def __init__(self):
        self.employee = SyncDataLoader(load_employees)
        self.headcount = SyncDataLoader(load_headcounts)
