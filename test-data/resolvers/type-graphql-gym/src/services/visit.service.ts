import { Service } from 'typedi';

import type { Member } from '../entities/member';
import { VisitRepository } from './visit.repository';

@Service()
export class VisitService {
  constructor(private readonly visits: VisitRepository) {}

  async lastVisitOf(member: Member): Promise<Date | null> {
    const visit = await this.visits.latest(member.id);
    return visit?.at ?? null;
  }

  /** Whole months since somebody joined. */
  monthsOf(member: Member, now = new Date()): number {
    return (now.getFullYear() - member.joined.getFullYear()) * 12 + now.getMonth() - member.joined.getMonth();
  }
}
