from django.urls import path

from school.views import SchoolGraphQLView

urlpatterns = [path("graphql", SchoolGraphQLView.as_view(graphiql=True))]
