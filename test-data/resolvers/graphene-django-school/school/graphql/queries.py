import graphene
import graphene_django_optimizer as gql_optimizer
from graphene_django.filter import DjangoFilterConnectionField

from ..models import Course, Lesson, Student
from .courses import CourseType, LessonType
from .people import StudentType, TeacherNode
from .term import TermType


class Query(graphene.ObjectType):
    teachers = DjangoFilterConnectionField(TeacherNode)
    courses = graphene.List(graphene.NonNull(CourseType), term=graphene.String(required=True))
    lessons = graphene.List(graphene.NonNull(LessonType), day=graphene.Date(required=True))
    students = graphene.List(graphene.NonNull(StudentType))
    student = graphene.Field(StudentType, id=graphene.ID(required=True))
    term = graphene.Field(TermType, name=graphene.String(required=True))

    def resolve_courses(root, info, term):
        return Course.objects.filter(term=term).select_related("teacher").prefetch_related("lessons")

    def resolve_lessons(root, info, day):
        return gql_optimizer.query(Lesson.objects.filter(day=day), info)

    def resolve_students(root, info):
        return _students().order_by("name")

    def resolve_student(root, info, id):
        return _students().filter(pk=id).first()

    def resolve_term(root, info, name):
        return TermType(name=name)


def _students():
    return Student.objects.prefetch_related("enrolments__course__teacher", "enrolments__course__lessons")
