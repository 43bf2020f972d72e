import type DataLoader from 'dataloader';
import { Arg, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { Loader } from 'type-graphql-dataloader';
import { Service } from 'typedi';
import { Between, getConnection, getRepository, In } from 'typeorm';

import { Artist } from '../entities/Artist';
import { Performance } from '../entities/Performance';
import { Song } from '../entities/Song';
import { TicketService } from '../services/TicketService';

@Service()
@Resolver((of) => Performance)
export class PerformanceResolver {
  constructor(private readonly ticketService: TicketService) {}

  @Query((returns) => [Performance])
  async programme(@Arg('day') day: string) {
    return getRepository(Performance).find({
      where: { startsAt: Between(new Date(`${day}T00:00:00Z`), new Date(`${day}T23:59:59Z`)) },
    });
  }

  @FieldResolver((type) => Artist)
  @Loader<number, Artist | undefined>(async (ids) => {
    const artists = await getRepository(Artist).find({ where: { id: In([...ids]) } });
    return ids.map((id) => artists.find((artist) => artist.id === id));
  })
  artist(@Root() root: Performance) {
    return (dataloader: DataLoader<number, Artist | undefined>) => dataloader.load(root.artistId);
  }

  @FieldResolver((type) => Int)
  async ticketsSold(@Root() performance: Performance) {
    return this.ticketService.soldFor(performance);
  }

  @FieldResolver((type) => [Song])
  setlist(@Root() performance: Performance) {
    return getConnection().createQueryBuilder().relation(Performance, 'songs').of(performance).loadMany();
  }

  @FieldResolver((type) => Boolean)
  isNow(@Root() performance: Performance): boolean {
    const now = new Date();
    return performance.startsAt <= now && now < performance.endsAt;
  }
}
