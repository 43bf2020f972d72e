import type { Collection } from 'mongodb';

interface JobLike {
  id: string;
  keywords: string[];
}

const query = ({ id, keywords }: JobLike) => ({ id: { $ne: id }, keywords: { $in: keywords } });

const run = (jobs: Collection, filter: object) => jobs.find(filter).limit(5).toArray();

export const similarTo = (job: JobLike, jobs: Collection) => run(jobs, query(job));
