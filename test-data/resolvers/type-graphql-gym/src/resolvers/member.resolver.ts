import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { Service } from 'typedi';

import type { Context } from '../context';
import { source } from '../data-source';
import { Booking } from '../entities/booking';
import { Member } from '../entities/member';
import { Trainer } from '../entities/trainer';
import { VisitService } from '../services/visit.service';

@Service()
@Resolver(() => Member)
export class MemberResolver {
  private readonly memberRepository = source.getRepository(Member);
  private readonly bookingRepository = source.getRepository(Booking);

  constructor(private readonly visitService: VisitService) {}

  @Query(() => [Member])
  async members(@Arg('limit', () => Int, { defaultValue: 50 }) limit: number): Promise<Member[]> {
    return this.memberRepository.find({ take: limit });
  }

  @FieldResolver(() => String)
  fullName(@Root() { firstName, lastName }: Member): string {
    return `${firstName} ${lastName}`;
  }

  @FieldResolver(() => Trainer, { nullable: true })
  trainer(@Root() member: Member, @Ctx() { trainerLoader }: Context) {
    return member.trainerId ? trainerLoader.load(member.trainerId) : null;
  }

  @FieldResolver(() => [Booking])
  async bookings(@Root() member: Member): Promise<Booking[]> {
    return this.bookingRepository.find({ where: { memberId: member.id } });
  }

  @FieldResolver(() => Date, { nullable: true })
  async lastVisit(@Root() member: Member): Promise<Date | null> {
    return this.visitService.lastVisitOf(member);
  }

  @FieldResolver(() => Int)
  monthsMember(@Root() member: Member): number {
    return this.visitService.monthsOf(member);
  }
}
