from graphene_django.views import GraphQLView
from graphql_sync_dataloaders import DeferredExecutionContext

from .loaders import Loaders


class SchoolGraphQLView(GraphQLView):
    execution_context_class = DeferredExecutionContext

    def get_context(self, request):
        request.loaders = Loaders()
        return request
