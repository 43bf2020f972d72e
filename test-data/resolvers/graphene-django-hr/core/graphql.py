from graphene_django.views import GraphQLView
from graphql_sync_dataloaders import DeferredExecutionContext

from core.loaders import Loaders


class HRGraphQLView(GraphQLView):
    def __init__(self, *args, **kwargs):
        kwargs.setdefault("execution_context_class", DeferredExecutionContext)
        super().__init__(*args, **kwargs)

    def get_context(self, request):
        request.loaders = Loaders()
        return request
