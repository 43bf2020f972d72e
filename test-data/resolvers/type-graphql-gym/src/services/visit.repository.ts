import { Service } from 'typedi';

import { source } from '../data-source';

export interface Visit {
  at: Date;
  studio: string;
}

@Service()
export class VisitRepository {
  async latest(memberId: number): Promise<Visit | undefined> {
    return source
      .createQueryBuilder()
      .select(['v.at as at', 'v.studio_code as studio'])
      .from('visits', 'v')
      .where('v.member_id = :memberId', { memberId })
      .orderBy('v.at', 'DESC')
      .limit(1)
      .getRawOne<Visit>();
  }
}
