from graphql_sync_dataloaders import SyncDataLoader

from podium.mongo import documents


def load_reviewers(ids):
    by_id = {user["_id"]: user for user in documents.users.find({"_id": {"$in": ids}})}
    return [by_id.get(id_) for id_ in ids]


def load_recordings(piece_ids):
    recordings = {piece_id: [] for piece_id in piece_ids}
    for recording in documents.recordings.find({"piece": {"$in": piece_ids}}):
        recordings[recording["piece"]].append(recording)
    return list(recordings.values())


class Loaders:
    def __init__(self):
        self.reviewers = SyncDataLoader(load_reviewers)
        self.recordings = SyncDataLoader(load_recordings)
