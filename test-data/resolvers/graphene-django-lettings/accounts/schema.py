import graphene
from django.contrib.auth import get_user_model
from graphene_django import DjangoObjectType


class AccountType(DjangoObjectType):
    unread_messages = graphene.Int(required=True)

    class Meta:
        model = get_user_model()
        fields = ("id", "username", "email")

    def resolve_unread_messages(self, info, **kwargs):
        return self.messages.filter(read=False).count()


class Query(object):
    me = graphene.Field(AccountType)

    def resolve_me(self, info, **kwargs):
        user = info.context.user
        return user if user.is_authenticated else None
