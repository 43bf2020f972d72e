from datetime import date

import graphene
from graphene_django import DjangoObjectType

from .. import grades
from ..models import Enrolment, Guardian, Student, Teacher


class TeacherNode(DjangoObjectType):
    course_count = graphene.Int(required=True)
    initials = graphene.String(required=True)

    class Meta:
        model = Teacher
        interfaces = (graphene.relay.Node,)
        filter_fields = ["last_name"]
        fields = ("first_name", "last_name", "email")

    def resolve_course_count(root, info):
        return root.courses.count()

    def resolve_initials(root, info):
        return root.first_name[:1] + root.last_name[:1]


class GuardianType(DjangoObjectType):
    class Meta:
        model = Guardian
        fields = ("name", "phone")


class EnrolmentType(DjangoObjectType):
    grade_label = graphene.String()

    class Meta:
        model = Enrolment
        fields = ("id", "course", "grade", "active")

    def resolve_grade_label(root, info):
        return grades.label_of(root.grade)


class StudentType(DjangoObjectType):
    average = graphene.Float()
    is_birthday = graphene.Boolean()
    photo_url = graphene.String()
    guardian = graphene.Field(GuardianType)
    enrolments = graphene.List(graphene.NonNull(EnrolmentType))
    days_missed = graphene.Int(required=True)

    class Meta:
        model = Student
        fields = ("id", "name", "born")

    def resolve_average(root, info):
        return grades.average_of(root)

    def resolve_is_birthday(root, info):
        today = date.today()
        return (root.born.month, root.born.day) == (today.month, today.day)

    def resolve_photo_url(root, info):
        return root.photo.url if root.photo else None

    def resolve_guardian(root, info):
        return info.context.loaders.guardian.load(root.guardian_id)

    def resolve_enrolments(root, info):
        return root.enrolments.all()

    def resolve_days_missed(root, info):
        missed = root.attendances.filter(present=False)
        return missed.values("lesson__day").distinct().count()
