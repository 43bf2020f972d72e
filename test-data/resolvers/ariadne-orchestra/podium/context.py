from dataclasses import dataclass, field

from flask import Request

from podium.loaders import Loaders
from podium.tickets import TicketOffice


@dataclass
class Context:
    request: Request
    loaders: Loaders = field(default_factory=Loaders)
    tickets: TicketOffice = field(default_factory=TicketOffice)
    attendance: dict = field(default_factory=dict)

    @property
    def is_manager(self):
        return self.request.headers.get("X-Role") == "manager"
