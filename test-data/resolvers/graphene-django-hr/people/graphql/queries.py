import graphene
from graphene_django.filter import DjangoFilterConnectionField

from people.graphql.types import DepartmentType, EmployeeNode
from people.selectors import employee_list, top_level_departments


class PeopleQuery(graphene.ObjectType):
    employees = DjangoFilterConnectionField(EmployeeNode, include_former=graphene.Boolean())
    departments = graphene.List(graphene.NonNull(DepartmentType), required=True)
    employee = graphene.Field(EmployeeNode, staff_number=graphene.String(required=True))

    @staticmethod
    def resolve_employees(root, info, include_former=False, **filters):
        return employee_list(active_only=not include_former)

    @staticmethod
    def resolve_departments(root, info):
        return top_level_departments()

    @staticmethod
    def resolve_employee(root, info, staff_number):
        return employee_list(active_only=False).filter(staff_number=staff_number).first()
