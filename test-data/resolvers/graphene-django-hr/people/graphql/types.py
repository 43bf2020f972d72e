import hashlib

import graphene
from django.conf import settings
from django.utils.text import slugify
from graphene import relay
from graphene_django import DjangoObjectType

from leave.services import leave_balance
from people.models import Department, Employee, Site, Skill
from people.selectors import members_of

PALETTE = ["#264653", "#2a9d8f", "#e9c46a", "#f4a261", "#e76f51"]


class SiteType(DjangoObjectType):
    class Meta:
        model = Site
        fields = ("id", "name", "country")

    @classmethod
    def get_queryset(cls, queryset, info):
        if info.context.user.has_perm("people.view_confidential_sites"):
            return queryset
        return queryset.filter(confidential=False)


class SkillType(DjangoObjectType):
    slug = graphene.String(required=True)

    class Meta:
        model = Skill
        fields = ("id", "title")

    def resolve_slug(self, info):
        return slugify(self.title)


class DepartmentType(DjangoObjectType):
    headcount = graphene.Int(required=True)
    colour = graphene.String(required=True)
    members = graphene.List(graphene.NonNull(lambda: EmployeeNode), required=True)

    class Meta:
        model = Department
        fields = ("id", "name", "parent")

    def resolve_headcount(self, info):
        return info.context.loaders.headcount.load(self.pk)

    def resolve_colour(self, info):
        return PALETTE[self.pk % len(PALETTE)]

    def resolve_members(self, info):
        return members_of(self)


class EmployeeNode(DjangoObjectType):
    full_name = graphene.String(required=True)
    tenure_years = graphene.Int(required=True)
    avatar_url = graphene.String(required=True)
    manager_name = graphene.String()
    reports_count = graphene.Int(required=True)
    current_salary = graphene.Decimal()
    leave_balance = graphene.Int(year=graphene.Int(required=True), required=True)

    class Meta:
        model = Employee
        interfaces = (relay.Node,)
        fields = ("first_name", "last_name", "staff_number", "hired_on", "department", "site", "skills")
        filter_fields = {"last_name": ["exact", "icontains"], "department": ["exact"]}

    def resolve_avatar_url(self, info):
        digest = hashlib.sha256(self.staff_number.encode()).hexdigest()
        return f"{settings.AVATAR_BASE_URL}/{digest[:16]}.png"

    def resolve_manager_name(self, info):
        if self.manager_id is None:
            return None
        return self.manager.full_name

    def resolve_current_salary(self, info):
        if not info.context.user.has_perm("people.view_salary"):
            return None
        return self.current_salary

    def resolve_leave_balance(self, info, year):
        return leave_balance(self, year)
