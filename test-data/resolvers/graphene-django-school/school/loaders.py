from graphql_sync_dataloaders import SyncDataLoader

from .models import Guardian


def load_guardians(guardian_ids):
    guardians = Guardian.objects.in_bulk(guardian_ids)
    return [guardians.get(guardian_id) for guardian_id in guardian_ids]


class Loaders:
    def __init__(self):
        self.guardian = SyncDataLoader(load_guardians)
