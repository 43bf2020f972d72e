import graphene
from graphene_django import DjangoObjectType

from leave.calendar import working_days
from leave.models import LeaveRequest
from leave.selectors import requests_between
from leave.services import colleagues_away
from people.graphql.types import EmployeeNode


class LeaveRequestType(DjangoObjectType):
    employee_name = graphene.String(required=True)
    approver = graphene.Field(EmployeeNode)
    days = graphene.Int(required=True)
    kind_label = graphene.String(required=True)
    away_too = graphene.List(graphene.NonNull(graphene.Int), team=graphene.List(graphene.NonNull(graphene.Int)))

    class Meta:
        model = LeaveRequest
        fields = ("id", "starts_on", "ends_on")

    def resolve_employee_name(self, info):
        return self.employee.full_name

    def resolve_approver(self, info):
        return info.context.loaders.employee.load(self.approver_id) if self.approver_id else None

    def resolve_days(self, info):
        return working_days(self.starts_on, self.ends_on)

    def resolve_kind_label(self, info):
        return self.get_kind_display()

    def resolve_away_too(self, info, team=()):
        return colleagues_away(self, list(team)[:50])


class LeaveQuery(graphene.ObjectType):
    leave_calendar = graphene.List(
        graphene.NonNull(LeaveRequestType),
        start=graphene.Date(required=True),
        end=graphene.Date(required=True),
        required=True,
    )

    def resolve_leave_calendar(self, info, start, end):
        return requests_between(start, end)
