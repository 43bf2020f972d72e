import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { inject, injectable } from 'tsyringe';
import { Arg, Ctx, FieldResolver, Float, Int, Query, Resolver, Root, UseMiddleware } from 'type-graphql';

import type { Context } from '../../common/context.js';
import { LogTime } from '../../common/log-time.js';
import { Bin } from '../bin/bin.entity.js';
import { Operator, Point } from './point.entity.js';

@injectable()
@Resolver(() => Point)
export class PointResolver {
  constructor(@inject('em') private readonly em: SqlEntityManager) {}

  @Query(() => [Point])
  points(@Arg('street', { nullable: true }) street?: string): Promise<Point[]> {
    return this.em.find(Point, street ? { street: { $ilike: `%${street}%` } } : {});
  }

  @Query(() => Point, { nullable: true })
  point(@Arg('id', () => Int) id: number) {
    return this.em.findOne(Point, { id });
  }

  @FieldResolver(() => String)
  address(@Root() { street, houseNumber }: Point) {
    return `${street} ${houseNumber}`;
  }

  @FieldResolver(() => Boolean)
  isOpen(@Root() point: Point, @Arg('hour', () => Int) hour: number) {
    return point.opensAt <= hour && hour < point.closesAt;
  }

  @FieldResolver(() => [Bin])
  @UseMiddleware(LogTime)
  async bins(@Root() point: Point) {
    return point.bins.loadItems({ populate: ['material'] });
  }

  @FieldResolver(() => Operator)
  operator(@Root() point: Point) {
    return point.operator.load();
  }

  @FieldResolver(() => Float, { nullable: true })
  @UseMiddleware(LogTime)
  fillLevel(@Root() { id }: Point, @Ctx() { loaders }: Context) {
    return loaders.fillLevel.load(id);
  }

  @FieldResolver(() => Int)
  complaints(@Root() { id }: Point, @Ctx() { loaders }: Context) {
    return loaders.complaints.load(id);
  }

  @FieldResolver(() => [Point])
  async neighbours(@Root() { id, latitude, longitude }: Point, @Ctx() { em }: Context): Promise<Point[]> {
    const rows = await em.getConnection().execute(
      `select * from point
        where id <> ? and earth_distance(ll_to_earth(latitude, longitude), ll_to_earth(?, ?)) < 500`,
      [id, latitude, longitude],
    );
    return rows.map((row: object) => em.map(Point, row));
  }
}
