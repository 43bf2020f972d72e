import graphene
from sqlalchemy import func, select

from freight.extensions import Session
from freight.models import Notification


class AccountType(graphene.ObjectType):
    class Meta:
        name = "Account"

    email = graphene.String(required=True)
    unread_notifications = graphene.Int(required=True)

    @staticmethod
    def resolve_unread_notifications(root, info):
        statement = select(func.count(Notification.id)).where(
            Notification.account_id == root.id, Notification.read_at.is_(None)
        )
        return Session.scalar(statement)
