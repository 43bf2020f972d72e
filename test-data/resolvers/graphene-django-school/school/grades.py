from django.db.models import Avg

from .models import Enrolment

LABELS = [(1.5, "very good"), (2.5, "good"), (3.5, "satisfactory"), (4.5, "sufficient")]


def label_of(grade):
    if grade is None:
        return None
    return next((label for limit, label in LABELS if grade < limit), "failed")


def average_of(student):
    graded = _graded(student)
    return graded.aggregate(average=Avg("grade"))["average"]


def _graded(student):
    return Enrolment.objects.filter(student=student, grade__isnull=False)
