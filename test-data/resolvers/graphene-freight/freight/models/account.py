from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from freight.models.base import Base


class Account(Base):
    __tablename__ = "account"

    email: Mapped[str] = mapped_column(unique=True)
    api_token: Mapped[str] = mapped_column(unique=True)


class Notification(Base):
    __tablename__ = "notification"

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    body: Mapped[str]
    read_at: Mapped[datetime | None]
