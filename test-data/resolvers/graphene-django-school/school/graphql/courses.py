import graphene
from graphene_django import DjangoObjectType

from ..models import Attendance, Course, Lesson, Room
from .people import TeacherNode  # noqa: F401 (the registry needs it)

WEEKDAYS = dict(Course.WEEKDAYS)


class RoomType(DjangoObjectType):
    class Meta:
        model = Room
        fields = ("id", "number", "seats")


class LessonType(DjangoObjectType):
    absent = graphene.Int(required=True)
    heading = graphene.String(required=True)

    class Meta:
        model = Lesson
        fields = ("id", "day", "topic", "course")

    def resolve_absent(self, info):
        return Attendance.objects.filter(lesson_id=self.id, present=False).count()

    def resolve_heading(self, info):
        return f"{self.day:%d %B}: {self.topic or 'to be announced'}"


class CourseType(DjangoObjectType):
    weekday_name = graphene.String()
    is_full = graphene.Boolean(required=True)
    student_names = graphene.List(graphene.NonNull(graphene.String))

    class Meta:
        model = Course
        fields = ("id", "title", "term", "capacity", "teacher", "room", "lessons")

    @staticmethod
    def resolve_weekday_name(root, info):
        return WEEKDAYS.get(root.weekday)

    @staticmethod
    def resolve_is_full(root, info):
        taken = root.enrolments.filter(active=True).count()
        return taken >= root.capacity

    @staticmethod
    def resolve_student_names(root, info):
        return root.enrolments.values_list("student__name", flat=True)
