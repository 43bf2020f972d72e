import { Ctx, FieldResolver, Resolver, ResolverInterface, Root } from 'type-graphql';
import { Service } from 'typedi';
import { getManager, LessThanOrEqual, MoreThan } from 'typeorm';

import { Performance } from '../entities/Performance';
import { Stage } from '../entities/Stage';
import { MyContext } from '../types';
import { createBaseResolver } from './createBaseResolver';

const SIZES: [number, string][] = [
  [500, 'tent'],
  [5_000, 'field'],
  [50_000, 'arena'],
];

@Service()
@Resolver(() => Stage)
export class StageResolver extends createBaseResolver('Stages', Stage) implements ResolverInterface<Stage> {
  @FieldResolver(() => [Performance])
  performances(@Root() stage: Stage, @Ctx() { performancesByStageLoader }: MyContext) {
    return performancesByStageLoader.load(stage.id);
  }

  @FieldResolver(() => Performance, { nullable: true })
  nowPlaying(@Root() stage: Stage) {
    const now = new Date();
    return getManager().findOne(Performance, {
      where: { stage: { id: stage.id }, startsAt: LessThanOrEqual(now), endsAt: MoreThan(now) },
    });
  }

  @FieldResolver(() => String)
  size(@Root() { capacity }: Stage) {
    return SIZES.find(([limit]) => capacity <= limit)?.[1] ?? 'stadium';
  }
}
