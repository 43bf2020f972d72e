from django.db import models


class Teacher(models.Model):
    first_name = models.CharField(max_length=80)
    last_name = models.CharField(max_length=80)
    email = models.EmailField()


class Room(models.Model):
    number = models.CharField(max_length=8)
    seats = models.PositiveIntegerField()


class Course(models.Model):
    WEEKDAYS = [(0, "Monday"), (1, "Tuesday"), (2, "Wednesday"), (3, "Thursday"), (4, "Friday")]

    title = models.CharField(max_length=120)
    term = models.CharField(max_length=8)
    weekday = models.IntegerField(choices=WEEKDAYS)
    capacity = models.PositiveIntegerField(default=24)
    teacher = models.ForeignKey(Teacher, on_delete=models.PROTECT, related_name="courses")
    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="+")


class Lesson(models.Model):
    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="lessons")
    day = models.DateField()
    topic = models.CharField(max_length=200, blank=True)


class Guardian(models.Model):
    name = models.CharField(max_length=120)
    phone = models.CharField(max_length=40)


class Student(models.Model):
    name = models.CharField(max_length=120)
    born = models.DateField()
    photo = models.ImageField(null=True, blank=True)
    guardian = models.ForeignKey(Guardian, on_delete=models.PROTECT, related_name="students")


class Enrolment(models.Model):
    student = models.ForeignKey(Student, on_delete=models.CASCADE, related_name="enrolments")
    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="enrolments")
    grade = models.FloatField(null=True)
    active = models.BooleanField(default=True)


class Attendance(models.Model):
    lesson = models.ForeignKey(Lesson, on_delete=models.CASCADE, related_name="attendances")
    student = models.ForeignKey(Student, on_delete=models.CASCADE, related_name="attendances")
    present = models.BooleanField()
