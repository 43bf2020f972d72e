from freight.models import Port
from freight.repositories.base import Repository


class PortRepository(Repository[Port]):
    model = Port

    def by_code(self, unlocode: str) -> Port | None:
        return self._first(self.statement().where(Port.unlocode == unlocode))
