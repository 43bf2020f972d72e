import graphene

from ..models import Course, Enrolment


class TermType(graphene.ObjectType):
    name = graphene.String(required=True)
    course_count = graphene.Int(required=True)
    places_taken = graphene.Int(required=True)

    def resolve_course_count(root, info):
        return Course.objects.filter(term=root.name).count()

    def resolve_places_taken(root, info):
        return Enrolment.objects.filter(course__term=root.name, active=True).count()
