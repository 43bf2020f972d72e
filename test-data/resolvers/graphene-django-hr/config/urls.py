from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from core.graphql import HRGraphQLView

urlpatterns = [path("graphql", csrf_exempt(HRGraphQLView.as_view(graphiql=False)))]
