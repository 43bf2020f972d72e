import DataLoader from 'dataloader';
import type { Collection, Db, Document } from 'mongodb';

import { ScoringClient } from './services/scoring';

export interface Context {
  applications: Collection;
  companies: Collection;
  candidates: Collection;
  jobs: Collection;
  scoring: ScoringClient;
  candidateById: DataLoader<string, Document | null>;
  companyById: DataLoader<string, Document | null>;
  applicantsByJob: DataLoader<string, number>;
}

function byKey(collection: Collection, key: string) {
  return new DataLoader<string, Document | null>(async (keys) => {
    const documents = await collection.find({ [key]: { $in: keys } }).toArray();
    const index = new Map<string, Document>();
    for (const document of documents) index.set(document[key], document);
    return keys.map((it) => index.get(it) ?? null);
  });
}

export const contextFactory = (db: Db) => async (): Promise<Context> => ({
  applications: db.collection('applications'),
  companies: db.collection('companies'),
  candidates: db.collection('candidates'),
  jobs: db.collection('jobs'),
  scoring: new ScoringClient(),
  candidateById: byKey(db.collection('candidates'), 'id'),
  companyById: byKey(db.collection('companies'), 'id'),
  applicantsByJob: new DataLoader(async (jobIds) => {
    const groups = await db
      .collection('applications')
      .aggregate([{ $match: { jobId: { $in: jobIds } } }, { $group: { _id: '$jobId', n: { $sum: 1 } } }])
      .toArray();
    return jobIds.map((id) => groups.find((group) => group._id === id)?.n ?? 0);
  }),
});
